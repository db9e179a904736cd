internal import Evidence

/// The text of a page as one run, with the way back to where each character stands.
///
/// Sentences run over line ends; what a letter says is read here.
struct Prose: Sendable {
  let text: String
  private let page: Page
  /// For each line: where it begins in `text`.
  private let starts: [(offset: Int, line: TextLine)]

  init(page: Page, lines: [TextLine]) {
    var text = ""
    var starts: [(offset: Int, line: TextLine)] = []
    for line in lines {
      if let last = text.unicodeScalars.last, let first = line.text.unicodeScalars.first,
        !(last.value >= 0x3000 && first.value >= 0x3000)
      {
        text += " "
      }
      starts.append((text.utf8.count, line))
      text += line.text
    }
    self.page = page
    self.text = text
    self.starts = starts
  }

  /// UTF-8 offset in `text` of an offset in one of the lines; nil for a line of another page.
  func offset(of position: Int, in line: TextLine) -> Int? {
    starts.first { $0.line.index == line.index }.map { $0.offset + position }
  }

  /// A stretch by UTF-8 offsets.
  func substring(_ range: Range<Int>) -> String {
    let end = boundary(before: range.upperBound)
    return IdentifierScan.slice(text, min(range.lowerBound, end)..<end)
  }

  /// The nearest offset at or before one that does not cut a character in two.
  func boundary(before offset: Int) -> Int {
    let bytes = text.utf8
    guard offset < bytes.count else { return bytes.count }
    var index = bytes.index(bytes.startIndex, offsetBy: max(0, offset))
    var boundary = max(0, offset)
    while boundary > 0, bytes[index] & 0xC0 == 0x80 {
      index = bytes.index(before: index)
      boundary -= 1
    }
    return boundary
  }

  /// Where a stretch stands: one box for each line that it runs over.
  func place(of range: Range<Int>) -> Place? {
    var places: [Place] = []
    for (index, start) in starts.enumerated() {
      let end = start.offset + start.line.text.utf8.count
      let lower = max(range.lowerBound, start.offset)
      let upper = min(range.upperBound, end)
      guard lower < upper else { continue }
      places.append(starts[index].line.place(of: (lower - start.offset)..<(upper - start.offset)))
    }
    guard let first = places.first, let last = places.last else { return nil }
    return Place(
      page: page.number,
      span: first.span.lowerBound..<max(first.span.lowerBound, last.span.upperBound),
      boxes: places.flatMap(\.boxes), source: first.source, text: substring(range))
  }

  /// The sentence around an offset, as a range of `text`.
  func sentence(around offset: Int) -> Range<Int> {
    let bytes = Array(text.utf8)
    var start = min(offset, bytes.count)
    while start > 0, !Self.endsSentence(bytes, start - 1) { start -= 1 }
    var end = min(offset, bytes.count)
    while end < bytes.count, !Self.endsSentence(bytes, end) { end += 1 }
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    return start..<end
  }

  private static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
    // 。 is E3 80 82.
    if bytes[index] == 0x82, index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE3 {
      return true
    }
    guard bytes[index] == UInt8(ascii: "."), index + 2 < bytes.count,
      bytes[index + 1] == UInt8(ascii: " ")
    else { return false }
    // `Co. Ltd.` and `No. 5` do not end a sentence; `Amazon. We` does.
    let next = bytes[index + 2]
    guard (65...90).contains(next) else { return false }
    var length = 0
    var position = index - 1
    while position >= 0, bytes[position] != UInt8(ascii: " ") {
      length += 1
      position -= 1
    }
    let word = String(decoding: bytes[(position + 1)..<index], as: UTF8.self).lowercased()
    return length > 2 && !["ltd", "inc", "corp", "dr", "mr", "mrs", "nos", "str"].contains(word)
      || (word == "ltd" || word == "inc" || word == "corp") && !startsForm(bytes, index + 2)
  }

  private static func startsForm(_ bytes: [UInt8], _ index: Int) -> Bool {
    let rest = String(decoding: bytes[index..<min(bytes.count, index + 4)], as: UTF8.self)
      .lowercased()
    return rest.hasPrefix("ltd") || rest.hasPrefix("inc") || rest.hasPrefix("llc")
  }
}
