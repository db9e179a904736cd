internal import Evidence
internal import Knowledge

/// How a title's words stand in their line: what they fill of it, and where.
struct TitleHead {
  /// The share of the letters that the title fills, 0 to 1: of the line, or of the words up to
  /// the document's number where that follows the title.
  let covered: Double
  /// The share that the title fills of the words up to one that says what it is about
  /// (`Invoice for Order 118`); 0 where there is none.
  let coveredOfHead: Double
  /// The same within the part of the line that strokes or points divide it into; 0 where the line
  /// is not divided.
  let coveredOfPart: Double
  /// Whether the line begins with the title.
  let startsLine: Bool
  /// Whether the title is the last of a few words before the document's number or the line's end,
  /// as the noun that the words before it qualify: `FREIGHT INVOICE 0142`.
  let endsHead: Bool

  private static let mostQualifyingWords = 2
  private static let separators: Set<String> = ["/", "|", "—", "–", "-", "·", "•", "~"]

  /// - Parameters:
  ///   - units: The title's units of `text`, the line's folded text; not empty.
  ///   - words: The line's words.
  ///   - connectors: Words behind which a title says what it is about, folded.
  init(units: Set<Int>, of text: FoldedText, words: [Word], connectors: Set<String>) {
    func isNumber(_ word: Int) -> Bool {
      words[word].text.utf8.contains { (48...57).contains($0) }
    }
    let first = units.min().map { text.units[$0].word } ?? 0
    let last = units.max().map { text.units[$0].word } ?? 0
    // Numbers of documents stand in titles too, and are not part of them.
    let number = words.indices.first { $0 > last && $0 <= last + 2 && isNumber($0) }
    let end = number ?? words.count
    let letters = text.units.count { $0.word < end && !isNumber($0.word) }
    let share = min(1, Double(units.count) / Double(max(1, letters)))
    // 某某有限公司 送货单: whose paper it is stands before its title.
    let isWholeWord =
      first > 0 && text.units.count { $0.word >= first && $0.word <= last } == units.count
    let isHan = units.max().map { FoldedText.isIdeographic(text.units[$0].scalar) } ?? false
    covered = isHan && isWholeWord && end == last + 1 ? max(share, 0.7) : share
    let connector = words.indices.first {
      $0 > last && connectors.contains(words[$0].text.lowercased())
    }
    let ahead = text.units.count { $0.word < connector ?? 0 && !isNumber($0.word) }
    coveredOfHead = connector == nil ? 0 : Double(units.count) / Double(max(1, ahead))
    let parting = words.indices.filter { Self.separators.contains(words[$0].text) }
    let start = parting.last { $0 < first }.map { $0 + 1 } ?? 0
    let stop = min(end, parting.first { $0 > last } ?? end)
    let own = text.units.count { (start..<stop).contains($0.word) && !isNumber($0.word) }
    // A part of a line is never as plain as a line of its own.
    coveredOfPart =
      parting.isEmpty ? 0 : min(0.9, Double(units.count) / Double(max(1, own)))
    startsLine = units.contains(0)
    endsHead = stop - last <= 2 && first - start <= Self.mostQualifyingWords
  }
}
