internal import Evidence

/// The file holds one document and not several, one after the other.
struct OneDocumentCheck: CheckKind {
  static let name = "one-document"
  static let summary = LocalizedText(
    en: "none of the fields in 'fields', of which a document has one, stands on two pages with two "
      + "values",
    zh: "一份文件只应有一个的字段（“fields”）没有在不同页面上出现不同的值")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .unknown]
  static let slots: Set<MessageSlot> = [.found]

  private let fields: [FieldName]

  init(_ arguments: ArgumentReader) { fields = arguments.fields("fields") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    for field in fields {
      guard case .ambiguous(let readings) = judged.document.state(of: field),
        let other = readings.first(where: { $0.place.page != readings[0].place.page })
      else { continue }
      let pair = [readings[0], other].sorted { $0.place.page < $1.place.page }
      let result = CheckResult.unknown(
        .severalDocuments, found: pair.map(\.value.canonical).joined(separator: " / "))
      return [result.on(field: field.text).shown(at: pair.map(\.place), of: judged.path)]
    }
    return [.pass]
  }
}
