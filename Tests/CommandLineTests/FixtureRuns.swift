import Foundation
import TestDocuments
import Testing

/// All fixture cases through the program, once for each kind of report, for all tests that look at
/// such a report.
///
/// Each run takes the cases in an order of its own and reads another number of documents at a
/// time: the reports are recorded, so that none may depend on either.
enum FixtureRuns {
  struct Run {
    let result: Program.Result
    /// What the program prints of each case alone, by the case's name.
    let reports: [String: String]
  }

  /// The folder of all cases, named as one; a line of JSON for each.
  static let json = Result {
    let result = try Program.run("check", "fixtures/cases", "--format", "ndjson")
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == FixtureCase.all.count)
    let names = try lines.map { String(try Report($0).path.split(separator: "/").last ?? "") }
    try #require(names == FixtureCase.all.map(\.name))
    return Run(result: result, reports: Dictionary(uniqueKeysWithValues: zip(names, lines)))
  }

  static let english = Result {
    let cases = Array(FixtureCase.all.reversed())
    let result = try check(cases, "--lang", "en", "--jobs", "1")
    return Run(result: result, reports: try sections(of: result.output, cases, overview: "cases"))
  }

  static let chinese = Result {
    var generator = Shuffle(state: 2026)
    let cases = FixtureCase.all.shuffled(using: &generator)
    let result = try check(cases, "--lang", "zh", "--jobs", "3")
    return Run(result: result, reports: try sections(of: result.output, cases, overview: "案件"))
  }

  private static func check(_ cases: [FixtureCase], _ options: String...) throws -> Program.Result {
    try Program.run(arguments: ["check"] + cases.map(\.path) + options)
  }

  /// The reports of a text: each ends where the next case's name stands, or the overview begins.
  private static func sections(
    of text: String, _ cases: [FixtureCase], overview: String
  ) throws -> [String: String] {
    var rest = text[...]
    var sections: [String: String] = [:]
    let heads = cases.dropFirst().map { "\n\n\($0.path)\n" } + ["\n\n\(overview)"]
    for (fixture, next) in zip(cases, heads) {
      try #require(rest.hasPrefix(fixture.path + "\n"))
      let end = try #require(rest.firstRange(of: next)?.lowerBound)
      sections[fixture.name] = rest[..<end] + "\n"
      rest = rest[rest.index(end, offsetBy: 2)...]
    }
    return sections
  }
}
