internal import Evidence

/// A number on a document is not below, or not above, a limit.
struct NumberWithinCheck: CheckKind {
  static let name = "number-within"
  static let summary = LocalizedText(
    en:
      "each number in 'fields' that stands on the document is at least 'least' and at most 'most'",
    zh: "文件上 “fields” 中写明的每个数字不小于 “least”，也不大于 “most”")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .limit]

  private let fields: [FieldName]
  private let least: Int?
  private let most: Int?

  init(_ arguments: ArgumentReader) {
    fields = arguments.fields("fields")
    least = arguments.has("least") ? arguments.count("least") : nil
    most = arguments.has("most") ? arguments.count("most") : nil
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    return fields.map { field in
      judged.judge(field) { cited in
        guard let number = cited.value.decimal else { return .unknown(.notUnderstood) }
        if let least, number < DecimalNumber(least) { return miss(number, least, "≥") }
        if let most, DecimalNumber(most) < number { return miss(number, most, "≤") }
        return .pass
      }
    }
  }

  private func miss(_ number: DecimalNumber, _ limit: Int, _ sign: String) -> CheckResult {
    .fail(
      found: number.reduced.description, expected: "\(sign) \(limit)",
      [.limit: LocalizedText(plain: String(limit))])
  }
}
