import Evidence
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite struct `Reports of a run` {
  private static let hostile = "a|b <script>alert(1)</script>\n::error::`x`\u{202E},\"=1+1\"&%0A"

  private static let outcomes: [CaseOutcome] = [
    .assessed(Sample.assessment()),
    .refused(path: "cases/broken", words: LocalizedText(plain: "case.yaml:2:1: no ticket")),
    .assessed(
      Sample.assessment(
        findings: [
          Sample.finding(
            "kind", document: "invoice-1.pdf", message: hostile, found: hostile)
        ], path: "=cmd|' /C calc'!A0")),
  ]

  @Test func `JSON of several cases is a list, of one an object`() throws {
    let json = JSONReport(tool: ToolVersion(name: "dossier", version: "0.1.0"))
    let reports = [Sample.assessment(), Sample.assessment(path: "cases/other")]
    let values = reports.map(json.report)
    #expect(
      Sample.run(.json, reports.map { CaseOutcome.assessed($0) }) == JSONValue.array(values).pretty)
    #expect(Sample.run(.json, [.assessed(reports[0])], isOfOne: true) == values[0].pretty)
    #expect(Sample.run(.json, []) == "[]\n")
    #expect(
      Sample.run(.ndjson, reports.map { CaseOutcome.assessed($0) })
        == values.map { $0.compact + "\n" }.joined())
  }

  @Test func `JUnit counts each check that applied, and tells failures from errors`() throws {
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(Sample.run(.junit, Self.outcomes).utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.suites.map(\.name) == ["cases/acme", "cases/broken", "=cmd|' /C calc'!A0"])
    for suite in reader.suites {
      #expect(suite.stated["tests"] == "\(suite.tests)")
      #expect(suite.stated["failures"] == "\(suite.failures)")
      #expect(suite.stated["errors"] == "\(suite.errors)")
    }
    // Two errors failed, one could not be decided; the warning and the note pass.
    #expect(reader.suites[0].failures == 2)
    #expect(reader.suites[0].errors == 1)
    #expect(reader.suites[1].errors == 1)
    #expect(Sample.run(.junit, []).contains("</testsuites>"))
  }

  private func sarif(_ outcomes: [CaseOutcome]) throws -> [String: Any] {
    let data = Data(Sample.run(.sarif, outcomes).utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func run(_ log: [String: Any]) throws -> [String: Any] {
    try #require((log["runs"] as? [[String: Any]])?.first)
  }

  @Test func `SARIF has one run, whose results name their rules`() throws {
    let log = try sarif(Self.outcomes)
    #expect(log["version"] as? String == "2.1.0")
    let run = try run(log)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == Sample.findings.count + 1)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    #expect(results.map { $0["level"] as? String }.prefix(2) == ["note", "error"])
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect(try self.run(sarif([]))["results"] as? [[String: Any]] != nil)
  }

  private func fingerprints(_ assessment: Assessment) throws -> [String] {
    let results = try run(sarif([.assessed(assessment)]))["results"] as? [[String: Any]]
    return try #require(results).compactMap {
      ($0["partialFingerprints"] as? [String: String])?["dossier/1"]
    }
  }

  @Test func `a fingerprint survives a rename and not another document`() throws {
    let finding = { Sample.finding("kind", document: $0) }
    let named = Sample.assessment(findings: [finding("invoice-1.pdf")])
    let renamed = Sample.assessment(
      documents: [Sample.document("Rechnung.pdf")], findings: [finding("Rechnung.pdf")],
      path: "elsewhere/acme")
    #expect(try fingerprints(named) == fingerprints(renamed))
    let all = try fingerprints(Sample.assessment())
    #expect(Set(all).count == all.count)
  }

  @Test func `an annotation is one line, whatever stands in it`() throws {
    let text = Sample.run(.github, Self.outcomes)
    let lines = text.split(separator: "\n")
    #expect(lines.count == Sample.findings.count + 2)
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    let last = try #require(lines.last)
    #expect(last.contains("%250A") && last.contains("</script>%0A::error::"))
    #expect(lines.contains { $0.hasPrefix("::notice file=cases/acme/invoice-1.pdf,title=") })
  }

  @Test func `a summary in Markdown keeps text as text`() {
    let text = Sample.run(.markdown, Self.outcomes)
    #expect(!text.contains("<script>") && text.contains("&lt;script\\>"))
    #expect(text.contains("a\\|b"))
    #expect(text.contains("### ❌ cases/acme: GAPS"))
    #expect(text.contains("**cases:** 3: 2 GAPS, 1 refused"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ❌ | invoice-1.pdf") }
    #expect(rows.count == 2)
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `a line of CSV is a case, and no cell is a formula`() {
    let text = Sample.run(.csv, Self.outcomes)
    let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("case,ticket,marketplace,submitting,verdict,"))
    #expect(lines[1].hasPrefix("cases/acme,authenticity,US,2026-11-22,gaps,4,3,1,1,"))
    #expect(lines[2].hasPrefix("cases/broken,,,,refused,"))
    #expect(lines[3].hasPrefix("'=cmd|' /C calc'!A0,"))
    #expect(lines[3].contains("\"\"=1+1\"\""))
  }
}

/// What a reader of JUnit XML makes of it.
private final class JUnitReader: NSObject, XMLParserDelegate {
  struct Suite {
    let name: String
    let stated: [String: String]
    var tests = 0
    var failures = 0
    var errors = 0
  }

  private(set) var suites: [Suite] = []

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let last = suites.count - 1
    switch element {
    case "testsuite": suites.append(Suite(name: attributes["name"] ?? "", stated: attributes))
    case "testcase": suites[last].tests += 1
    case "failure": suites[last].failures += 1
    case "error": suites[last].errors += 1
    default: break
    }
  }
}
