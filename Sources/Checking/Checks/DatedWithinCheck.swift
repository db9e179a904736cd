internal import Evidence
internal import Knowledge

/// A date lies no more than so many days before an anchor, and not after it.
struct DatedWithinCheck: CheckKind {
  static let name = "dated-within"
  static let summary = LocalizedText(
    en: "the date is at most 'days' days, or 'within', before the anchor, not before the day "
      + "'since', and not after the anchor; the boundary day passes",
    zh: "日期在基准日之前不超过 “days” 天（或 “within”），不早于 “since”，且不晚于基准日；边界当天算合格")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [
    .found, .expected, .days, .limit, .date, .why, .other,
  ]

  private let field: FieldName
  private let anchor: String
  /// Nil for no limit into the past.
  private let limit: Int?
  private let span: CalendarSpan?
  private let since: Day?
  /// Words on the document that excuse a date after the anchor.
  private let excuses: [String]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    anchor = arguments.casePath("before")
    limit = arguments.has("days") ? arguments.count("days") : nil
    span = arguments.span("within")
    since = arguments.day("since")
    excuses = arguments.texts("excused_by", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    guard let last = context.day(anchor) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let isExcused = excuses.contains { judged.searchText.contains($0) }
    let result = judged.judge(field) { cited in
      guard let day = cited.value.day else { return .unknown(.notUnderstood) }
      let age = last.days(since: day)
      let isTooLate = age < 0 && !isExcused
      let first = first(before: last)
      let isTooOld = first.map { day < $0 } ?? false
      guard isTooLate || isTooOld else {
        return CheckResult.pass.turning(on: end(of: day)?.adding(days: 1), anchor: anchor)
      }
      var slots: [MessageSlot: LocalizedText] = [
        .days: LocalizedText(plain: String(abs(age))),
        .date: LocalizedText(plain: last.description),
        .why: context.wording.note(isTooLate ? "days-after" : "days-before"),
        .other: context.wording.note(anchor),
      ]
      slots[.limit] = span?.words ?? limit.map { LocalizedText(plain: String($0)) }
      return .fail(
        found: day.description,
        expected: first.map { "\($0) … \(last)" } ?? "≤ \(last)", slots
      ).turning(on: isTooLate && !isTooOld ? day : nil, anchor: anchor)
    }
    return [result]
  }

  /// The last day of the anchor on which a date is not too old yet.
  private func end(of day: Day) -> Day? {
    [limit.map { day.adding(days: $0) }, span?.lastDay(reaching: day)].compactMap(\.self).min()
  }

  /// The first day that is not too old; nil where none is.
  private func first(before last: Day) -> Day? {
    let limits = [limit.map { last.adding(days: -$0) }, span?.before(last), since]
    return limits.compactMap(\.self).max()
  }
}
