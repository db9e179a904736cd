internal import Evidence

/// What a sentence sets in quotation marks beside the word for a brand.
struct QuotedBrands {
  let text: String
  /// Where the sentence speaks of brands.
  let cues: [Range<Int>]

  private static let pairs: [(Character, Character)] = [
    ("“", "”"), ("\"", "\""), ("„", "“"), ("«", "»"), ("‘", "’"), ("《", "》"), ("「", "」"),
    ("”", "”"), ("【", "】"), ("'", "'"), ("„", "”"), ("『", "』"),
  ]

  /// What stands in quotation marks within a few characters of a cue, and what is listed with it.
  var found: [BrandStretch] {
    var near = false
    var last: Range<Int>?
    return Self.quotations(in: text).compactMap { range, name in
      let isBeside = cues.contains { cue in
        let gap =
          cue.upperBound <= range.lowerBound
          ? IdentifierScan.slice(text, cue.upperBound..<range.lowerBound)
          : cue.lowerBound >= range.upperBound
            ? IdentifierScan.slice(text, range.upperBound..<cue.lowerBound)
            : "…………………………………………………………"
        return gap.count <= 30
      }
      let isListed =
        near
        && last.map { BrandWords.areListed($0.upperBound, range.lowerBound, in: text) } ?? false
      near = (isBeside || isListed) && !isAlias(range)
      last = range
      let bare = name.filter { !"®™".contains($0) }.trimmingBlanks
      return near ? BrandStretch(range, name: bare, score: 0.88) : nil
    }
  }

  /// `Pinecone Gifts LLC ("Pinecone")` is what the letter calls a company.
  private func isAlias(_ quote: Range<Int>) -> Bool {
    let before = IdentifierScan.slice(text, 0..<quote.lowerBound)
    guard let open = before.lastIndex(where: { "(（".contains($0) }) else { return false }
    let inside = before[before.index(after: open)...]
    let end = before.utf8.distance(from: before.startIndex, to: open)
    return !inside.contains(where: { ")）".contains($0) })
      && CompanyMentions.ranges(in: text).contains { (0...2).contains(end - $0.upperBound) }
  }

  private static func quotations(in text: String) -> [(Range<Int>, String)] {
    var found: [(Range<Int>, String)] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { character in pairs.contains { $0.0 == character } }) {
      let inside = rest[rest.index(after: open)...]
      let closes = pairs.filter { $0.0 == rest[open] }.map(\.1)
      // An apostrophe in a word opens nothing.
      let isApostrophe =
        "'’‘".contains(rest[open]) && open > text.startIndex
        && text[text.index(before: open)].isLetter
      guard !isApostrophe, let close = inside.firstIndex(where: { closes.contains($0) }) else {
        rest = inside
        continue
      }
      let start = text.utf8.distance(from: text.startIndex, to: inside.startIndex)
      let name = String(inside[..<close])
      found.append((start..<(start + name.utf8.count), name))
      rest = inside[inside.index(after: close)...]
    }
    return found
  }
}
