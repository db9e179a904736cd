internal import Evidence

/// A field has none of certain words.
struct WithoutWordsCheck: CheckKind {
  static let name = "without-words"
  static let summary = LocalizedText(
    en: "none of the phrases in 'words' stands in the field, word by word",
    zh: "该字段中没有 “words” 所列的词语")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .other]

  private let field: FieldName
  private let words: [String]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    words = arguments.texts("words")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let result = judged.judge(field) { cited in
      let hit = words.first { Tokens.contains(phrase: $0, in: cited.value.canonical) }
      return hit.map { .fail([.other: LocalizedText(plain: $0)]) } ?? .pass
    }
    return [result]
  }
}
