internal import Evidence
internal import Knowledge

/// A line of a page as the readers see it: its text, where each word stands, and its folding.
struct TextLine: Sendable {
  /// Its place in `DocumentText.lines`.
  let index: Int
  let page: Page
  /// The page's words that it holds.
  let wordRange: Range<Int>
  let box: Box
  /// The words separated by one blank.
  let text: String
  /// UTF-8 offset of each word in `text`.
  let offsets: [Int]
  let folded: FoldedText
  /// The largest type in it, in points.
  let fontSize: Double
  let isBold: Bool

  init(index: Int, page: Page, wordRange: Range<Int>) {
    let words = page.words[wordRange]
    self.index = index
    self.page = page
    self.wordRange = wordRange
    box = Box.union(of: words.map(\.box)) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
    var text = ""
    var offsets: [Int] = []
    for word in words {
      if !text.isEmpty { text += " " }
      offsets.append(text.utf8.count)
      text += word.text
    }
    self.text = text
    self.offsets = offsets
    folded = FoldedText(words: words.map(\.text))
    fontSize = words.map(\.fontSize).max() ?? 0
    isBold = words.allSatisfy(\.isBold)
  }

  var words: ArraySlice<Word> { page.words[wordRange] }

  /// Whether it is set from top to bottom: two digits in a tall font are not.
  var isVertical: Bool {
    text.count >= 2 && box.height > max(box.width * 1.8, fontSize * 1.5)
  }

  /// The words of a stretch of `text`, as a range of the line's own words (from zero).
  func words(at range: Range<Int>) -> Range<Int> {
    let first = (offsets.lastIndex { $0 <= range.lowerBound }) ?? 0
    let last = (offsets.lastIndex { $0 < range.upperBound }) ?? first
    return first..<max(first, last) + 1
  }

  /// The box around some of the line's own words.
  func box(ofWords range: Range<Int>) -> Box {
    let words = page.words[
      (wordRange.lowerBound + range.lowerBound)..<(wordRange.lowerBound + range.upperBound)]
    return Box.union(of: words.map(\.box)) ?? box
  }

  /// Where a UTF-8 offset of `text` stands from the left, taking a word's characters as equally
  /// wide.
  func horizontalStart(of offset: Int) -> Double {
    let word = words(at: offset..<offset + 1).lowerBound
    let box = box(ofWords: word..<word + 1)
    let count = page.words[wordRange.lowerBound + word].text.count
    let before = substring(offsets[word]..<max(offsets[word], offset)).count
    return box.x0 + box.width * Double(before) / Double(max(1, count))
  }

  /// The place of a stretch of `text`, with just that stretch as its words.
  func place(of range: Range<Int>) -> Place {
    let own = words(at: range)
    let first = wordRange.lowerBound + own.lowerBound
    let whole = page.place(of: first..<(wordRange.lowerBound + own.upperBound))
    let start = whole.span.lowerBound + range.lowerBound - offsets[own.lowerBound]
    return Place(
      page: page.number, span: start..<(start + range.count), boxes: whole.boxes,
      source: whole.source, text: substring(range))
  }

  /// A stretch of `text` by UTF-8 offsets.
  func substring(_ range: Range<Int>) -> String {
    IdentifierScan.slice(text, range)
  }

  /// The UTF-8 offset in `text` at which a unit of the folded text stands.
  func offset(ofUnit unit: Int) -> Int {
    let unit = folded.units[unit]
    return offsets[unit.word] + unit.offset
  }

  /// The UTF-8 offset in `text` behind a unit of the folded text.
  func end(ofUnit unit: Int) -> Int {
    let start = offset(ofUnit: unit)
    let rest = text.utf8.dropFirst(start).prefix(4)
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else {
      return start
    }
    return min(text.utf8.count, start + UTF8.width(scalar))
  }
}
