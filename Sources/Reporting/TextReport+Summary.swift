internal import Evidence

extension TextReport {
  func writeSummary(
    _ groups: [FindingGroup], of assessment: Assessment, to output: inout TerminalText
  ) {
    let summary = ReportSummary(assessment)
    output.blankLine()
    let leftOut = assessment.readCase.received.leftOut
    var rows = [
      (label: phrases.documents, text: documentCounts(groups)),
      (phrases.findings, findingCounts(summary)), (phrases.checks, checkCounts(summary)),
    ]
    if !leftOut.isEmpty { rows.append((phrases.leftOut, phrases.leftOut(leftOut))) }
    if !missingIsolation.isEmpty {
      rows.append((phrases.isolation, phrases.missing(missingIsolation)))
    }
    output.facts(rows)
    output.blankLine()
    output.paragraph(
      phrases.verdict(assessment.verdict) + phrases.colon
        + phrases.verdictMeaning(assessment.verdict),
      style: assessment.verdict.style)
    for sentence in phrases.outlook(assessment) { output.paragraph(sentence) }
    if assessment.isExcused { output.paragraph(phrases.excused) }
    if let rule = firstRule(groups, of: assessment) {
      output.paragraph(phrases.explainHint(rule), style: .faint)
    }
  }

  /// Of what the rules found: what is wrong with a waiver is no rule's.
  private func firstRule(_ groups: [FindingGroup], of assessment: Assessment) -> String? {
    let known = Set(assessment.checks.map(\.rule))
    return groups.flatMap(\.findings).gravestFirst.first { known.contains($0.check.rule) }?
      .check.rule
  }

  private func documentCounts(_ groups: [FindingGroup]) -> String {
    var clean = 0
    var withFindings = 0
    var notFullyRead = 0
    for group in groups {
      guard let document = group.document else { continue }
      if !group.findings.isEmpty {
        withFindings += 1
      } else if Reach(document) == .whole {
        clean += 1
      } else {
        notFullyRead += 1
      }
    }
    return total(
      clean + withFindings + notFullyRead,
      [
        (clean, phrases.clean), (withFindings, phrases.withFindings),
        (notFullyRead, phrases.notFullyRead),
      ])
  }

  private func findingCounts(_ summary: ReportSummary) -> String {
    guard summary.findings > 0 else { return "0" }
    let parts = [
      phrases.errors(summary.errors), phrases.warnings(summary.warnings),
      phrases.notes(summary.notes),
    ]
    return phrases.total(summary.findings, parts)
  }

  private func checkCounts(_ summary: ReportSummary) -> String {
    total(
      summary.allChecks, Outcome.allCases.map { (summary.checks[$0] ?? 0, phrases.outcome($0)) })
  }

  private func total(_ sum: Int, _ parts: [(count: Int, name: String)]) -> String {
    phrases.total(
      sum,
      parts.filter { $0.count > 0 }.map { phrases.counted($0.count, $0.name) })
  }

  /// The lines under the reports of several cases: how many there are of each verdict, and what
  /// most of them lack.
  public func overview(of tally: RunTally) -> String {
    var output = TerminalText(layout)
    output.paragraph(phrases.overview(of: tally), label: phrases.cases, labelStyle: .strong)
    let gaps = tally.commonestGaps(5)
    if !gaps.isEmpty {
      output.blankLine()
      output.paragraph(phrases.commonestGaps, style: .strong)
      output.table(
        gaps.map { [phrases.grouped($0.cases), phrases.severity($0.severity), $0.rule] }, indent: 2)
    }
    return output.text
  }
}

extension Verdict {
  fileprivate var style: TextStyle {
    switch self {
    case .ready: .green
    case .gaps: .red
    case .undetermined: .yellow
    }
  }
}
