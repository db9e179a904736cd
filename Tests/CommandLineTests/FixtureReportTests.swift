import Foundation
import TestDocuments
import Testing

@Suite struct `Fixture cases` {
  @Test(arguments: FixtureCase.all)
  func `the reports are those that are recorded, in any order and number at a time`(
    fixture: FixtureCase
  ) throws {
    for (run, language) in [(FixtureRuns.english, "en"), (FixtureRuns.chinese, "zh")] {
      let report = try #require(try run.get().reports[fixture.name])
      try expectSnapshot(
        report, in: fixture.expected.appendingPathComponent("report.\(language).txt"))
    }
    let file = fixture.expected.appendingPathComponent("report.json")
    if Snapshot.isRecording {
      try expectSnapshot(Program.run("check", fixture.path, "--format", "json").output, in: file)
    } else {
      let line = try #require(try FixtureRuns.json.get().reports[fixture.name])
      try expectSameJSON(line, as: file)
    }
  }

  @Test func `runs over all cases end in the worst status, without complaint`() throws {
    for run in [FixtureRuns.json, FixtureRuns.english, FixtureRuns.chinese] {
      #expect(try run.get().result.status == 1)
      #expect(try run.get().result.errors == "")
    }
  }

  @Test(arguments: ["ready", "gaps", "undetermined"])
  func `a case alone has the report that it has among others`(verdict: String) throws {
    let fixture = try FixtureCase.first(verdict)
    let json = try Program.run("check", fixture.path, "--format", "json", "--jobs", "1")
    try expectSnapshot(json.output, in: fixture.expected.appendingPathComponent("report.json"))
    let text = try Program.run("check", fixture.path, "--lang", "en")
    #expect(try text.output == FixtureRuns.english.get().reports[fixture.name])
    let status: [String: Int32] = ["ready": 0, "gaps": 1, "undetermined": 2]
    #expect(json.status == status[verdict])
    #expect(text.status == status[verdict])
    #expect(json.errors + text.errors == "")
  }

  @Test(arguments: FixtureCase.all)
  func `counts agree with what they count`(fixture: FixtureCase) throws {
    let report = try Report(#require(FixtureRuns.json.get().reports[fixture.name]))
    #expect(report.outcomes == report.count(of: report.checks, by: "outcome"))
    let severities = report.count(of: report.findings, by: "severity")
    #expect(report.summary["errors"] as? Int == severities["error", default: 0])
    #expect(report.summary["warnings"] as? Int == severities["warning", default: 0])
    #expect(report.summary["notes"] as? Int == severities["note", default: 0])
    #expect(report.summary["documents"] as? Int == report.documents.count)
  }

  @Test func `a document gives the same bytes in any order and number of runs`() throws {
    let folder = "fixtures/documents"
    let documents = FixtureCase.folders(in: folder).map { "\(folder)/\($0)" }
    var generator = Shuffle(state: 6)
    var lines: [String: Set<Substring>] = [:]
    for jobs in ["1", "2"] {
      let order = (documents + documents).shuffled(using: &generator)
      let result = try Program.run(
        arguments: ["inspect", "--format", "ndjson", "--jobs", jobs] + order)
      let printed = result.output.split(separator: "\n")
      #expect(printed.count == order.count)
      for (path, line) in zip(order, printed) { lines[path, default: []].insert(line) }
    }
    #expect(lines.count == documents.count)
    for (path, lines) in lines { #expect(lines.count == 1, "\(path)") }
  }

  @Test(arguments: FixtureCase.all)
  func `a fixture states its day of submission`(fixture: FixtureCase) throws {
    let file = Program.root.appendingPathComponent(fixture.path + "/case.yaml")
    let text = String(decoding: try Foundation.Data(contentsOf: file), as: UTF8.self)
    #expect(text.contains("\nsubmitting: "), "its report would change with the clock")
  }

  @Test(arguments: Plant.all)
  func `a planted flaw is found, and nothing else`(plant: Plant) throws {
    let (_, _, verdict, expected) = try plant.read()
    let report = try Report(#require(try Plant.reports.get()[plant.name]))
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
