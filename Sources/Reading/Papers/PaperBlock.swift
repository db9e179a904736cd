internal import Evidence
internal import Knowledge

/// The lines that stand at a label of a paper: the cell beside it in a form, what follows it in
/// its line, or the lines below it.
struct PaperBlock {
  let hit: LabelHit
  /// From top to bottom; not empty.
  let texts: [LabelledText]

  private static let mostLines = 9

  /// The block at a label; nil where the words label nothing.
  init?(at hit: LabelHit, weakly isWeak: Bool, in evidence: DocumentEvidence) {
    let form = PaperForm(evidence)
    guard hit.standsApart || hit.startsLine || hit.isNumbered, !form.isPartOfWord(hit),
      !form.isBracketed(hit.line)
    else { return nil }
    self.hit = hit
    if let tail = form.tail(of: hit) {
      texts = form.lines(behind: tail.text, or: tail.line, hit: hit, upTo: Self.mostLines)
    } else if let behind = evidence.textBehind(hit, running: true) {
      let isTitle = hit.line.fontSize > evidence.text.bodySize * 1.35
      guard hit.hasColon || !isWeak && !isTitle && form.mayFollow(behind) else { return nil }
      texts = form.lines(from: behind, upTo: Self.mostLines)
    } else if let cell = form.cell(beside: hit) {
      texts = form.lines(inCell: cell, upTo: Self.mostLines)
    } else {
      texts = form.lines(below: hit.line, hit: hit, upTo: Self.mostLines)
    }
    guard !texts.isEmpty else { return nil }
  }
}

/// How labels and values stand in forms.
struct PaperForm {
  private let evidence: DocumentEvidence

  init(_ evidence: DocumentEvidence) { self.evidence = evidence }

  /// Ideographs inside a word are no label: 销方 in 销方地址.
  func isPartOfWord(_ hit: LabelHit) -> Bool {
    guard !hit.isVertical, !hit.hasColon else { return false }
    let rest = hit.line.substring(min(hit.end, hit.line.text.utf8.count)..<hit.line.text.utf8.count)
    guard let next = rest.unicodeScalars.first,
      let last = hit.line.substring(hit.range).unicodeScalars.last
    else { return false }
    return FoldedText.isIdeographic(next) && FoldedText.isIdeographic(last)
      && next.properties.isAlphabetic
  }

  /// Whether brackets hold the whole of a line: the label above it in a second language.
  func isBracketed(_ line: TextLine) -> Bool {
    guard let first = line.text.first, let last = line.text.last else { return false }
    return "(（".contains(first) && ")）".contains(last)
      && line.text.count(where: { "(（".contains($0) }) == 1
  }

  /// Behind a label without a colon a value begins with a capital; a sentence goes on in small.
  func mayFollow(_ text: LabelledText) -> Bool {
    guard let first = text.text.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    return !first.isLowercase && text.text.split(separator: " ").count <= 12
  }

  // MARK: Labels that go on

  /// A label whose words run on to a colon in its own line or the next:
  /// `3. Identification of the importer certifying compliance of the | product:`.
  func tail(of hit: LabelHit) -> (text: LabelledText?, line: TextLine)? {
    guard hit.startsLine || hit.isNumbered, !hit.hasColon, !hit.endsLine else { return nil }
    let rest = hit.line.substring(hit.end..<hit.line.text.utf8.count)
    guard rest.first(where: \.isLetter)?.isLowercase ?? false else { return nil }
    if hit.isQualified {
      return end(ofLabelIn: hit.line, from: hit.end, hit: hit)
    }
    guard
      let next = evidence.text.below(
        hit.line.box, on: hit.line.page, within: hit.line.box.height * 0.8
      ).first, next.text.prefix(40).contains(":")
    else { return nil }
    return end(ofLabelIn: next, from: 0, hit: hit)
  }

  private func end(
    ofLabelIn line: TextLine, from start: Int, hit: LabelHit
  ) -> (text: LabelledText?, line: TextLine)? {
    let bytes = Array(line.text.utf8)
    guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var first = colon + 1
    while first < bytes.count, bytes[first] == UInt8(ascii: " ") { first += 1 }
    guard first < bytes.count else { return (nil, line) }
    return (LabelledText(hit: hit, line: line, range: first..<bytes.count, cost: 0.02), line)
  }

  // MARK: Cells

  /// The first line of the cell beside a label; nil where its value stands below it.
  func cell(beside hit: LabelHit) -> LabelledText? {
    // The ideographs of a label may stand apart: 名　　称.
    let beside = evidence.text.right(of: hit.line).first { $0.box.x0 >= hit.box.x1 - 1 }
    guard let beside, !isLabel(beside) else { return nil }
    if let below = firstBelow(hit.line), isNear(below, to: hit),
      !isRow(hit.line, beside) || isCompany(below) && !isCompany(beside)
    {
      return nil
    }
    var first = beside
    // A label in two languages stands beside a value of two lines.
    while let above = lineAbove(first), isTouching(above, first), sharesLabel(above, with: hit) {
      first = above
    }
    let gap = max(0, beside.box.x0 - hit.box.x1) / max(1, hit.line.page.width)
    // The colon may stand with the values: `Applicant   : Kelmo Ltd`.
    let lead = first.text.prefix { " :：".contains($0) }.utf8.count
    guard lead < first.text.utf8.count else { return nil }
    return LabelledText(
      hit: hit, line: first, range: lead..<first.text.utf8.count, cost: 0.03 + gap * 0.5)
  }

  private func isCompany(_ line: TextLine) -> Bool {
    CompanyMentions.ranges(in: line.text).first?.lowerBound == 0
  }

  private func isNear(_ line: TextLine, to hit: LabelHit) -> Bool {
    abs(line.box.x0 - hit.box.x0) < 9 && line.box.y0 - hit.box.y1 < hit.box.height * 1.6
      && !isLabel(line)
  }

  /// Whether a label and what stands beside it are a row among others of their columns.
  private func isRow(_ label: TextLine, _ value: TextLine) -> Bool {
    evidence.text.lines.contains { other in
      guard other.page.number == label.page.number, other.index != label.index,
        abs(other.box.x0 - label.box.x0) < 4,
        abs(other.box.y0 - label.box.y0) < label.box.height * 4,
        let beside = evidence.text.right(of: other).first
      else { return false }
      return beside.index != value.index && abs(beside.box.x0 - value.box.x0) < 4
        && !isLabel(beside)
    }
  }

  /// Whether a line is a label: by its words, or because it stands among labels and has a value
  /// beside it.
  ///
  /// `Attn:` belongs to the address that it stands in.
  private func isLabel(_ line: TextLine) -> Bool {
    guard !PostalLines.isAside(line.text) else { return false }
    if evidence.isInLabelColumn(line), !evidence.text.right(of: line).isEmpty { return true }
    let concepts = evidence.knowledge.labels.concepts
    return (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      guard hit.startsLine, !hit.isVertical, !leadsDay(hit) else { return false }
      let isPlain = hit.meanings.contains { meaning in
        let concept = concepts[meaning.concept]
        return !meaning.isWeak && concept.type != .column && concept.type != .section
      }
      return hit.hasColon || hit.endsLine || (hit.isWord && isPlain)
    }
  }

  /// A little word with a day right behind it is no label: `From 30 June 2026`, 自2026年6月1日.
  private func leadsDay(_ hit: LabelHit) -> Bool {
    let word = hit.line.substring(hit.range)
    let isHan = word.unicodeScalars.contains { FoldedText.isIdeographic($0) }
    guard !hit.hasColon, word.count <= (isHan ? 2 : 5) else { return false }
    return evidence.dates.contains {
      $0.line.index == hit.line.index && $0.range.lowerBound - hit.range.upperBound <= 1
        && $0.range.lowerBound >= hit.range.upperBound
    }
  }

  private func lineAbove(_ line: TextLine) -> TextLine? {
    evidence.text.lines.filter {
      $0.page.number == line.page.number && abs($0.box.x0 - line.box.x0) < 3
        && $0.box.midY < line.box.y0
    }.max { $0.box.y0 < $1.box.y0 }
  }

  private func isTouching(_ above: TextLine, _ below: TextLine) -> Bool {
    below.box.y0 - above.box.y1 < below.box.height * 0.2
  }

  private func sharesLabel(_ line: TextLine, with hit: LabelHit) -> Bool {
    guard let label = evidence.text.left(of: line).first else { return true }
    return (evidence.hitsOfLine[label.index] ?? []).contains { other in
      other.meanings.contains { own in hit.meanings.contains { $0.concept == own.concept } }
    } && isTouching(label, hit.line)
  }

  /// The lines of a cell: up to the next row of the form.
  func lines(inCell first: LabelledText, upTo most: Int) -> [LabelledText] {
    var texts = [first]
    var last = first.line
    while texts.count < most, let next = next(below: last, left: first.line.box.x0),
      !startsRow(next, after: last, label: first.hit)
    {
      texts.append(whole(next, first))
      last = next
    }
    return texts
  }

  /// Whether a line of a column of values belongs to another label than the line above it.
  private func startsRow(_ line: TextLine, after above: TextLine, label: LabelHit) -> Bool {
    if isLabel(line) { return true }
    let left = evidence.text.left(of: line).first { abs($0.box.x0 - label.line.box.x0) < 6 }
    guard let left else { return line.box.y0 - above.box.y1 > line.box.height * 1.1 }
    // A label goes on in brackets or right below itself; else it is the next row's, known or not.
    let isOwn =
      left.index == label.line.index || isBracketed(left) || isTouching(label.line, left)
    guard isOwn else { return true }
    let isOther = (evidence.hitsOfLine[left.index] ?? []).contains { other in
      other.startsLine
        && !other.meanings.contains { own in
          label.meanings.contains { $0.concept == own.concept }
        }
    }
    return isOther || !isTouching(above, line)
  }

  // MARK: Running lines

  /// What stands behind a label with the lines that it goes on in.
  func lines(from first: LabelledText, upTo most: Int) -> [LabelledText] {
    let words = first.line.words(at: first.range)
    let left = first.line.box(ofWords: words.lowerBound..<words.lowerBound + 1).x0
    var texts = [first]
    var last = first.line
    while texts.count < most,
      let next = next(below: last, left: left) ?? next(below: last, left: first.line.box.x0),
      !isLabel(next), !isItem(next), !hasLabelledRow(next, first)
    {
      texts.append(whole(next, first))
      last = next
    }
    return texts
  }

  /// Whether a line below the value stands beside a label of its own.
  private func hasLabelledRow(_ line: TextLine, _ first: LabelledText) -> Bool {
    evidence.text.left(of: line).contains { abs($0.box.x0 - first.hit.line.box.x0) < 6 }
  }

  func lines(
    behind text: LabelledText?, or line: TextLine, hit: LabelHit, upTo most: Int
  ) -> [LabelledText] {
    text.map { lines(from: $0, upTo: most) } ?? lines(below: line, hit: hit, upTo: most)
  }

  /// The lines below a label, up to the next label or item.
  func lines(below line: TextLine, hit: LabelHit, upTo most: Int) -> [LabelledText] {
    guard let start = firstBelow(line), abs(start.box.x0 - line.box.x0) < 24, !isItem(start),
      start.box.y0 - line.box.y1 < max(6, line.box.height) * 1.8, !isLabel(start)
    else { return [] }
    let first = LabelledText(
      hit: hit, line: start, range: 0..<start.text.utf8.count, cost: 0.08)
    var texts = [first]
    var last = start
    while texts.count < most, let next = next(below: last, left: start.box.x0), !isLabel(next),
      !isItem(next)
    {
      texts.append(whole(next, first))
      last = next
    }
    return texts
  }

  private func whole(_ line: TextLine, _ first: LabelledText) -> LabelledText {
    LabelledText(hit: first.hit, line: line, range: 0..<line.text.utf8.count, cost: first.cost)
  }

  private func firstBelow(_ line: TextLine) -> TextLine? {
    let reach = Box(
      x0: line.box.x0 - 4, y0: line.box.y0, x1: max(line.box.x1, line.box.x0 + 60), y1: line.box.y1)
    return evidence.text.below(reach, on: line.page, within: max(6, line.box.height) * 2.4).first {
      $0.box.x0 >= line.box.x0 - 24
    }
  }

  private func next(below line: TextLine, left: Double) -> TextLine? {
    let reach = Box(x0: left - 3, y0: line.box.y0, x1: left + 30, y1: line.box.y1)
    return evidence.text.below(reach, on: line.page, within: line.box.height * 1.2).first {
      abs($0.box.x0 - left) < 9 && $0.fontSize < line.fontSize * 1.25
        && $0.fontSize > line.fontSize * 0.7
    }
  }

  /// Whether a line is an item of a list: `4. Contact information`.
  private func isItem(_ line: TextLine) -> Bool {
    guard let word = line.words.first?.text, word.count <= 3, line.words.count > 1 else {
      return false
    }
    return (word.hasSuffix(".") || word.hasSuffix(")")) && word.dropLast().allSatisfy(\.isNumber)
  }
}

extension LabelHit {
  /// Whether a gap parts the label from what stands behind it in its line.
  var isSetApart: Bool {
    let words = Array(line.words)
    let next = line.words(at: range).upperBound
    guard next < words.count else { return true }
    return words[next].box.x0 - words[next - 1].box.x1 > words[next].fontSize * 0.8
  }

  /// Whether a gap or a sign that divides parts the label from what stands before it in its line.
  var standsApart: Bool {
    let first = line.words(at: range).lowerBound
    let words = Array(line.words)
    guard first > 0 else { return true }
    let before = words[first - 1]
    if before.text.last.map({ "|·;•,，；/".contains($0) }) ?? false { return true }
    return words[first].box.x0 - before.box.x1 > words[first].fontSize * 0.8
  }
}
