internal import Evidence

/// A page for a case.
struct HTMLCaseRun: RunReport {
  let report: HTMLReport

  func add(_ outcome: CaseOutcome) -> String {
    guard case .assessed(let assessment, let illustrations) = outcome else { return "" }
    return report.report(of: assessment, illustrations)
  }

  func finish() -> String { "" }
}

/// A page that lists the cases of a run, the gravest first, and leads to those of the cases.
///
/// Holds a row of text for each case until the last one.
struct HTMLIndexRun: RunReport {
  private struct Row {
    let order: Int
    let verdictName: String
    let sign: String
    let verdict: String
    let link: String?
    let name: String
    let ticket: String
    let deadline: String
    let deadlineOrder: String
    let limit: String
    let limitOrder: String
    let errors: String
    let warnings: String
    let firstGap: String
  }

  private struct Gap {
    let severityName: String
    let severity: String
    let title: String
    let rule: String
    let cases: String
    let share: String
  }

  private struct View {
    let frame: PageFrame
    let facts: [FactView]
    let hasGaps: Bool
    let gaps: [Gap]
    let cases: [Row]
  }

  private let tool: ToolVersion
  private let phrases: Phrases
  /// Nil where the cases have no pages of their own.
  private var names: ReportNames?
  private var rows: [Row] = []
  private var titles: [String: LocalizedText] = [:]
  private var tally = RunTally()

  /// - Parameter linking: Whether each case has a page beside this one.
  init(tool: ToolVersion, _ phrases: Phrases, linking: Bool) {
    self.tool = tool
    self.phrases = phrases
    names = linking ? ReportNames() : nil
  }

  mutating func add(_ outcome: CaseOutcome) -> String {
    tally.add(outcome)
    switch outcome {
    case .assessed(let assessment, _):
      for requirement in assessment.requirements {
        titles[requirement.rule] = titles[requirement.rule] ?? requirement.title
      }
      rows.append(row(of: assessment))
    case .refused(let path, let words): rows.append(refused(path, words))
    case .notFound(let words): rows.append(refused("", words))
    }
    return ""
  }

  mutating func finish() -> String {
    let templates = HTMLTemplates.shared
    let gaps = tally.commonestGaps(10)
    let view = View(
      frame: PageFrame(
        title: phrases.overviewTitle, tool: tool, phrases, script: templates.script),
      facts: [FactView((phrases.cases, phrases.overview(of: tally)))],
      hasGaps: !gaps.isEmpty,
      gaps: gaps.map { gap in
        Gap(
          severityName: gap.severity.rawValue, severity: phrases.severity(gap.severity),
          title: titles[gap.rule]?.text(in: phrases.language) ?? gap.rule, rule: gap.rule,
          cases: phrases.grouped(gap.cases), share: "\(100 * gap.cases / max(1, gaps[0].cases))")
      },
      cases: rows.enumerated().sorted { ($0.1.order, $0.0) < ($1.1.order, $1.0) }.map(\.1))
    return templates.page("run-index", view)
  }

  private mutating func row(of assessment: Assessment) -> Row {
    let (summary, readCase) = (ReportSummary(assessment), assessment.readCase)
    let deadline = readCase.file.node(at: "deadline")?.day
    let left = deadline.map { phrases.daysLeft($0.days(since: readCase.submitting)) }
    let limit = phrases.limits(of: assessment.outlook).first
    let order: [Verdict] = [.gaps, .undetermined, .ready]
    return Row(
      order: order.firstIndex(of: assessment.verdict) ?? 0,
      verdictName: assessment.verdict.rawValue, sign: assessment.verdict.sign,
      verdict: phrases.verdict(assessment.verdict),
      link: names?.link(forCase: readCase.received.path, fileExtension: "html"),
      name: readCase.received.path, ticket: readCase.file.ticket,
      deadline: deadline.map { $0.description + phrases.bracketed(left ?? "") } ?? "",
      deadlineOrder: deadline?.description ?? Self.never,
      limit: limit.map { $0.label + " " + $0.limit.day.description } ?? "",
      limitOrder: limit?.limit.day.description ?? Self.never, errors: "\(summary.errors)",
      warnings: "\(summary.warnings)",
      firstGap: assessment.findings.gravestFirst.first?.message.text(in: phrases.language) ?? "")
  }

  /// Behind all days.
  private static let never = "9999"

  private func refused(_ path: String, _ words: LocalizedText) -> Row {
    Row(
      order: 1, verdictName: "refused", sign: "⊘", verdict: phrases.refused, link: nil,
      name: path, ticket: "", deadline: "", deadlineOrder: Self.never, limit: "",
      limitOrder: Self.never, errors: "", warnings: "",
      firstGap: words.text(in: phrases.language))
  }
}
