internal import Evidence
internal import Knowledge

/// A document shows a code that the case file states.
struct ShowsCaseCheck: CheckKind {
  static let name = "shows-case"
  static let summary = LocalizedText(
    en:
      "one of the values that the case file states at 'case' stands on the document, whatever its "
      + "blanks and hyphens",
    zh: "案件文件 “case” 处的值至少有一个写在文件上（忽略空格和连字符）")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let paths: [String]

  init(_ arguments: ArgumentReader) { paths = arguments.casePaths("case") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let stated = context.texts(at: paths)
    guard !stated.isEmpty else { return [.notApplicable] }
    if stated.contains(where: { Tokens.contains(code: $0, in: judged.searchText) }) {
      return [.pass]
    }
    let expected = stated.joined(separator: " / ")
    return [
      judged.document.extracted.isFullyRead
        ? .fail(found: nil, expected: expected) : .unknown(.notRead, expected: expected)
    ]
  }
}

extension Tokens {
  /// Whether a code stands in a text as whole words, however it is parted by blanks or hyphens.
  static func contains(code: String, in text: String) -> Bool {
    let wanted = words(of: code).joined()
    guard !wanted.isEmpty else { return false }
    let words = words(of: text)
    for start in words.indices {
      var joined = ""
      for word in words[start...] {
        joined += word
        if joined == wanted { return true }
        if !wanted.hasPrefix(joined) { break }
      }
    }
    return false
  }
}
