internal import Evidence

/// Finds the days from which a case would be judged otherwise, by judging it on them.
///
/// Checks say from which later day on they would come out otherwise, so that no other day need be
/// tried: between two such days every check says the same.
struct OutlookSearch {
  let assessment: Assessment
  /// Judges the same documents as if they were uploaded on another day.
  let judge: (Day) -> Assessment

  func outlook() -> Outlook {
    let ready = assessment.verdict == .ready ? assessment : firstReady()
    return Outlook(
      turns: turns(of: assessment),
      readyFrom: assessment.verdict == .ready
        ? nil
        : ready.map {
          Outlook.Limit(day: $0.readCase.submitting, reasons: assessment.findings.filter(\.isGap))
        },
      readyUntil: ready.flatMap(end), mendBy: ready == nil ? mendBy() : nil)
  }

  /// The case on the first day on which it is ready, if what is wrong with it is only that it is too
  /// early.
  private func firstReady() -> Assessment? {
    let open = required(assessment).filter { $0.outcome == .fail || $0.outcome == .unknown }
    guard !open.isEmpty, open.allSatisfy({ $0.turnsOn != nil }) else { return nil }
    return days(of: open).lazy.map(judge).first { $0.verdict == .ready }
  }

  /// The last day on which a ready case stays so.
  private func end(_ ready: Assessment) -> Outlook.Limit? {
    days(of: required(ready)).lazy.map(judge).first { $0.verdict != .ready }.map { later in
      Outlook.Limit(
        day: later.readCase.submitting.adding(days: -1), reasons: later.findings.filter(\.isGap))
    }
  }

  /// What is said of the case itself and passes: once its day is over, no document helps.
  private func mendBy() -> Outlook.Limit? {
    let windows = required(assessment).filter { $0.document == nil && $0.outcome == .pass }
    guard let closing = days(of: windows).first else { return nil }
    let rules = Set(windows.filter { $0.turnsOn == closing }.map(\.rule))
    let reasons = judge(closing).findings.filter { $0.isGap && rules.contains($0.check.rule) }
    return reasons.isEmpty
      ? nil : Outlook.Limit(day: closing.adding(days: -1), reasons: reasons)
  }

  private func turns(of assessment: Assessment) -> [Outlook.Turn] {
    let severities = self.severities
    let turns = assessment.checks.compactMap { check -> Outlook.Turn? in
      guard let day = check.turnsOn, let severity = severities[check.rule], severity != .note
      else { return nil }
      return Outlook.Turn(day: day, check: check, severity: severity)
    }
    return turns.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  private func required(_ assessment: Assessment) -> [Check] {
    let severities = self.severities
    return assessment.checks.filter { severities[$0.rule] == .error }
  }

  private var severities: [String: Severity] {
    Dictionary(
      assessment.requirements.map { ($0.rule, $0.severity) },
      uniquingKeysWith: { first, _ in first })
  }

  private func days(of checks: [Check]) -> [Day] { Set(checks.compactMap(\.turnsOn)).sorted() }
}
