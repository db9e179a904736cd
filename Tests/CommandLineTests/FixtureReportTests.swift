import Foundation
import Testing

@Suite struct `Fixture cases` {
  @Test(arguments: FixtureCase.all)
  func `the reports are those that are recorded`(fixture: FixtureCase) throws {
    let json = try Program.run("check", fixture.path, "--format", "json")
    try expectSnapshot(json.output, in: fixture.expected.appendingPathComponent("report.json"))
    for language in ["en", "zh"] {
      let text = try Program.run("check", fixture.path, "--lang", language)
      #expect(text.status == json.status)
      #expect(text.errors == "")
      try expectSnapshot(
        text.output, in: fixture.expected.appendingPathComponent("report.\(language).txt"))
    }
  }

  @Test(arguments: FixtureCase.all)
  func `status, verdict and counts agree, and two runs are the same bytes`(
    fixture: FixtureCase
  ) throws {
    let first = try Program.run("check", fixture.path, "--format", "ndjson")
    let second = try Program.run("check", fixture.path, "--format", "ndjson", "--jobs", "1")
    #expect(first == second)
    let report = try Report(first.output)
    let status: [String: Int32] = ["ready": 0, "gaps": 1, "undetermined": 2]
    #expect(status[report.verdict] == first.status)
    #expect(report.outcomes == report.count(of: report.checks, by: "outcome"))
    let severities = report.count(of: report.findings, by: "severity")
    #expect(report.summary["errors"] as? Int == severities["error", default: 0])
    #expect(report.summary["warnings"] as? Int == severities["warning", default: 0])
    #expect(report.summary["notes"] as? Int == severities["note", default: 0])
    #expect(report.summary["documents"] as? Int == report.documents.count)
  }

  @Test(arguments: FixtureCase.all)
  func `a fixture states its day of submission`(fixture: FixtureCase) throws {
    let file = Program.root.appendingPathComponent(fixture.path + "/case.yaml")
    let text = String(decoding: try Foundation.Data(contentsOf: file), as: UTF8.self)
    #expect(text.contains("\nsubmitting: "), "its report would change with the clock")
  }

  @Test func `all cases in one run are the reports of single runs, in order`() throws {
    let together = try Program.run("check", "fixtures/cases", "--format", "ndjson")
    let single = try FixtureCase.all.map {
      try Program.run("check", $0.path, "--format", "ndjson").output
    }
    #expect(together.output == single.joined())
  }

  @Test(arguments: Plant.all)
  func `a planted flaw is found, and nothing else`(plant: Plant) throws {
    let (base, remove, verdict, expected) = try plant.read()
    let scratch = try Scratch()
    let copy = try plant.planted(into: scratch, base: base, remove: remove)
    let report = try Report(Program.run("check", copy.path, "--format", "ndjson").output)
    #expect(report.verdict == verdict)
    var rest = report.findings
    for expectation in expected {
      let index = rest.firstIndex(where: expectation.matches)
      #expect(index != nil, "not found: \(expectation)")
      if let index { rest.remove(at: index) }
    }
    let grave = rest.filter {
      $0["severity"] as? String == "error" || $0["outcome"] as? String == "unknown"
    }
    for finding in grave { Issue.record("found too: \(Report.line(finding))") }
  }
}

/// A report as a consumer sees it.
struct Report {
  let root: [String: Any]

  init(_ json: String) throws {
    let value = try JSONSerialization.jsonObject(with: Foundation.Data(json.utf8))
    root = try #require(value as? [String: Any])
  }

  var path: String { (root["case"] as? [String: Any])?["path"] as? String ?? "" }
  var verdict: String { root["verdict"] as? String ?? "" }
  var documents: [[String: Any]] { root["documents"] as? [[String: Any]] ?? [] }
  var checks: [[String: Any]] { root["checks"] as? [[String: Any]] ?? [] }
  var findings: [[String: Any]] { root["findings"] as? [[String: Any]] ?? [] }
  var summary: [String: Any] { root["summary"] as? [String: Any] ?? [:] }

  /// How many checks the summary says that there are of each outcome, none left out.
  var outcomes: [String: Int] {
    (summary["checks"] as? [String: Int] ?? [:]).filter { $0.value > 0 }
  }

  func count(of objects: [[String: Any]], by key: String) -> [String: Int] {
    objects.reduce(into: [:]) { $0[$1[key] as? String ?? "", default: 0] += 1 }
  }

  static func line(_ finding: [String: Any]) -> String {
    ["rule", "reason", "document", "field", "subject", "message", "found", "expected"]
      .compactMap { finding[$0] as? String }.joined(separator: " | ")
  }
}
