internal import Evidence

/// The text of a page as one run, with the way back to where each character stands.
///
/// Sentences run over line ends; what a letter says is read here.
struct Prose: Sendable {
  let text: String
  private let page: Page
  private let starts: [Start]
  /// Where a line begins a new statement, whatever punctuation stands before it.
  private let breaks: [Int]
  private let stops: [Range<Int>]

  /// Where a line begins in `text`, and how much of it stands there.
  private struct Start {
    let offset: Int
    let length: Int
    let line: TextLine
  }

  /// - Parameter isBreak: Whether what one line says does not go on in the next.
  init(
    page: Page, lines: [TextLine], isBreak: (TextLine, TextLine) -> Bool = { _, _ in false }
  ) {
    var text = ""
    var breaks: [Int] = []
    var starts: [Start] = []
    for (index, line) in lines.enumerated() {
      let next = lines.indices.contains(index + 1) ? lines[index + 1] : nil
      let ends = next.map { isBreak(line, $0) } ?? false
      starts.append(Start(offset: text.utf8.count, length: line.text.utf8.count, line: line))
      text += line.text
      guard let next else { continue }
      let joint = ends ? .apart : Joint(line.text, next.text)
      if joint == .parted {
        text.removeLast()
        let start = starts[index].offset
        starts[index] = Start(offset: start, length: text.utf8.count - start, line: line)
      }
      if joint == .apart { text += " " }
      if ends { breaks.append(text.utf8.count) }
    }
    self.page = page
    self.text = text
    self.starts = starts
    self.breaks = breaks
    stops = FullStop.ranges(in: text)
  }

  /// How a line goes on in the next.
  private enum Joint {
    case apart
    /// Chinese is written without blanks; so go on words with a hyphen of their own.
    case together
    /// A word that the end of the line parts: the hyphen is not of it.
    case parted

    init(_ line: String, _ next: String) {
      guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
        self = .apart
        return
      }
      let word = line.split(separator: " ").last?.dropLast() ?? ""
      let isHyphenated =
        "-\u{2010}\u{AD}".unicodeScalars.contains(last) && (word.last?.isLetter ?? false)
        && first.properties.isAlphabetic
      if isHyphenated {
        let isWhole = first.properties.isLowercase && !Self.prefixes.contains(word.lowercased())
        self = isWhole ? .parted : .together
      } else {
        self = last.value >= 0x3000 && first.value >= 0x3000 ? .together : .apart
      }
    }

    /// `non-` keeps its hyphen wherever the line ends.
    private static let prefixes: Set<String> = ["non", "e", "co", "re", "sub", "self", "pre", "on"]
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
    for start in starts {
      let end = start.offset + start.length
      let lower = max(range.lowerBound, start.offset)
      let upper = min(range.upperBound, end)
      guard lower < upper else { continue }
      places.append(start.line.place(of: (lower - start.offset)..<(upper - start.offset)))
    }
    guard let first = places.first, let last = places.last else { return nil }
    return Place(
      page: page.number,
      span: first.span.lowerBound..<max(first.span.lowerBound, last.span.upperBound),
      boxes: places.flatMap(\.boxes), source: first.source, text: substring(range))
  }

  /// The sentence around an offset, as a range of `text`.
  func sentence(around offset: Int) -> Range<Int> {
    let statement = statement(around: offset)
    let start = max(statement.lowerBound, stops.last { $0.upperBound <= offset }?.upperBound ?? 0)
    let end = min(
      statement.upperBound, stops.first { $0.upperBound > offset }?.lowerBound ?? text.utf8.count)
    return start..<max(start, end)
  }

  /// The stretch between two breaks around an offset.
  func statement(around offset: Int) -> Range<Int> {
    let start = breaks.last { $0 <= offset } ?? 0
    return start..<(breaks.first { $0 > offset } ?? max(start, text.utf8.count))
  }

  /// All its sentences in their order.
  var sentences: [Range<Int>] {
    let starts = Set([0] + breaks + stops.map(\.upperBound)).filter { $0 < text.utf8.count }
    return starts.sorted().map(sentence).filter { !$0.isEmpty }
  }

  /// Whether a full stop ends a sentence, and not only the break behind it.
  func isStopped(_ sentence: Range<Int>) -> Bool {
    stops.contains { $0.lowerBound == sentence.upperBound }
      || ".。".contains(substring(sentence).trimmingBlanks.last ?? " ")
  }

  /// Whether a stretch begins a sentence or a clause behind a comma.
  func isAtStart(_ range: Range<Int>) -> Bool {
    let before = substring(max(0, range.lowerBound - 4)..<range.lowerBound).trimmingBlanks
    return before.isEmpty || before.last.map { ".,:;，。：".contains($0) } ?? true
  }

  /// The lines that a stretch touches.
  func lines(of range: Range<Int>) -> [TextLine] {
    starts.filter { start in
      start.offset < range.upperBound
        && start.offset + start.length > range.lowerBound
    }.map(\.line)
  }
}
