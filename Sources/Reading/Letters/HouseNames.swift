internal import Evidence

/// What the companies of a letter are called without their legal forms, and what its letterhead
/// shows: a brand is often a word of the one or the whole of the other.
struct HouseNames {
  /// The words of each name, as names are compared by them.
  private let names: [[String]]
  private let logos: Set<String>

  init(_ letter: LetterText) {
    names = letter.pages.flatMap { page in
      page.sentences.flatMap { sentence in
        let text = page.substring(sentence)
        return CompanyMentions.ranges(in: text).map {
          NameKey(IdentifierScan.slice(text, $0)).stem
        }
      }
    }
    let heads = letter.evidence.text.lines.filter {
      $0.page.number == 1 && $0.box.midY < $0.page.height * 0.3 && $0.text.utf8.count < 60
    }
    logos = Set(heads.flatMap { [NameKey($0.text).text, NameKey($0.text).stem.first ?? ""] })
      .filter { $0.count > 2 }
  }

  /// Whether a company's name holds a text, or a line of the letterhead is it.
  func calls(_ text: String) -> Bool {
    let key = NameKey(text)
    return logos.contains(key.text) || holds(key.words)
  }

  private func holds(_ words: [String]) -> Bool {
    guard let first = words.first, words.joined().count > 2 else { return false }
    return names.contains { name in
      name.indices.contains { start in
        name[start] == first && name[start...].starts(with: words)
      }
    }
  }

  /// The longest run of words at the start of a stretch by which a company is called.
  func name(startingAt range: Range<Int>, in text: String) -> Range<Int>? {
    let words = IdentifierScan.words(of: IdentifierScan.slice(text, range))
    guard let first = words.first,
      BrandWords.isTitled(IdentifierScan.slice(text, Self.moved(first, by: range.lowerBound)))
    else { return nil }
    return words.reversed().lazy
      .map {
        IdentifierScan.trimmed(range.lowerBound..<(range.lowerBound + $0.upperBound), in: text)
      }
      .first { !$0.isEmpty && calls(IdentifierScan.slice(text, $0)) }
  }

  private static func moved(_ range: Range<Int>, by offset: Int) -> Range<Int> {
    (range.lowerBound + offset)..<(range.upperBound + offset)
  }
}
