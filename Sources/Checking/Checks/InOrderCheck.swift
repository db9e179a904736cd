internal import Evidence

/// One date of a document is not after another.
struct InOrderCheck: CheckKind {
  static let name = "in-order"
  static let summary = LocalizedText(
    en: "the date in 'first' is not after the date in 'then'", zh: "“first” 的日期不晚于 “then” 的日期")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .date]

  private let first: FieldName
  private let then: FieldName

  init(_ arguments: ArgumentReader) {
    first = arguments.field("first")
    then = arguments.field("then")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let start = judged.document.state(of: first)
    if start == .absent { return [CheckResult.notApplicable.on(field: then.text)] }
    if case .unknown(let doubt) = start {
      let isThere = judged.document.state(of: then) != .absent
      let result: CheckResult = isThere ? .unknown(.init(doubt)) : .notApplicable
      return [result.on(field: first.text)]
    }
    let starts = judged.document.readings(of: first).compactMap(\.value.day)
    let result = judged.judge(then) { cited in
      guard let end = cited.value.day else { return .pass }
      let wrong = starts.filter { $0 > end }
      if wrong.isEmpty { return .pass }
      let slots: [MessageSlot: LocalizedText] = [.date: LocalizedText(plain: "\(wrong[0])")]
      return wrong.count == starts.count
        ? .fail(found: end.description, expected: "≥ \(wrong[0])", slots)
        : .unknown(.ambiguous, found: end.description, expected: "≥ \(wrong[0])", slots)
    }
    return [result]
  }
}
