internal import Evidence

/// Tells a party by exclusion: a letter has two, and the only company that it names besides the
/// one that is known is the other.
struct RemainingCompany {
  /// Every place of the letter that names a company which may be a party.
  let mentions: [NameMention]
  let letter: LetterText

  private static let score = 0.66

  /// The other company's name; none where the known one is in doubt, or several are left.
  func names(besides known: [FieldCandidate]) -> [FieldCandidate] {
    let keys = known.map { NameKey($0.value.canonical) }
    guard let first = keys.first, keys.allSatisfy({ $0.isSame(as: first) }) else { return [] }
    let others = mentions.filter { mention in
      mention.key.hasForm && !keys.contains { $0.isSame(as: mention.key) }
    }
    guard let own = others.max(by: { $0.name.count < $1.name.count }),
      others.allSatisfy({ $0.key.isSame(as: own.key) }),
      let place = letter.pages[own.page].place(of: own.range)
    else { return [] }
    return [FieldCandidate(.text(own.name), at: place, score: Self.score)]
  }
}
