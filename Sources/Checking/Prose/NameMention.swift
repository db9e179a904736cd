internal import Evidence

/// A name in a text, for itself or as a part of a longer one: `TIDEPOOL` in `TIDEPOOL KIDS CLUB`.
struct NameMention {
  /// Where its first word begins and its last one ends.
  let range: Range<String.Index>
  /// Whether nothing beside it can belong to its name.
  let isWhole: Bool

  /// Every place at which the words of a name stand side by side.
  static func all(of name: String, in text: String) -> [NameMention] {
    let wanted = Tokens.words(of: name)
    let words = printedWords(of: text)
    guard !wanted.isEmpty, wanted.count <= words.count else { return [] }
    return (0...(words.count - wanted.count)).compactMap { start in
      let own = words[start..<(start + wanted.count)]
      guard zip(own, wanted).allSatisfy({ Tokens.words(of: String(text[$0])) == [$1] }),
        let first = own.first, let last = own.last
      else { return nil }
      let range = first.lowerBound..<last.upperBound
      let before = start > 0 ? words[start - 1] : nil
      let after = words.dropFirst(start + wanted.count).first
      let isLonger = [before, after].compactMap { $0 }.contains {
        Self.isJoined(text[$0], to: text[range], across: text[Self.gap(between: $0, and: range)])
      }
      return NameMention(range: range, isWhole: !isLonger)
    }
  }

  private static func gap(
    between word: Range<String.Index>, and name: Range<String.Index>
  ) -> Range<String.Index> {
    word.upperBound <= name.lowerBound
      ? word.upperBound..<name.lowerBound : name.upperBound..<word.lowerBound
  }

  /// Runs of letters and digits; each ideograph is a word of its own.
  private static func printedWords(of text: String) -> [Range<String.Index>] {
    var words: [Range<String.Index>] = []
    for index in text.indices where text[index].isLetter || text[index].isNumber {
      let end = text.index(after: index)
      if let last = words.last, last.upperBound == index, !Tokens.isIdeograph(text[index]),
        !Tokens.isIdeograph(text[last.lowerBound])
      {
        words[words.count - 1] = last.lowerBound..<end
      } else {
        words.append(index..<end)
      }
    }
    return words
  }

  /// Whether a neighbour may be a part of the same name: an ideograph without a gap, or a word that is
  /// no word of a sentence.
  private static func isJoined(
    _ word: Substring, to name: Substring, across gap: Substring
  ) -> Bool {
    guard let letter = word.first else { return false }
    let isIdeographic = name.contains(where: Tokens.isIdeograph)
    if Tokens.isIdeograph(letter) || isIdeographic {
      return Tokens.isIdeograph(letter) && isIdeographic && gap.isEmpty
    }
    if gap.contains(where: parts) || gap.contains(". ") { return false }
    return !letter.isLowercase || !name.contains(where: \.isUppercase)
  }

  /// What parts two names of a list, a name from what explains it, and cells from each other.
  ///
  /// A blank or a hyphen parts nothing, of whatever kind it is.
  private static func parts(_ character: Character) -> Bool {
    if ",;:/|()[]{}\"'\t\n*".contains(character) { return true }
    return !character.isASCII && !character.isWhitespace && !"\u{2010}\u{2011}".contains(character)
  }
}
