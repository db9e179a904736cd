internal import Evidence

/// A field has one value on the document.
struct OneValueCheck: CheckKind {
  static let name = "one-value"
  static let summary = LocalizedText(
    en: "the document does not state the field in two places with two values",
    zh: "同一字段没有在文件的两处写成不同的值")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .unknown]
  static let slots: Set<MessageSlot> = []

  private let field: FieldName

  init(_ arguments: ArgumentReader) { field = arguments.field("field") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let readings = judged.document.readings(of: field)
    guard let first = readings.first else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let rival = readings.dropFirst().first { $0.contradicts(first, as: field) }
    guard let rival else { return [CheckResult.pass.on(field: field.text)] }
    let pair = [first, rival]
    return [
      CheckResult.unknown(
        .ambiguous, found: pair.map(\.value.canonical).joined(separator: " / ")
      ).on(field: field.text).shown(at: pair.map(\.place), of: judged.path)
    ]
  }
}
