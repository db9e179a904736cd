import Evidence

/// A line for each case, as a spreadsheet reads it (RFC 4180).
struct CSVRun: RunReport {
  private let phrases: Phrases
  private var isEmpty = true

  init(_ phrases: Phrases) { self.phrases = phrases }

  mutating func add(_ outcome: CaseOutcome) -> String {
    defer { isEmpty = false }
    return (isEmpty ? head : "") + line(cells(of: outcome))
  }

  func finish() -> String { isEmpty ? head : "" }

  private var head: String {
    line([
      "case", "ticket", "marketplace", "submitting", "verdict", "documents", "errors", "warnings",
      "notes", "first_gap", "first_gap_rule", "ready_from", "ready_until", "mend_by",
    ])
  }

  private func cells(of outcome: CaseOutcome) -> [String] {
    switch outcome {
    case .refused(let path, let words):
      [path, "", "", "", "refused", "", "", "", "", words.text(in: phrases.language)]
        + Self.blanks(4)
    case .notFound(let words):
      ["", "", "", "", "refused", "", "", "", "", words.text(in: phrases.language)]
        + Self.blanks(4)
    case .assessed(let assessment, _): cells(of: assessment)
    }
  }

  private func cells(of assessment: Assessment) -> [String] {
    let summary = ReportSummary(assessment)
    let gravest = assessment.findings.gravestFirst.first
    return [
      assessment.readCase.received.path, assessment.readCase.file.ticket,
      assessment.readCase.file.marketplace ?? "", assessment.readCase.submitting.description,
      assessment.verdict.rawValue, "\(summary.documents)", "\(summary.errors)",
      "\(summary.warnings)", "\(summary.notes)",
      gravest?.message.text(in: phrases.language) ?? "", gravest?.check.rule ?? "",
    ]
      + [assessment.outlook.readyFrom, assessment.outlook.readyUntil, assessment.outlook.mendBy]
      .map { $0?.day.description ?? "" }
  }

  private static func blanks(_ count: Int) -> [String] { Array(repeating: "", count: count) }

  private func line(_ cells: [String]) -> String {
    cells.map(Self.cell).joined(separator: ",") + "\r\n"
  }

  /// A cell that no spreadsheet takes for a formula.
  private static func cell(_ text: String) -> String {
    let oneLine = text.replacing("\n", with: " ")
    let plain = PrintableText.escape(oneLine)
    let isFormula = plain.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = isFormula ? "'" + plain : plain
    guard safe.contains(where: { "\",\r\n".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
