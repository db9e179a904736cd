internal import Evidence
internal import Knowledge

/// Words that a label points at: behind it, beside it or below it.
struct LabelledText: Sendable {
  let hit: LabelHit
  let line: TextLine
  /// UTF-8 offsets in the line's text; never empty.
  let range: Range<Int>
  /// As in `BoundValue`.
  let cost: Double

  var text: String { line.substring(range) }

  /// Its words up to a gap that is wider than blanks are.
  var untilGap: LabelledText {
    let words = Array(line.words)
    let own = line.words(at: range)
    let end = own.dropFirst().first { index in
      words[index].box.x0 - words[index - 1].box.x1 > words[index].fontSize * 1.2
    }
    guard let end, line.offsets[end] - 1 > range.lowerBound else { return self }
    return LabelledText(
      hit: hit, line: line, range: range.lowerBound..<line.offsets[end] - 1, cost: cost)
  }

  func score(for meaning: LabelBook.Meaning) -> Double {
    max(0.05, (meaning.isWeak ? 0.74 : 0.96) - cost * 0.6 - (hit.isQualified ? 0.3 : 0))
  }

  /// The place of a stretch of `text`.
  func place(of part: Range<Int>) -> Place {
    line.place(of: (range.lowerBound + part.lowerBound)..<(range.lowerBound + part.upperBound))
  }
}

extension DocumentEvidence {
  /// What a label points at, the plainest first: at most one text from each direction.
  func texts(at hit: LabelHit, running: Bool = false) -> [LabelledText] {
    if let behind = textBehind(hit, running: running) { return [behind] }
    return [textBeside(hit), textBelow(hit)].compactMap { $0 }.sorted { $0.cost < $1.cost }
  }

  /// - Parameter running: Whether the text may hold words that are labels elsewhere; it then ends
  ///   only where another label with a colon begins.
  func textBehind(_ hit: LabelHit, running: Bool = false) -> LabelledText? {
    let next = hitsOfLine[hit.line.index]?.first {
      $0.range.lowerBound >= hit.end && (running ? $0.hasColon && !isInsideWord($0) : isSolid($0))
    }
    let end = next?.range.lowerBound ?? hit.line.text.utf8.count
    guard !hit.endsLine, let range = content(of: hit.end..<max(end, hit.end), in: hit.line)
    else { return nil }
    return LabelledText(hit: hit, line: hit.line, range: range, cost: 0)
  }

  func textBeside(_ hit: LabelHit) -> LabelledText? {
    guard hit.endsLine, let line = text.right(of: hit.line).first, !startsWithLabel(line),
      let range = content(of: 0..<(nextLabel(in: line) ?? line.text.utf8.count), in: line)
    else { return nil }
    let gap = max(0, line.box.x0 - hit.box.x1) / max(1, hit.line.page.width)
    return LabelledText(hit: hit, line: line, range: range, cost: 0.03 + gap * 0.5)
  }

  /// Where the first label begins that stands behind other words of its line.
  private func nextLabel(in line: TextLine) -> Int? {
    hitsOfLine[line.index]?.first { $0.range.lowerBound > 0 && isSolid($0) }?.range.lowerBound
  }

  func textBelow(_ hit: LabelHit) -> LabelledText? {
    let height = max(6, hit.box.height)
    let neighbour = hitsOfLine[hit.line.index]?.first {
      // `PO number/date` has one column, as wide as its word.
      $0.range.lowerBound >= hit.range.upperBound && !isRemark($0, on: hit)
        && $0.box.x0 > hit.box.x1 - 1
    }
    // The label's column ends where the next label of its line begins.
    let right = neighbour.map { $0.box.x0 - 1 } ?? max(hit.box.x1, hit.line.box.x1)
    let reach = Box(x0: hit.box.x0 - 2, y0: hit.box.y0, x1: right + 2, y1: hit.box.y1)
    guard let line = text.below(reach, on: hit.line.page, within: height * 2).first,
      !startsWithLabel(line)
    else { return nil }
    let words = line.words.indices.filter { index in
      let box = line.page.words[index].box
      return neighbour == nil ? true : box.midX >= reach.x0 - 4 && box.midX <= reach.x1
    }
    guard let first = words.first, let last = words.last else { return nil }
    let start = line.offsets[first - line.wordRange.lowerBound]
    let end =
      line.offsets[last - line.wordRange.lowerBound] + line.page.words[last].text.utf8.count
    guard let range = content(of: start..<end, in: line) else { return nil }
    let shift = abs(line.box.x0 - hit.box.x0)
    let isStacked = shift < 3 && line.box.y0 - hit.box.y1 < height * 0.6
    return LabelledText(
      hit: hit, line: line, range: range, cost: (isStacked ? 0.05 : 0.1) + min(0.1, shift / 400))
  }

  /// `Territory (countries or marketplaces)`: what a bracket behind a label says is no other label.
  private func isRemark(_ hit: LabelHit, on label: LabelHit) -> Bool {
    let between = label.line.substring(label.range.upperBound..<hit.range.lowerBound)
    return between.contains { "(（".contains($0) } && !between.contains { ")）".contains($0) }
  }

  /// Whether a label really labels something here: words of names and sentences are labels
  /// elsewhere (`Outdoor Gear Co., Ltd.`), so it has a colon or a gap before it.
  private func isSolid(_ hit: LabelHit) -> Bool {
    if hit.hasColon { return !isInsideWord(hit) }
    let line = hit.line
    let first = line.words(at: hit.range).lowerBound
    // Ideographs inside a word are part of it: 第 in 第二实验幼儿园.
    guard first > 0, line.offsets[first] == hit.range.lowerBound,
      hit.meanings.contains(where: { !$0.isWeak })
    else { return false }
    let words = Array(line.words)
    return words[first].box.x0 - words[first - 1].box.x1 > words[first].fontSize * 0.8
  }

  /// Whether ideographs stand right before it: 项目 in 一般项目 names nothing of its own.
  private func isInsideWord(_ hit: LabelHit) -> Bool {
    hit.line.substring(0..<hit.range.lowerBound).unicodeScalars.last
      .map(FoldedText.isIdeographic) ?? false
  }

  /// A stretch without blanks and signs at its start and blanks at its end; nil when empty.
  private func content(of range: Range<Int>, in line: TextLine) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    let piece = line.substring(range)
    let lead = piece.prefix { !$0.isLetter && !$0.isNumber && !"(（¥￥$€£+-#<《\"“".contains($0) }
    let tail = piece.reversed().prefix {
      $0 == " " || $0 == "|" || $0 == "," || $0 == ";" || $0 == "，" || $0 == "；"
    }
    let start = range.lowerBound + lead.utf8.count
    let end = range.upperBound - tail.reduce(0) { $0 + String($1).utf8.count }
    let trimmed = start..<max(start, end)
    let hasContent = line.substring(trimmed).contains { $0.isLetter || $0.isNumber }
    return hasContent ? trimmed : nil
  }
}
