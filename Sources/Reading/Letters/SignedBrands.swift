internal import Evidence

/// The words of a sentence with the sign of a trademark.
struct SignedBrands {
  let text: String
  /// Every noun of a German sentence has a capital.
  let isGerman: Bool

  /// Words with ® or ™, and the words in the same letters before them.
  var found: [BrandStretch] {
    let words = IdentifierScan.words(of: text)
    return words.indices.compactMap { index in
      let word = IdentifierScan.slice(text, words[index])
      guard word.contains(where: { "®™".contains($0) }) else { return nil }
      let isApart = word.allSatisfy { !$0.isLetter }
      let last = isApart ? index - 1 : index
      guard words.indices.contains(last) else { return nil }
      let own = IdentifierScan.slice(text, words[last]).prefix { !"®™".contains($0) }
      let isCapital = BrandWords.isCapitals(String(own))
      var first = last
      while first > 0, last - first < 3 {
        let before = IdentifierScan.slice(text, words[first - 1])
        let earlier = first > 1 ? IdentifierScan.slice(text, words[first - 2]) : ""
        let isJoint = before == "&" && isSameCase(earlier, isCapital)
        guard isJoint || isSameCase(before, isCapital) && !isFirst(first - 1, words) else {
          break
        }
        first -= isJoint ? 2 : 1
      }
      let end = words[last].lowerBound + String(own).utf8.count
      return BrandStretch(words[first].lowerBound..<end, in: text, score: 0.84, isSigned: true)
    }
  }

  /// Whether a word may stand in one brand with words in capitals, or with capitals in front.
  private func isSameCase(_ word: String, _ isCapital: Bool) -> Bool {
    guard let last = word.last, last.isLetter || last.isNumber, let first = word.first,
      !word.contains("®"), !word.contains("™")
    else { return false }
    if isCapital { return BrandWords.isCapitals(word) }
    // Every noun of a German sentence has a capital.
    return first.isUppercase && !isGerman
  }

  private func isFirst(_ index: Int, _ words: [Range<Int>]) -> Bool {
    index == 0 && !BrandWords.isCapitals(IdentifierScan.slice(text, words[0]))
  }
}
