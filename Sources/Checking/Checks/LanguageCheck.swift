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
