internal import Evidence
internal import Identifiers

/// Cuts the number out of what stands behind a label such as `Invoice No.` or 发票号码.
enum IdentifierScan {
  /// A word that may be an identifier: where it stands, and how plainly it is one.
  struct Found {
    /// UTF-8 offsets in the text that was given.
    let range: Range<Int>
    let value: String
  }

  /// The identifier that a text begins with: at most a short prefix of letters before it.
  ///
  /// It holds a digit, and is no date, amount, e-mail or website. Hyphens of every sort are
  /// stated as the plain one.
  static func number(in printed: String) -> Found? {
    found(in: printed).map { found in
      let whole = withSuffix(found, in: printed)
      return Found(range: whole.range, value: plainHyphens(whole.value))
    }
  }

  /// A number with the letters that a stroke between blanks joins to it: `229 / C`.
  private static func withSuffix(_ found: Found, in text: String) -> Found {
    let rest = slice(text, found.range.upperBound..<text.utf8.count)
    let words = rest.split(separator: " ")
    guard rest.hasPrefix(" / "), words.count >= 2, words[1].count <= 3,
      words[1].allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return found }
    let end = found.range.upperBound + 3 + words[1].utf8.count
    return Found(range: found.range.lowerBound..<end, value: found.value + " / " + words[1])
  }

  private static func plainHyphens(_ text: String) -> String {
    String(text.map { "\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}\u{FF0D}".contains($0) ? "-" : $0 })
  }

  private static func found(in text: String) -> Found? {
    let words = Self.words(of: text)
    for (position, word) in words.prefix(3).enumerated() {
      let bare = trimmed(word, in: text)
      guard !bare.isEmpty else { continue }
      let value = slice(text, bare)
      if isNumberLike(value) {
        // INV 0042: letters that belong to the number stand right before it.
        if position > 0, let prefix = prefix(before: position, words: words, text: text) {
          return Found(
            range: prefix..<bare.upperBound, value: slice(text, prefix..<bare.upperBound))
        }
        let whole = grouped(from: position, words: words, text: text)
        return Found(range: whole ?? bare, value: whole.map { slice(text, $0) } ?? value)
      }
      guard value.utf8.count <= 5, value.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "/" })
      else { return nil }
    }
    return nil
  }

  /// Three groups of digits or more that are one number: 2603 7741 902 81.
  private static func grouped(
    from position: Int, words: [Range<Int>], text: String
  ) -> Range<Int>? {
    let groups = words[position...].prefix { word in
      let group = slice(text, word)
      return (2...5).contains(group.utf8.count) && group.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard (3...6).contains(groups.count), let first = groups.first, let last = groups.last else {
      return nil
    }
    return first.lowerBound..<last.upperBound
  }

  private static func prefix(before position: Int, words: [Range<Int>], text: String) -> Int? {
    let range = trimmed(words[position - 1], in: text)
    let letters = slice(text, range)
    let noise: Set<String> = ["no", "nr", "num", "n", "number", "id", "ref"]
    guard !letters.isEmpty, letters.allSatisfy({ $0.isLetter && $0.isUppercase }),
      !noise.contains(letters.lowercased())
    else { return nil }
    return range.lowerBound
  }

  private static func isNumberLike(_ value: String) -> Bool {
    let utf8 = value.utf8
    guard utf8.count <= 40, utf8.contains(where: { (48...57).contains($0) }),
      !value.contains("@"), !value.contains("://"), !value.contains("%")
    else { return false }
    let allowed = value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || (48...57).contains($0.value)
        || "-_/.#+&()':,*\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}\u{FF0D}".unicodeScalars.contains(
          $0)
    }
    guard allowed else { return false }
    if DateReader.candidates(in: value).contains(where: { $0.range == 0..<utf8.count }) {
      return false
    }
    let isMoney = AmountReader.candidates(in: value).contains {
      $0.range == 0..<utf8.count
        && ($0.currency != nil
          || ($0.isFormatted && $0.readings.allSatisfy { $0.value.scale == 2 }))
    }
    return !isMoney
  }

  /// The tax or registration number that a text begins with: the words that together have a
  /// known form, or the first that has a digit.
  static func registration(in text: String, schemes: [IdentifierScheme]) -> Found? {
    let words = Array(Self.words(of: text).prefix(8))
    for start in words.indices.prefix(3) {
      for end in (start..<min(words.count, start + 6)).reversed() {
        let range = trimmed(words[start].lowerBound..<words[end].upperBound, in: text)
        let joined = slice(text, range)
        if schemes.contains(where: { $0.verdict(on: joined) != .wrongForm }) {
          return Found(range: range, value: joined)
        }
      }
      let range = trimmed(words[start], in: text)
      let value = slice(text, range)
      if let groups = digitGroups(words[start...], in: text) {
        return Found(range: groups, value: slice(text, groups))
      }
      if value.count(where: \.isNumber) >= 4, isRegistrationLike(value) {
        return Found(range: range, value: value)
      }
      guard value.utf8.count <= 4 else { return nil }
    }
    return nil
  }

  /// Two groups of digits or more that are one number: 719 2204 88.
  private static func digitGroups(_ words: ArraySlice<Range<Int>>, in text: String) -> Range<Int>? {
    var range: Range<Int>?
    var count = 0
    for word in words.prefix(5) {
      let bare = trimmed(word, in: text)
      guard !bare.isEmpty, slice(text, bare).allSatisfy(\.isNumber) else { break }
      range = (range?.lowerBound ?? bare.lowerBound)..<bare.upperBound
      count += 1
    }
    guard count >= 2, let range, slice(text, range).count(where: \.isNumber) >= 7 else {
      return nil
    }
    return range
  }

  private static func isRegistrationLike(_ value: String) -> Bool {
    // Letters and strokes together make numbers of documents (FV/318/04/2025).
    value.utf8.count <= 30
      && !DateReader.candidates(in: value).contains { $0.range == 0..<value.utf8.count }
      && !(value.contains("/") && value.contains(where: \.isLetter))
      && value.unicodeScalars.allSatisfy {
        ($0.isASCII && $0.properties.isAlphabetic) || (48...57).contains($0.value)
          || "-/. ".unicodeScalars.contains($0)
      }
  }

  /// The words of a text as UTF-8 ranges, parted by blanks.
  static func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var offset = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        if let begin = start { words.append(begin..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
      offset += 1
    }
    if let begin = start { words.append(begin..<offset) }
    return words
  }

  /// The range without punctuation at its ends.
  static func trimmed(_ range: Range<Int>, in text: String) -> Range<Int> {
    let piece = slice(text, range)
    let lead = piece.prefix { !$0.isLetter && !$0.isNumber }.utf8.count
    guard lead < piece.utf8.count else { return range.lowerBound..<range.lowerBound }
    let tail = piece.reversed().prefix { !$0.isLetter && !$0.isNumber && $0 != ")" && $0 != "*" }
      .reduce(0) { $0 + String($1).utf8.count }
    var end = range.upperBound - tail
    let start = range.lowerBound + lead
    // A closing bracket belongs to the number only with its opening one.
    let body = slice(text, start..<end)
    if body.hasSuffix(")"), !body.contains("(") { end -= 1 }
    return start..<max(start, end)
  }

  static func slice(_ text: String, _ range: Range<Int>) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return String(decoding: bytes[start..<bytes.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
