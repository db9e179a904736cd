internal import Evidence

/// Compares names that may be a person's: an identity document writes the family name first, a
/// letter last, and either may leave middle names out.
public enum PersonComparison {
  /// Whether two names mean the same person, or the same company where they are a company's.
  ///
  /// The order of the words does not matter. Where all words of one are among those of the other,
  /// nobody can tell; a name with a legal form is compared as a company's alone.
  /// - Parameter aliases: Other names of the same.
  public static func compare(
    _ found: String, with expected: String, aliases: [String] = []
  ) -> Agreement {
    Agreement.nearest(to: expected, aliases: aliases) { expected in
      let asWritten = NameComparison.compare(found, with: expected)
      guard asWritten == .differs, let found = PersonName(found),
        let expected = PersonName(expected)
      else { return asWritten }
      return found.agreement(with: expected)
    }
  }
}

/// The words of a person's name in Latin letters.
private struct PersonName {
  private let words: [String]
  /// The words run together, beginning at each of them.
  private let orders: Set<String>

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "mlle", "sr", "sra", "srta",
    "sig", "dott", "ing",
  ]

  /// Nil for a company, for one word, and for Chinese names, whose order is fixed.
  init?(_ name: String) {
    let all = ComparedText.words(name)
    let words = all.filter { !Self.titles.contains($0) }
    guard words.count > 1, !ComparedText.hasHan(name), LegalForm.split(all).form == nil else {
      return nil
    }
    self.words = words
    let other = ComparedText.words(name, expandingUmlauts: true)
      .filter { !Self.titles.contains($0) }
    orders = Set([words, other].flatMap(Self.rotations))
  }

  private static func rotations(of words: [String]) -> [String] {
    words.indices.map { (words[$0...] + words[..<$0]).joined() }
  }

  func agreement(with other: PersonName) -> Agreement {
    if !orders.isDisjoint(with: other.orders) || words.sorted() == other.words.sorted() {
      return .same(.spelling)
    }
    let isShorter = words.count < other.words.count
    let (short, long) = isShorter ? (words, other.words) : (other.words, words)
    return short.allSatisfy { word in long.contains { Self.mayBeShort(word, for: $0) } }
      ? .cannotTell(.incomplete) : .differs
  }

  /// The same word, or the first letter of it.
  private static func mayBeShort(_ word: String, for other: String) -> Bool {
    word == other || (word.count == 1 && other.hasPrefix(word))
      || (other.count == 1 && word.hasPrefix(other))
  }
}
