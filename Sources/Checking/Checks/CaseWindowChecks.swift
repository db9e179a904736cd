internal import Evidence

/// A day of the case file lies in a window that another opens.
struct CaseWindowCheck: CheckKind {
  static let name = "case-window"
  static let summary = LocalizedText(
    en: "the day at 'at' (the submission where it is left out) lies at least 'earliest' and at "
      + "most 'latest' after the first stated day of 'from'; the boundary days pass; entries that "
      + "state 'unless' are not judged, nor, with 'short: true', shipments of which everything arrived",
    zh: "“at” 的日期（省略时为提交日）在 “from” 中第一个写明的日期之后，至少经过 “earliest”、至多 “latest”；边界当天算合格；"
      + "写明 “unless” 的条目不判断；“short: true” 时全部收到的货件也不判断")
  static let scopes: Set<ScopeKind> = [.caseFile, .entries]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .days, .limit, .date, .count]

  private let anchor: CaseAnchor
  private let earliest: CalendarSpan?
  private let latest: CalendarSpan?

  init(_ arguments: ArgumentReader) {
    anchor = CaseAnchor(arguments)
    earliest = arguments.span("earliest")
    latest = arguments.span("latest")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let days = anchor.days(of: target, in: context) else { return [.notApplicable] }
    let opens = earliest?.after(days.start)
    let closes = latest?.after(days.start)
    let result: CheckResult
    if let opens, let earliest, days.day < opens {
      result = miss(days, boundary: opens, limit: earliest, expected: "≥ \(opens)")
        .turning(on: opens, anchor: anchor.at)
    } else if let closes, let latest, days.day > closes {
      result = miss(days, boundary: closes, limit: latest, expected: "≤ \(closes)")
    } else {
      result = CheckResult.pass.turning(on: closes?.adding(days: 1), anchor: anchor.at)
    }
    return [result.on(field: days.path, subject: days.subject)]
  }

  /// `count` are the days by which the boundary is missed, `days` those since the window's start.
  private func miss(
    _ days: CaseAnchor.Days, boundary: Day, limit: CalendarSpan, expected: String
  ) -> CheckResult {
    .fail(
      found: days.start.description, expected: expected,
      [
        .days: LocalizedText(plain: String(days.day.days(since: days.start))),
        .count: LocalizedText(plain: String(abs(days.day.days(since: boundary)))),
        .limit: limit.words, .date: LocalizedText(plain: boundary.description),
      ])
  }
}

/// A window that is still open does not close within days.
struct CaseWindowClosingCheck: CheckKind {
  static let name = "case-window-closing"
  static let summary = LocalizedText(
    en: "more than 'spare' days are left until the day that lies 'latest' after the first stated "
      + "day of 'from'; a window that has closed is not judged",
    zh: "距离 “from” 起算 “latest” 的截止日还剩超过 “spare” 天；已截止的不再判断")
  static let scopes: Set<ScopeKind> = [.caseFile, .entries]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .days, .date]

  private let anchor: CaseAnchor
  private let latest: CalendarSpan?
  private let spare: Int

  init(_ arguments: ArgumentReader) {
    anchor = CaseAnchor(arguments)
    latest = arguments.span("latest")
    spare = arguments.count("spare")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let days = anchor.days(of: target, in: context) else { return [.notApplicable] }
    let closes = latest?.after(days.start) ?? days.start
    let left = closes.days(since: days.day)
    guard left >= 0 else {
      return [CheckResult.notApplicable.on(field: days.path, subject: days.subject)]
    }
    let result: CheckResult =
      left > spare
      ? CheckResult.pass.turning(on: closes.adding(days: -spare), anchor: anchor.at)
      : .fail(
        found: days.start.description, expected: "≤ \(closes)",
        [
          .days: LocalizedText(plain: String(left)),
          .date: LocalizedText(plain: closes.description),
        ]
      ).turning(on: closes.adding(days: 1), anchor: anchor.at)
    return [result.on(field: days.path, subject: days.subject)]
  }
}
