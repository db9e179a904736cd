internal import Evidence

/// Cuts the number of a paper out of what stands behind its label, groups and all:
/// `019 087 554`, `VR 2026 / 0031975`, `SH 4471 0928 GB`.
enum WholeNumber {
  /// The number that a text begins with.
  ///
  /// Groups belong to it where nothing but groups follows, to the end of the text.
  static func found(in text: String) -> IdentifierScan.Found? {
    let words = IdentifierScan.words(of: text)
    guard let first = words.first else { return nil }
    if !DateReader.candidates(in: text).contains(where: { $0.range.lowerBound == 0 }),
      words.count > 1, words.count <= 7, let end = end(of: words, in: text)
    {
      let range = first.lowerBound..<IdentifierScan.trimmed(end, in: text).upperBound
      return IdentifierScan.Found(range: range, value: IdentifierScan.slice(text, range))
    }
    guard let found = IdentifierScan.number(in: text) else { return nil }
    // 第71836405号 counts a certificate, and the mark behind it is no part of the number.
    let value = found.value
    let bare = value.hasSuffix("号") || value.hasSuffix("號") ? String(value.dropLast()) : value
    let mark = bare.firstIndex(of: "第").map { bare[...$0] } ?? ""
    let lead = mark.allSatisfy { !$0.isASCII } ? mark.utf8.count : 0
    let own = lead > 0 ? String(bare.dropFirst(mark.count)) : bare
    let start = found.range.lowerBound + lead
    return IdentifierScan.Found(range: start..<(start + own.utf8.count), value: own)
  }

  static func candidate(in text: LabelledText, score: Double) -> FieldCandidate? {
    found(in: text.text).map {
      FieldCandidate(.text($0.value), at: text.place(of: $0.range), score: score)
    }
  }

  /// The last word of the groups; nil where other words follow them.
  private static func end(of words: [Range<Int>], in text: String) -> Range<Int>? {
    var last: Range<Int>?
    var digits = 0
    for word in words {
      let piece = IdentifierScan.slice(text, word)
      guard isGroup(piece) else { return nil }
      digits += piece.count { $0.isNumber }
      last = word
      // What stands behind a comma is something else.
      if piece.hasSuffix(",") || piece.hasSuffix(";") { break }
    }
    return digits >= 5 ? last : nil
  }

  private static func isGroup(_ word: String) -> Bool {
    let bare = word.filter { !"-/.,;()#".contains($0) }
    if bare.isEmpty { return word.count == 1 && "-/".contains(word) }
    guard bare.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }) else { return false }
    return bare.contains(where: \.isNumber) || bare.count <= 3
  }
}
