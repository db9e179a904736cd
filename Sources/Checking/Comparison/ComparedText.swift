internal import Evidence

/// Text brought to the form in which it is compared.
enum ComparedText {
  /// Folded words, parted at blanks, punctuation, and where a capital follows a small letter.
  ///
  /// - Parameter expandingUmlauts: Whether `ü` becomes `ue`, as Germans write it without the
  ///   letter, instead of `u`.
  static func words(_ text: String, expandingUmlauts: Bool = false) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      let narrow = TraditionalChinese.simplified(TextFolding.narrow(scalar))
      if isIgnored(narrow) { continue }
      guard isWordScalar(narrow) else {
        close()
        if narrow == "&" || narrow == "+" { words.append("and") }
        wasSmall = false
        continue
      }
      if wasSmall, narrow.properties.isUppercase { close() }
      wasSmall = narrow.properties.isLowercase
      word += (expandingUmlauts ? umlaut(narrow) : nil) ?? TextFolding.baseLetters(narrow)
    }
    close()
    return words.map { $0 == "und" ? "and" : $0 }
  }

  static func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains(where: isHan) }

  static func hasLatin(_ text: String) -> Bool {
    text.unicodeScalars.contains { TextFolding.narrow($0).properties.isAlphabetic && !isHan($0) }
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
  }

  /// Marks of registration and what is written inside words without parting them.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    "'™®©℠`".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .format
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func umlaut(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ä", "Ä", "æ", "Æ": "ae"
    case "ö", "Ö", "ø", "Ø": "oe"
    case "ü", "Ü": "ue"
    case "å", "Å": "aa"
    default: nil
    }
  }
}
