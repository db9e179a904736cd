internal import Evidence

/// Which words can be of a brand as letters write them.
enum BrandWords {
  /// Offices and codes in whose capitals no brand is written.
  private static let offices: Set<String> = [
    "USPTO", "EUIPO", "EUTM", "WIPO", "INPI", "DPMA", "UKIPO", "CNIPA", "ASIN", "FBA", "USA",
    "OEPM", "UIBM", "JPO", "SKU", "UPC", "GTIN", "EAN", "ABN", "VAT", "LLC", "LTD", "INC", "THE",
    "SIRET", "MAP", "REACH", "ROHS", "ASTM", "ISO", "FCC", "UKCA", "GPSR", "CPSIA", "MSRP",
    "AGREEMENT",
    "PRODUCTS", "LICENSEE", "LICENSOR", "TERRITORY", "AMAZON", "EBAY", "LED", "USB", "PVC", "OEM",
    "ODM", "PET", "BPA", "AND", "FOR", "OUR", "ALL",
  ]

  static func isCapitals(_ text: String) -> Bool {
    !offices.contains(text) && text.count >= 3 && text.contains(where: \.isUppercase)
      && text.allSatisfy { !$0.isLowercase }
      && text.first?.isLetter ?? false && CompanyName.legalForm(in: "X " + text) < 0.5
      && text.count(where: \.isLetter) > text.count(where: \.isNumber)
  }

  /// Whether a text is the short name of an office or a code.
  static func isOffice(_ text: String) -> Bool { offices.contains(text) }

  private static let joints: Set<String> = [
    "and", "or", "und", "et", "y", "e", "sowie", "&", "和", "及", "与", "ou", "oder", "o", "ed",
  ]

  static func isJoint(_ word: String) -> Bool { joints.contains(word.lowercased()) }

  /// Whether two stretches are parts of one list: `“A” and “B”`, a number in brackets between.
  static func areListed(_ end: Int, _ start: Int, in text: String) -> Bool {
    guard end < start else { return false }
    var depth = 0
    let bare = IdentifierScan.slice(text, end..<start).filter { character in
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth -= 1 }
      return depth == 0 && !")）".contains(character)
    }
    return bare.split { !$0.isLetter }.allSatisfy { isJoint(String($0)) }
  }

  private static let passed: Set<String> = [
    "no", "nr", "n", "nº", "nos", "reg", "registration", "number", "us", "uk", "eu", "the", "of",
    "and", "name",
    "names", "word", "registered", "trade", "mark", "marks", "española", "europea", "unión",
    "european", "union", "de", "la", "del", "der", "die", "den", "l", "européenne", "française",
    "italiano", "dell", "unione", "europeo", "unionsmarke", "following", "brand", "called", "is",
    "known", "as", "our", "named", "wordmark", "brands",
  ]

  /// Whether a word may stand between the word for a brand and the brand.
  static func isPassed(_ word: String) -> Bool {
    let bare = word.lowercased().filter(\.isLetter)
    return bare.isEmpty || passed.contains(bare) || word.count(where: \.isNumber) > 2
  }

  /// Words in capitals next to each other, `&` and `AND` between them included: HARLOW & PINE.
  static func capitalRun(
    _ words: [Range<Int>], from start: Int, step: Int, in text: String
  ) -> Range<Int>? {
    var found: [Range<Int>] = []
    var index = start
    while words.indices.contains(index), found.count < 5 {
      let range = IdentifierScan.trimmed(words[index], in: text)
      let word = IdentifierScan.slice(text, words[index])
      // What stands in brackets is a remark on the brand.
      guard !word.hasPrefix("(") || found.isEmpty && step > 0, !word.hasSuffix(")") else { break }
      let bare = IdentifierScan.slice(text, range)
      let isDigits = !found.isEmpty && step > 0 && bare.count <= 4 && bare.allSatisfy(\.isNumber)
      let isJoint = word == "&" || isParticle(word) && !found.isEmpty
      guard isJoint || isDigits || isCapitals(bare) else { break }
      found.append(isJoint ? words[index] : range)
      // A comma or a full stop ends the run on the far side.
      if step > 0, range.upperBound < words[index].upperBound, word != "&" { break }
      index += step
    }
    let inOrder = step > 0 ? found : found.reversed()
    guard let first = inOrder.first, let last = inOrder.last,
      IdentifierScan.slice(text, first) != "&", IdentifierScan.slice(text, last) != "&",
      !isParticle(IdentifierScan.slice(text, first)), !isParticle(IdentifierScan.slice(text, last))
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Words that may stand between capitals, as in `HALVORSEN OF BERGEN`.
  private static func isParticle(_ word: String) -> Bool {
    ["OF", "DE", "DEL", "DI", "DU", "LA", "VON"].contains(word)
  }

  /// One to three words with capitals in front, `&` between them: `Thistle & Rye`.
  static func titledRun(_ words: [Range<Int>], from start: Int, in text: String) -> Range<Int>? {
    var end = start
    var position = start
    while words.indices.contains(position), position - start < 4 {
      let word = IdentifierScan.slice(text, words[position])
      if word == "&", end == position, end > start {
        position += 1
        continue
      }
      guard isTitled(word) else { break }
      position += 1
      end = position
      if !(word.last?.isLetter ?? false) { break }
    }
    return end > start ? words[start].lowerBound..<words[end - 1].upperBound : nil
  }

  static func isTitled(_ word: String) -> Bool {
    let bare = word.lowercased().filter(\.isLetter)
    return word.first?.isUppercase ?? false && !passed.contains(bare) && bare.count > 1
      && !isOffice(
        IdentifierScan.slice(word, IdentifierScan.trimmed(0..<word.utf8.count, in: word)))
  }
}
