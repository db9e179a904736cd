/// How the words of two addresses stand to each other.
struct AddressWords {
  /// Whether they name two different places.
  let contradict: Bool
  let areEqual: Bool
  /// Whether only one of them has words that the other has not.
  let areNested: Bool
  let hasStreet: Bool
  let hasTown: Bool

  init(_ left: AddressParts, _ right: AddressParts) {
    let leftWords = Self.merging(Self.parting(left.words, by: right.streets), like: right.words)
    let rightWords = Self.merging(Self.parting(right.words, by: left.streets), like: leftWords)
    let (extra, missing) = Self.difference(leftWords, rightWords)
    areEqual = extra.isEmpty && missing.isEmpty
    areNested = extra.isEmpty || missing.isEmpty
    let sharesStreet = left.streets.contains { street in
      // In Chinese a quarter's name may stand before the street's without a sign between.
      right.streets.contains { street == $0 || street.hasSuffix($0) || $0.hasSuffix(street) }
    }
    let namesStreets = !left.streets.isEmpty && !right.streets.isEmpty
    let shared = Set(leftWords).intersection(rightWords)
    let streetWords = Set(
      left.streets.union(right.streets).flatMap { $0.split(separator: " ").map(String.init) })
    let towns = shared.filter {
      !streetWords.contains($0) && !AddressVocabulary.isStreetType($0)
        && !AddressVocabulary.isOptional($0)
    }
    hasTown = !towns.isEmpty || (areEqual && !left.words.isEmpty)
    hasStreet = sharesStreet || areEqual || (!namesStreets && shared.count >= 2)
    contradict =
      !areEqual && ((namesStreets && !sharesStreet) || (!areNested && towns.isEmpty))
  }

  /// What each has that the other has not.
  private static func difference(
    _ left: [String], _ right: [String]
  ) -> (extra: [String], missing: [String]) {
    // A town said twice is said.
    let extra = left.filter { !right.contains($0) }
    let missing = right.filter { !left.contains($0) }
    if extra.joined() == missing.joined() { return ([], []) }
    return (
      extra.filter { !AddressVocabulary.isOptional($0) },
      missing.filter { !AddressVocabulary.isOptional($0) }
    )
  }

  /// Parts a quarter from the street that stands behind it without a sign between: 科技园科技南路.
  private static func parting(_ words: [String], by streets: Set<String>) -> [String] {
    words.flatMap { word in
      let street = streets.first { word != $0 && word.hasSuffix($0) && ComparedText.hasHan($0) }
      return street.map { [String(word.dropLast($0.count)), $0] } ?? [word]
    }
  }

  /// Runs neighbours together that the other address writes as one word: `nan shan`, `nanshan`.
  private static func merging(_ words: [String], like others: [String]) -> [String] {
    let known = Set(others)
    var result: [String] = []
    var index = 0
    while index < words.count {
      let longest = min(4, words.count - index)
      let length = stride(from: longest, to: 1, by: -1).first {
        known.contains(words[index..<(index + $0)].joined())
      }
      result.append(words[index..<(index + (length ?? 1))].joined())
      index += length ?? 1
    }
    return result
  }
}
