import Foundation
import TestDocuments
import Testing

/// Reports held against the files again.
@Suite struct `Verifying a report` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/gaps-invoice"),
      to: scratch.folder.appendingPathComponent("case"))
    let report = try Program.run("check", "case", "--format", "json", in: scratch.folder)
    try scratch.write("report.json", report.output)
  }

  private func verify(_ options: String = "") throws -> Program.Result {
    try Program.shell("dossier verify report.json --lang en \(options)", in: scratch.folder)
  }

  private func edit(_ old: String, _ new: String) throws {
    let url = scratch.folder.appendingPathComponent("report.json")
    let text = try String(contentsOf: url, encoding: .utf8)
    let range = try #require(text.range(of: old))
    try scratch.write("report.json", text.replacingCharacters(in: range, with: new))
  }

  @Test func `says that it holds, from another folder too`() throws {
    let result = try verify()
    #expect(result.status == 0 && result.output.contains("everything that the report says holds"))
    let elsewhere = try Program.shell(
      "cd / && dossier verify '\(scratch.folder.path)/report.json' --root '\(scratch.folder.path)'")
    #expect(elsewhere.status == 0)
    #expect(
      try Program.shell("cd / && dossier verify '\(scratch.folder.path)/report.json'").status == 3)
  }

  @Test(arguments: [
    ("\"verdict\": \"gaps\"", "\"verdict\": \"ready\"", "verdict"),
    ("\"value\": \"2025-10-28\"", "\"value\": \"2025-11-28\"", "issue_date"),
    ("\"box\": [4", "\"box\": [5", "box"),
    ("\"severity\": \"error\"", "\"severity\": \"note\"", "severity"),
  ])
  func `says what was changed in it`(_ old: String, _ new: String, _ place: String) throws {
    try edit(old, new)
    let result = try verify()
    #expect(result.status == 1)
    #expect(result.output.contains("in 1 place") && result.output.contains(place))
  }

  @Test func `says when a document is another one now`() throws {
    let bill = scratch.folder.appendingPathComponent("case/Invoice 18863.pdf")
    let bytes = try Data(contentsOf: bill)
    try (bytes + Data("\n% later\n".utf8)).write(to: bill)
    let result = try verify()
    #expect(result.status == 1)
    #expect(result.output.contains("Invoice 18863.pdf › sha256"))
  }

  @Test func `neutralises what a forged report holds`() throws {
    try edit("\"verdict\"", "\"ver\\u001b[31m\\u202edict\"")
    let result = try verify()
    #expect(result.status == 1)
    #expect(!result.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
