internal import Evidence
internal import Knowledge

/// Every label of a document, in reading order.
struct LabelFinder {
  /// The labels that the document may have.
  let index: PhraseIndex<LabelBook.Meaning>
  let labels: LabelBook

  func hits(in text: DocumentText) -> [LabelHit] {
    let hits = text.lines.flatMap(found) + SpreadLabels(index: index, text: text).hits
    return BlockHeads(index: index, labels: labels, text: text).qualified(hits).sorted {
      ($0.line.index, $0.range.lowerBound) < ($1.line.index, $1.range.lowerBound)
    }
  }

  private func found(in line: TextLine) -> [LabelHit] {
    var meanings: [Range<Int>: [LabelBook.Meaning]] = [:]
    for match in index.matches(in: line.folded) {
      let range =
        line.offset(ofUnit: match.units.lowerBound)..<line.end(ofUnit: match.units.upperBound - 1)
      guard match.units.count > 2 || isPlainAbbreviation(match.units, range, in: line),
        match.units.count > 4 || !isPartOfNumber(range, in: line)
      else { continue }
      meanings[range, default: []].append(match.meaning)
    }
    let all = Array(meanings.keys)
    let ranges = all.filter { !isHalfOfWord($0, of: all, in: line) }
      .sorted { $0.lowerBound < $1.lowerBound }
    return ranges.map { range in
      let run = run(around: range, of: ranges, in: line)
      let others = ranges.filter { $0 != range && run.contains($0.lowerBound) }
      return LabelHit(
        line: line, range: range, box: line.box(ofWords: line.words(at: range)),
        meanings: meanings[range] ?? [], run: run,
        companions: others.flatMap { meanings[$0] ?? [] }, isVertical: line.isVertical)
    }
  }

  /// `No.`, `F:` and `TO` are labels; the f of F20180027 is none.
  private func isPlainAbbreviation(
    _ units: Range<Int>, _ range: Range<Int>, in line: TextLine
  ) -> Bool {
    let isLatin = line.folded.units[units].allSatisfy { $0.scalar.isASCII }
    guard isLatin else { return true }
    let rest = line.substring(range.upperBound..<line.text.utf8.count)
    guard let next = rest.first else { return true }
    return ":.：°º#".contains(next) || (next == " " && units.count == 2)
  }

  /// PCS in PCS/25-26/073 belongs to the number.
  private func isPartOfNumber(_ range: Range<Int>, in line: TextLine) -> Bool {
    let rest = line.substring(range.upperBound..<line.text.utf8.count)
    guard let joint = rest.first, "/-_".contains(joint) else { return false }
    return rest.dropFirst().first?.isNumber ?? false
  }

  /// `Client` in `Client-Matter`, `Company` in `Company's PAN`: half of what is no label as a whole.
  private func isHalfOfWord(
    _ range: Range<Int>, of ranges: [Range<Int>], in line: TextLine
  ) -> Bool {
    let rest = line.substring(range.upperBound..<line.text.utf8.count)
    let isPossessive = rest.hasPrefix("'s ") || rest.hasPrefix("’s ")
    guard isPossessive || rest.first == "-", rest.dropFirst().first?.isLetter ?? false else {
      return false
    }
    return !ranges.contains {
      $0.upperBound > range.upperBound && $0.lowerBound <= range.upperBound + 1
    }
  }

  /// Labels with nothing but signs between them are one (`Laufzeit / Term`).
  private func run(
    around range: Range<Int>, of ranges: [Range<Int>], in line: TextLine
  ) -> Range<Int> {
    guard let own = ranges.firstIndex(of: range) else { return range }
    func isJoined(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
      guard left.upperBound <= right.lowerBound else { return true }
      let gap = line.substring(left.upperBound..<right.lowerBound)
      return gap.utf8.count <= 4
        && !gap.contains { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "：" }
    }
    var first = own
    while first > 0, isJoined(ranges[first - 1], ranges[first]) { first -= 1 }
    var last = own
    while last + 1 < ranges.count, isJoined(ranges[last], ranges[last + 1]) { last += 1 }
    return ranges[first].lowerBound..<max(range.upperBound, ranges[last].upperBound)
  }
}

/// Labels whose ideographs stand apart: spread over the width of a form (名　　称), where the gaps
/// look like columns, or stacked from top to bottom beside a block (购买方信息).
struct SpreadLabels {
  let index: PhraseIndex<LabelBook.Meaning>
  let text: DocumentText

  var hits: [LabelHit] { text.rows.flatMap(spread) + text.pages.flatMap(stacked) }

  private func spread(_ row: [Int]) -> [LabelHit] {
    var hits: [LabelHit] = []
    for (position, start) in row.enumerated() {
      guard let lead = Self.singleIdeographs(text.lines[start]).last else { continue }
      var characters = lead.text
      var box = lead.box
      for next in row.dropFirst(position + 1).prefix(5) {
        let line = text.lines[next]
        guard let head = line.text.first, FoldedText.isIdeographic(head.unicodeScalars.first ?? "a")
        else { break }
        characters.append(head)
        box = box.union(line.box(ofWords: 0..<1))
        if let meanings = whole(characters) {
          hits.append(
            LabelHit(
              line: line, range: 0..<String(head).utf8.count, box: box, meanings: meanings))
          break
        }
        guard line.text.count == 1 else { break }
      }
    }
    return hits
  }

  /// Single ideographs below each other, each the whole of a line or its first word.
  private func stacked(on page: Page) -> [LabelHit] {
    let singles = text.lines.filter { $0.page.number == page.number }
      .flatMap { line in Self.loneIdeographs(line).map { (line: line, mark: $0) } }
      .sorted { $0.mark.box.midY < $1.mark.box.midY }
    var hits: [LabelHit] = []
    for start in singles.indices {
      var column = [singles[start]]
      var longest: LabelHit?
      for next in singles[(start + 1)...] {
        guard let last = column.last else { break }
        // An ideograph is as high as it is wide; its box may be that of a taller line.
        let size = last.mark.box.width
        let drop = next.mark.box.midY - last.mark.box.midY
        guard drop < size * 3 else { break }
        if abs(next.mark.box.midX - last.mark.box.midX) < size, drop > size * 0.6 {
          column.append(next)
        }
        let characters = column.map(\.mark.text).joined()
        guard column.count >= 2, let meanings = whole(characters),
          let box = Box.union(of: column.map { Self.square($0.mark.box) })
        else { continue }
        let first = column[0]
        longest = LabelHit(
          line: first.line, range: first.mark.range, box: box, meanings: meanings, isVertical: true)
      }
      if let longest { hits.append(longest) }
    }
    // 买方 inside 购买方信息 is not another label.
    return hits.filter { hit in
      !hits.contains { $0.box.height > hit.box.height && $0.box.intersects(hit.box) }
    }
  }

  /// What an ideograph takes up, whatever the height of its line.
  private static func square(_ box: Box) -> Box {
    Box(
      x0: box.x0, y0: box.midY - box.width / 2, x1: box.x1, y1: box.midY + box.width / 2)
  }

  private func whole(_ characters: String) -> [LabelBook.Meaning]? {
    let folded = FoldedText(characters)
    let matches = index.matches(in: folded).filter { $0.units.count == folded.units.count }
    return matches.isEmpty ? nil : matches.map(\.meaning)
  }

  /// The ideographs of a line that have blanks around them.
  private static func loneIdeographs(
    _ line: TextLine
  ) -> [(text: String, box: Box, range: Range<Int>)] {
    line.words.enumerated().compactMap { index, word in
      guard word.text.count == 1, let scalar = word.text.unicodeScalars.first,
        FoldedText.isIdeographic(scalar)
      else { return nil }
      let start = line.offsets[index]
      return (word.text, line.box(ofWords: index..<index + 1), start..<start + word.text.utf8.count)
    }
  }

  /// The ideographs that stand alone at a line's start: `购 名` has two.
  private static func singleIdeographs(_ line: TextLine) -> [(text: String, box: Box)] {
    var result: [(text: String, box: Box)] = []
    for (index, word) in line.words.enumerated().prefix(2) {
      guard word.text.count == 1, let scalar = word.text.unicodeScalars.first,
        FoldedText.isIdeographic(scalar)
      else { break }
      result.append((word.text, line.box(ofWords: index..<index + 1)))
    }
    return result
  }
}
