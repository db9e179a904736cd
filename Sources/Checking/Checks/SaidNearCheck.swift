internal import Evidence

/// A document says something, near something else where that matters.
struct SaidNearCheck: CheckKind {
  static let name = "said-near"
  static let summary = LocalizedText(
    en: "one of the phrases of 'any' stands on the document; with 'near', within 'within' words of "
      + "one of those; passages of 'except' do not count",
    zh: "文件上写有 “any” 中的某一词语；给出 “near” 时，须与其中某一词语相距不超过 “within” 个词；“except” 中的固定套话不算")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected]

  private let phrases: [[String]]
  private let near: [[String]]
  private let distance: Int
  private let exceptions: [[String]]
  /// Marks of a form that say it without words, so that nobody can tell.
  private let marks: [[String]]
  private let expected: String?

  init(_ arguments: ArgumentReader) {
    let any = arguments.texts("any")
    phrases = any.map(Tokens.words)
    near = arguments.texts("near", isRequired: false).map(Tokens.words)
    distance = near.isEmpty ? 0 : arguments.count("within")
    exceptions = arguments.texts("except", isRequired: false).map(Tokens.words)
    marks = arguments.texts("unless_marked", isRequired: false).map(Tokens.words)
    expected = any.first
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let words = without(exceptions, Tokens.words(of: judged.searchText))
    let places = Self.places(of: phrases, in: words)
    let others = Self.places(of: near, in: words)
    let isSaid =
      near.isEmpty
      ? !places.isEmpty
      : places.contains { place in others.contains { abs($0 - place) <= distance } }
    if isSaid { return [.pass] }
    if !judged.document.extracted.isFullyRead { return [.unknown(.notRead, expected: expected)] }
    let isMarked = !marks.isEmpty && marks.allSatisfy { Tokens.contains($0, in: words) }
    return [
      isMarked
        ? .unknown(.notUnderstood, expected: expected) : .fail(found: nil, expected: expected)
    ]
  }

  private static func places(of phrases: [[String]], in words: [String]) -> [Int] {
    words.indices.filter { start in
      phrases.contains { !$0.isEmpty && words[start...].starts(with: $0) }
    }
  }

  /// The words less those of fixed passages.
  private func without(_ passages: [[String]], _ words: [String]) -> [String] {
    var rest: [String] = []
    var index = 0
    while index < words.count {
      let passage = passages.first { !$0.isEmpty && words[index...].starts(with: $0) }
      if let passage {
        index += passage.count
        rest.append("")
      } else {
        rest.append(words[index])
        index += 1
      }
    }
    return rest
  }
}
