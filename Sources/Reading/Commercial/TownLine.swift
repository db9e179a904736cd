internal import Evidence

/// Tells the line of an address that holds the town: by the forms of postal codes, or a country.
enum TownLine {
  static func isTown(_ text: String) -> Bool {
    if Country.code(of: text) != nil { return true }
    if AmericanAddress.isCityLine(text) { return true }
    var words = text.split { " ,()".contains($0) }.map(String.init)
    guard (1...6).contains(words.count) else { return false }
    if let dash = words[0].firstIndex(of: "-"),
      words[0].distance(from: words[0].startIndex, to: dash) <= 2
    {
      words[0] = String(words[0][words[0].index(after: dash)...])
    }
    return isCodeAndTown(words) || isBritish(words) || isIrish(words) || isCanadian(words)
  }

  /// `80333 München`, `1016 HN Amsterdam`, `02-486 Warszawa`, `674 01 Třebíč`, `4000-249 PORTO`,
  /// `Kuala Lumpur 59200`, `Onda (12200), Castellón`.
  private static func isCodeAndTown(_ words: [String]) -> Bool {
    guard words.count >= 2 else { return false }
    let last = words[words.count - 1]
    let isCapital = words[1].first?.isUppercase ?? false
    let leads = isCode(words[0]) && isCapital
    let isParted =
      words.count >= 3 && shape(words[0]) == "999" && shape(words[1]) == "99"
      && words[2].first?.isUppercase ?? false
    let isNamed = words[0].first?.isUppercase ?? false
    let trails = isCode(last) && isNamed && words[0].count >= 4 && words.count <= 4
    let isInside = isCode(words[1]) && shape(words[1]).count == 5 && isNamed && words.count >= 3
    return leads || isParted || trails || isInside
  }

  private static func isCode(_ word: String) -> Bool {
    let digits = word.filter { $0 != "-" }
    return digits.allSatisfy(\.isNumber)
      && ((4...6).contains(digits.count)
        || ["9999-999", "99999-999", "999-9999", "99999-9999"].contains(shape(word)))
  }

  /// Whether a line holds a postal code of the United Kingdom or of Ireland.
  static func isBritishOrIrish(_ text: String) -> Bool {
    let words = text.split { " ,".contains($0) }.map(String.init)
    return isBritish(words) || isIrish(words)
  }

  /// Whether a line holds an Eircode.
  static func isIrish(_ text: String) -> Bool {
    isIrish(text.split { " ,".contains($0) }.map(String.init))
  }

  /// `V94 T8P2` (Eircode): a letter and two digits or a digit and W, then four.
  private static func isIrish(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { first, second in
      let unique = shape(second)
      return ["A99", "A9A"].contains(shape(first)) && unique.count == 4 && unique.first == "A"
        && !unique.contains("?") && unique.contains("9")
    }
  }

  /// `Victoria BC V8R 1S3`.
  private static func isCanadian(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { shape($0) == "A9A" && shape($1) == "9A9" }
  }

  /// A word with 9 for each digit, A for each capital and ? for anything else.
  private static func shape(_ word: String) -> String {
    String(
      word.map { character -> Character in
        character.isNumber
          ? "9" : character.isLetter && character.isUppercase ? "A" : character == "-" ? "-" : "?"
      })
  }

  /// `MANCHESTER M1 3HE`: one or two letters with digits, then a digit and two letters.
  private static func isBritish(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { outward, inward in
      let area = outward.prefix { $0.isLetter && $0.isUppercase }
      let rest = outward.dropFirst(area.count)
      return (1...2).contains(area.count) && (1...2).contains(rest.count)
        && rest.first?.isNumber ?? false && inward.count == 3
        && inward.first?.isNumber ?? false && inward.dropFirst().allSatisfy { $0.isUppercase }
    }
  }
}
