public import Evidence

/// What the cases of a run add up to.
public struct RunTally: Sendable {
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// Cases whose case file was not accepted.
  public private(set) var refused = 0
  /// In how many cases each rule found an error or a warning.
  private var gaps: [String: (severity: Severity, cases: Int)] = [:]

  public init() {}

  public var assessed: Int { verdicts.values.reduce(0, +) }
  public var cases: Int { assessed + refused }

  public mutating func add(_ outcome: CaseOutcome) {
    switch outcome {
    case .notFound: break
    case .refused: refused += 1
    case .assessed(let assessment, _):
      verdicts[assessment.verdict, default: 0] += 1
      var seen: Set<String> = []
      for finding in assessment.findings
      where finding.severity != .note && seen.insert(finding.check.rule).inserted {
        gaps[finding.check.rule, default: (finding.severity, 0)].cases += 1
      }
    }
  }

  /// The rules that most cases fall short of; errors before warnings where they are as many.
  func commonestGaps(_ most: Int) -> [(rule: String, severity: Severity, cases: Int)] {
    let rank = Severity.allCases
    return gaps.map { ($0.key, $0.value.severity, $0.value.cases) }
      .sorted { left, right in
        if left.2 != right.2 { return left.2 > right.2 }
        let severities = [left.1, right.1].map { rank.firstIndex(of: $0) ?? 0 }
        return severities[0] != severities[1]
          ? severities[0] < severities[1] : left.0 < right.0
      }
      .prefix(most).map { $0 }
  }
}
