internal import Evidence

/// A term has begun by a day.
struct ValidFromCheck: CheckKind {
  static let name = "valid-from"
  static let summary = LocalizedText(
    en: "the term in 'field' has begun on the anchor day", zh: "“field” 所示的有效期在基准日已开始")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .days, .date]

  private let field: FieldName
  private let anchor: String

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    anchor = arguments.casePath("at")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let day = context.day(anchor) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let result = judged.judge(field) { cited in
      guard let start = cited.value.day else { return .unknown(.notUnderstood) }
      guard start > day else { return .pass }
      return .fail(
        found: start.description, expected: "≤ \(day)",
        [
          .days: LocalizedText(plain: String(start.days(since: day))),
          .date: LocalizedText(plain: day.description),
        ]
      ).turning(on: start, anchor: anchor)
    }
    return [result]
  }
}

/// A term has not ended on a day, with so many days to spare.
struct ValidUntilCheck: CheckKind {
  static let name = "valid-until"
  static let summary = LocalizedText(
    en: "the term in 'field' ends on the anchor day or later, with 'spare' days left; a term "
      + "without an end passes; with 'needed', where no document of its kind states one, nobody can "
      + "tell",
    zh: "“field” 所示的有效期在基准日或之后才届满，且至少剩余 “spare” 天；长期有效算合格；给出 “needed” 时，"
      + "若同类文件都没有写明有效期则无法判定")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .days, .limit, .date]

  private let field: FieldName
  private let anchor: String
  private let spare: Int
  /// Whether such documents always have an end, on one of their sides at least.
  private let isNeeded: Bool

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    anchor = arguments.casePath("at")
    spare = arguments.count("spare")
    isNeeded = arguments.flag("needed")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let day = context.day(anchor) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    if isNeeded, judged.document.state(of: field) == .absent,
      !context.others(like: judged).contains(where: { $0.document.state(of: field) != .absent })
    {
      return [judged.notKnown(field)]
    }
    let needed = day.adding(days: spare)
    let result = judged.judge(field) { cited in
      if cited.value == .openEnded { return .pass }
      guard let end = cited.value.day else { return .unknown(.notUnderstood) }
      guard end < needed else {
        return CheckResult.pass.turning(on: end.adding(days: 1 - spare), anchor: anchor)
      }
      return .fail(
        found: end.description, expected: "≥ \(needed)",
        [
          .days: LocalizedText(plain: String(abs(end.days(since: day)))),
          .limit: LocalizedText(plain: String(spare)),
          .date: LocalizedText(plain: day.description),
        ])
    }
    return [result]
  }
}
