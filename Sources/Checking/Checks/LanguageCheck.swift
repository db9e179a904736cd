internal import Evidence

/// The document is in a language that the ticket takes.
struct LanguageAcceptedCheck: CheckKind {
  static let name = "language-accepted"
  static let summary = LocalizedText(
    en: "one of the document's languages is in 'languages'", zh: "文件使用的语言之一属于 “languages”")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let languages: [String]

  init(_ arguments: ArgumentReader) { languages = arguments.texts("languages") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let found = target.document?.document.classified.languages else { return [] }
    if found.isEmpty { return [.unknown(.unrecognised)] }
    return [
      found.contains(where: languages.contains)
        ? .pass
        : .fail(
          found: found.joined(separator: ", "), expected: languages.joined(separator: ", "))
    ]
  }
}

/// A document in a language that its reader may not know has a translation beside it.
struct TranslatedCheck: CheckKind {
  static let name = "translated"
  static let summary = LocalizedText(
    en: "the document is in one of 'languages', or another one of its kind is, and states the same "
      + "in every one of 'fields' that both state",
    zh: "文件使用 “languages” 中的语言；否则须有同类文件使用该语言，且双方都写明的 “fields” 内容一致")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let languages: [String]
  private let fields: [FieldName]

  init(_ arguments: ArgumentReader) {
    languages = arguments.texts("languages")
    fields = arguments.fields("fields")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let found = judged.document.classified.languages
    if found.isEmpty { return [.unknown(.unrecognised)] }
    if isLegible(judged) { return [.pass] }
    let isTranslated = context.others(like: judged).contains {
      $0.original == nil && isLegible($0) && agrees($0, with: judged)
    }
    return [
      isTranslated
        ? .pass
        : .fail(found: found.joined(separator: ", "), expected: languages.joined(separator: ", "))
    ]
  }

  private func isLegible(_ judged: JudgedDocument) -> Bool {
    judged.document.classified.languages.contains(where: languages.contains)
  }

  private func agrees(_ translation: JudgedDocument, with original: JudgedDocument) -> Bool {
    let both = fields.map { (original.texts(of: $0), translation.texts(of: $0)) }
      .filter { !$0.0.isEmpty && !$0.1.isEmpty }
    return !both.isEmpty
      && both.allSatisfy { own, others in
        own.contains { text in others.contains { Likeness.text.agreement(text, $0).isSame } }
      }
  }
}
