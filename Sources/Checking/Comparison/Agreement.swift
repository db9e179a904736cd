/// Whether what a document says is what was expected.
public enum Agreement: Hashable, Sendable {
  case same(Note?)
  case differs
  /// Neither can be shown; never to be counted as agreement.
  case cannotTell(Obstacle)

  /// A harmless difference; nil where there is none at all.
  public enum Note: Hashable, Sendable {
    /// Only case, width, punctuation, blanks or the spelling of a legal form or street differ.
    case spelling
    /// It is one of the other names that the case file states.
    case alias
    /// One of the two says more than the other, and nothing else.
    case detail
  }

  public enum Obstacle: Hashable, Sendable {
    /// Chinese characters here, Latin letters there, and no alias that connects them.
    case differentScript
    /// One of the names goes without the legal form that the other has.
    case legalFormMissing
    /// Too little is stated to tell one from another.
    case incomplete
  }

  public var isSame: Bool { if case .same = self { true } else { false } }

  /// What a comparison gives for the expected wording, or for the alias that serves it better.
  static func nearest(
    to expected: String, aliases: [String], compare: (String) -> Agreement
  ) -> Agreement {
    let direct = compare(expected)
    if direct.isSame { return direct }
    let others = aliases.map(compare)
    if others.contains(where: \.isSame) { return .same(.alias) }
    // An alias in the script of the document is a better measure than a name in another.
    if direct == .cannotTell(.differentScript), !others.isEmpty {
      return others.first { $0 != .cannotTell(.differentScript) } ?? direct
    }
    return direct
  }
}
