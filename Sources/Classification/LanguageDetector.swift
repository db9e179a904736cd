internal import Evidence
internal import Knowledge

/// Tells the languages of a text by script and by the words that are common in each.
struct LanguageDetector {
  let book: LanguageBook

  /// The share of a text's words below which a language is not named.
  private static let leastShare = 0.15

  /// Told by its script, and spoken by no kind's titles.
  private static let toldOnly = "ko"

  /// ISO 639-1 codes, the most used first; empty when the text has too few words to tell.
  func languages(of pages: [Page]) -> [String] {
    let counts = counts(of: pages)
    let total = counts.values.reduce(0, +)
    guard total >= 5 else { return [] }
    return
      counts
      .filter { $0.value / total >= Self.leastShare }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map(\.key)
  }

  /// The share of the words that tell a language, 0 to 1: next to none where the text is in one that
  /// nobody here reads, or in none at all.
  func share(of pages: [Page]) -> Double {
    let told = counts(of: pages).filter { $0.key != Self.toldOnly }.values.reduce(0, +)
    let words = pages.map { $0.words.count { $0.text.contains(where: \.isLetter) } }.reduce(0, +)
    return told / Double(max(1, words))
  }

  private func counts(of pages: [Page]) -> [String: Double] {
    var counts: [String: Double] = [:]
    for page in pages {
      for word in page.words { count(word.text, into: &counts) }
    }
    return counts
  }

  private func count(_ word: String, into counts: inout [String: Double]) {
    var han = 0.0
    var kana = 0.0
    var hangul = 0.0
    for scalar in word.unicodeScalars where scalar.value >= 0x1100 {
      switch scalar.value {
      case 0x3040...0x30FF: kana += 1
      case 0x4E00...0x9FFF, 0x3400...0x4DBF: han += 1
      case 0xAC00...0xD7AF: hangul += 1
      default: break
      }
    }
    // A word of Latin text is worth about two ideographs.
    if kana > 0 {
      counts["ja", default: 0] += (kana + han) / 2
    } else if han > 0 {
      counts["zh", default: 0] += han / 2
    }
    if hangul > 0 { counts["ko", default: 0] += hangul / 2 }
    guard han + kana + hangul == 0 else { return }
    let letters = word.lowercased().trimmingPrefix { !$0.isLetter }
    let bare = String(letters.prefix { $0.isLetter })
    let codes = book.codes[bare] ?? []
    for code in codes { counts[code, default: 0] += 1 / Double(codes.count) }
  }
}
