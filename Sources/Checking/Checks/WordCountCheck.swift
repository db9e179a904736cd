internal import Evidence

/// A document is neither too short nor too long.
struct WordCountCheck: CheckKind {
  static let name = "word-count"
  static let summary = LocalizedText(
    en: "the document has at least 'least' and at most 'most' words",
    zh: "文件字数不少于 “least”、不多于 “most”")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let least: Int
  private let most: Int

  init(_ arguments: ArgumentReader) {
    least = arguments.count("least")
    most = arguments.count("most")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let document = target.document?.document.extracted else { return [] }
    let count = document.pages.map(\.words.count).reduce(0, +)
    if count > most || document.isFullyRead && count < least {
      return [.fail(found: "\(count)", expected: "\(least) … \(most)")]
    }
    return [document.isFullyRead ? .pass : .unknown(.notRead)]
  }
}
