import Evidence
import Foundation
import Testing

@testable import Reporting

@Suite struct `JSON report` {
  private let report = JSONReport(tool: ToolVersion(name: "dossier", version: "0.1.0"))
    .report(of: Sample.assessment())

  private func keys(_ value: JSONValue?) -> [String] {
    if case .object(let members) = value { members.map(\.key) } else { [] }
  }

  private func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements) = value { elements } else { [] }
  }

  @Test func `keys stand in the order of the contract`() throws {
    #expect(
      keys(report) == [
        "schema", "tool", "case", "verdict", "documents", "checks", "findings", "outlook",
        "summary",
      ])
    #expect(keys(report["case"]) == ["path", "ticket", "marketplace", "submitting"])
    let finding = try #require(elements(report["findings"]).first)
    #expect(
      keys(finding) == [
        "rule", "severity", "reason", "outcome", "document", "field", "subject", "message",
        "expected", "found", "evidence", "fix", "source",
      ])
    let checks = try #require(report["summary"]?["checks"])
    #expect(keys(checks) == ["pass", "fail", "unknown", "not_applicable"])
    let contract = [
      "path", "sha256", "bytes", "media_type", "pages", "kind", "kind_confidence", "languages",
      "text_source", "fields",
    ]
    for document in elements(report["documents"]) {
      #expect(keys(document).filter(contract.contains) == contract)
    }
  }

  @Test func `a field is known with its place, ambiguous, or unknown, never half`() throws {
    let invoice = elements(report["documents"])[1]
    let fields = elements(invoice["fields"])
    #expect(fields.map { $0["name"] } == ["number", "issue_date", "total", "term.end"])
    #expect(
      fields[0].compact == """
        {"name":"number","value":"LY-7","text":"14 May 2026","source":"text","page":1,\
        "box":[56.0,96.0,468.9,119.0],\
        "boxes":[[412.1,96.0,468.9,107.2],[56.0,108.0,90.0,119.0]],"confidence":0.97}
        """)
    #expect(fields[1]["value"] == .null)
    #expect(
      elements(fields[1]["alternatives"]).map { $0["value"] } == ["2026-02-16", "2026-03-18"])
    #expect(fields[2]["value"] == .null)
    #expect(fields[2]["unknown"] == "not-understood")
    #expect(fields[3]["value"] == "open-ended")
  }

  @Test func `a file that cannot be read has its problem, and no text`() {
    let locked = elements(report["documents"])[2]
    #expect(locked["problem"]?["reason"] == "encrypted")
    #expect(locked["text_source"] == "none")
    #expect(locked["pages"] == .null)
  }

  @Test func `the same assessment is the same bytes`() {
    let again = JSONReport(tool: ToolVersion(name: "dossier", version: "0.1.0"))
      .report(of: Sample.assessment())
    #expect(again.compact == report.compact)
    #expect(!report.compact.contains("\n"))
  }

  @Test func `the schema describes every key that is written`() {
    let documents = elements(report["documents"])
    #expect(!documents.isEmpty)
    #expect(Set(keys(report)).isSubset(of: keys(ReportSchema.json["properties"])))
    for (name, values) in [
      ("document", documents), ("check", elements(report["checks"])),
      ("finding", elements(report["findings"])),
    ] {
      let described = Set(keys(ReportSchema.json["$defs"]?[name]?["properties"]))
      for value in values { #expect(Set(keys(value)).isSubset(of: described)) }
    }
    let inspected = JSONInspection(withWords: true).inspection(of: Sample.invoice)
    #expect(
      Set(keys(inspected)).isSubset(
        of: keys(ReportSchema.json["$defs"]?["document"]?["properties"]))
    )
  }

  @Test(.enabled(if: SchemaValidator.isAvailable, "python3 has no module jsonschema"))
  func `reports are valid by their schema, and a wrong one is not`() throws {
    let validator = try SchemaValidator(schema: ReportSchema.json.compact)
    #expect(try validator.complaint(about: report.compact) == "")
    let wrong = report.compact.replacing("\"verdict\":\"gaps\"", with: "\"verdict\":\"fine\"")
    #expect(try validator.complaint(about: wrong).contains("fine"))
  }
}

/// An independent judge of JSON Schema: Python's, where the machine has it.
struct SchemaValidator {
  static let isAvailable = (try? run(["-c", "import jsonschema"], input: "").status) == 0

  private let schema: String

  init(schema: String) throws { self.schema = schema }

  /// Empty when the JSON is valid.
  func complaint(about json: String) throws -> String {
    let script = """
      import json, sys, jsonschema
      schema, value = (json.loads(line) for line in sys.stdin)
      jsonschema.Draft202012Validator.check_schema(schema)
      for error in jsonschema.Draft202012Validator(schema).iter_errors(value):
          print(error.json_path, error.message)
      """
    let result = try Self.run(["-c", script], input: schema + "\n" + json)
    return result.status == 0 ? result.output : "status \(result.status)\(result.output)"
  }

  private static func run(
    _ arguments: [String], input: String
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let stdin = Pipe()
    let stdout = Pipe()
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
