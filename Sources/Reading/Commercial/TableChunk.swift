internal import Evidence
internal import Knowledge

/// A run of words of one row without a gap: what stands in one cell of a table.
struct TableChunk: Sendable {
  let line: TextLine
  /// UTF-8 offsets in the line's text.
  let range: Range<Int>
  let box: Box
  /// Whether it reads as a number, perhaps with a currency or a unit.
  let isNumeric: Bool

  var text: String { line.substring(range) }
  var place: Place { line.place(of: range) }

  /// Whether it can name something: words rather than a code.
  var isName: Bool { !isNumeric && text.count(where: \.isLetter) >= 3 && text.contains(" ") }

  /// A stretch of the chunk's text as a stretch of its line's.
  func range(of part: Range<Int>) -> Range<Int> {
    let start = range.lowerBound
    return (start + part.lowerBound)..<(start + part.upperBound)
  }

  /// The chunks of a line: its words, parted where the gap is wider than a blank.
  static func chunks(of line: TextLine) -> [TableChunk] {
    let words = Array(line.words)
    var chunks: [TableChunk] = []
    var start = 0
    for index in words.indices {
      let isLast = index == words.count - 1
      let gap = isLast ? Double.infinity : words[index + 1].box.x0 - words[index].box.x1
      guard isLast || gap > max(2.5, words[index].fontSize * 0.62) else { continue }
      chunks.append(TableChunk(line: line, words: start..<index + 1))
      start = index + 1
    }
    return chunks
  }

  private init(line: TextLine, words: Range<Int>) {
    self.line = line
    let start = line.offsets[words.lowerBound]
    let end =
      line.offsets[words.upperBound - 1]
      + line.page.words[line.wordRange.lowerBound + words.upperBound - 1].text.utf8.count
    range = start..<end
    box = line.box(ofWords: words)
    let text = line.substring(range)
    let digits = text.count { $0.isNumber }
    let letters = text.count { $0.isLetter }
    isNumeric = digits > 0 && letters <= max(4, digits) && Self.leadsNumber(text)
  }

  /// Whether nothing but signs, a currency or a unit stands before the first digit: `TN-2480` and
  /// `folder 20` are texts.
  private static func leadsNumber(_ text: String) -> Bool {
    let lead = text.prefix { !$0.isNumber }.filter { !"+-−–—(:：#.,'*~≈".contains($0) }
    let words = lead.split(separator: " ")
    return words.allSatisfy {
      $0.count == 1 && "xX×@à".contains($0) || CurrencyMark($0) != nil
        || QuantityReader.unitKind($0) != nil || !$0.contains(where: \.isLetter)
    }
  }
}
