internal import Evidence
internal import Knowledge

/// A label on a page: where it stands, and every concept that its words may name.
struct LabelHit: Sendable {
  let line: TextLine
  /// UTF-8 offsets of the label in the line's text.
  let range: Range<Int>
  let box: Box
  /// Concept numbers with whether the label names them only weakly.
  let meanings: [LabelBook.Meaning]

  func names(_ concept: Int?) -> LabelBook.Meaning? {
    concept.flatMap { wanted in meanings.first { $0.concept == wanted } }
  }

  /// Whether nothing but signs stands before the label in its line.
  var startsLine: Bool {
    line.folded.units.first.map { line.offset(ofUnit: 0) >= range.lowerBound || $0.word < 0 }
      ?? false
  }

  /// Whether nothing but signs stands behind the label in its line.
  var endsLine: Bool {
    guard !line.folded.units.isEmpty else { return true }
    return line.offset(ofUnit: line.folded.units.count - 1) < range.upperBound
  }

  /// Whether a colon (or its full-width form) stands right behind the label.
  var hasColon: Bool {
    let rest = line.text.utf8.dropFirst(range.upperBound).prefix(8)
    let text = String(decoding: rest, as: UTF8.self)
    return text.prefix { !$0.isLetter && !$0.isNumber }.contains { $0 == ":" || $0 == "：" }
  }
}

/// Every label of a document, in reading order.
struct LabelFinder {
  let book: LabelBook

  func hits(in text: DocumentText) -> [LabelHit] {
    var hits: [LabelHit] = []
    for line in text.lines {
      hits += found(in: line)
    }
    return hits + spacedHits(in: text)
  }

  private func found(in line: TextLine) -> [LabelHit] {
    var found: [Range<Int>: [LabelBook.Meaning]] = [:]
    for match in book.index.matches(in: line.folded) {
      let range =
        line.offset(ofUnit: match.units.lowerBound)
        ..< line.end(ofUnit: match.units.upperBound - 1)
      found[range, default: []].append(match.meaning)
    }
    return found.sorted { $0.key.lowerBound < $1.key.lowerBound }.map { range, meanings in
      LabelHit(
        line: line, range: range, box: line.box(ofWords: line.words(at: range)),
        meanings: meanings)
    }
  }

  /// Labels whose few ideographs are spread over the width of a form (名　　称): each stands as
  /// a line of its own, because the gaps look like columns.
  private func spacedHits(in text: DocumentText) -> [LabelHit] {
    var hits: [LabelHit] = []
    for row in text.rows where row.count > 1 {
      for (position, start) in row.enumerated() {
        let first = text.lines[start]
        guard Self.isSingleIdeograph(first) else { continue }
        var scalars = first.text
        for next in row.dropFirst(position + 1).prefix(5) {
          let line = text.lines[next]
          let head = Self.isSingleIdeograph(line) ? line.text : line.text.prefix(1).description
          scalars += head
          let folded = FoldedText(scalars)
          let whole = book.index.matches(in: folded).filter { $0.units.count == folded.units.count }
          if !whole.isEmpty {
            let range = 0..<head.utf8.count
            hits.append(
              LabelHit(
                line: line, range: range,
                box: first.box.union(line.box(ofWords: line.words(at: range))),
                meanings: whole.map(\.meaning)))
            break
          }
          guard Self.isSingleIdeograph(line) else { break }
        }
      }
    }
    return hits
  }

  private static func isSingleIdeograph(_ line: TextLine) -> Bool {
    line.folded.units.count == 1 && FoldedText.isIdeographic(line.folded.units[0].scalar)
  }
}
