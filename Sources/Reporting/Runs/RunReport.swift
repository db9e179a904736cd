public import Evidence

/// What became of one case of a run.
public enum CaseOutcome: Sendable {
  /// With pictures of its pages where the report was to have some.
  case assessed(Assessment, Illustrations = Illustrations())
  /// The case file, or the folder, was not accepted.
  case refused(path: String, words: LocalizedText)
  /// Where a case was named, there is none.
  case notFound(words: LocalizedText)
}

/// The report of a whole run in one format.
///
/// What it returns is to be written in that order; so a run of any length needs no more memory than
/// its largest case.
public protocol RunReport {
  /// Adds a case; returns what can be written now.
  mutating func add(_ outcome: CaseOutcome) -> String
  /// What stands after the last case.
  mutating func finish() -> String
}

/// Cases as one JSON value a line.
struct NDJSONRun: RunReport {
  let json: JSONReport

  func add(_ outcome: CaseOutcome) -> String {
    guard case .assessed(let assessment, _) = outcome else { return "" }
    return json.report(of: assessment).compact + "\n"
  }

  func finish() -> String { "" }
}

/// One object for a single case, a list for several, whatever became of the others.
struct JSONRun: RunReport {
  let json: JSONReport
  let isList: Bool
  private var isEmpty = true

  init(json: JSONReport, isList: Bool) {
    self.json = json
    self.isList = isList
  }

  mutating func add(_ outcome: CaseOutcome) -> String {
    guard case .assessed(let assessment, _) = outcome else { return "" }
    let report = json.report(of: assessment)
    guard isList else { return report.pretty }
    defer { isEmpty = false }
    return (isEmpty ? "[\n  " : ",\n  ") + report.pretty(inside: 1)
  }

  func finish() -> String {
    guard isList else { return "" }
    return isEmpty ? "[]\n" : "\n]\n"
  }
}

/// The reports for a person one under the other, and under several what they add up to.
struct TextRun: RunReport {
  let text: TextReport
  private var tally = RunTally()

  init(text: TextReport) { self.text = text }

  mutating func add(_ outcome: CaseOutcome) -> String {
    let separator = tally.assessed == 0 ? "" : "\n"
    tally.add(outcome)
    guard case .assessed(let assessment, _) = outcome else { return "" }
    return separator + text.report(of: assessment)
  }

  func finish() -> String {
    tally.cases > 1 ? "\n" + text.overview(of: tally) : ""
  }
}
