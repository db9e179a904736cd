internal import Evidence
internal import Knowledge

/// The heads of a paper's prescribed sections, and the lines that stand under or beside each.
struct SectionHeads {
  struct Head {
    let section: String
    let hit: LabelHit
    var line: TextLine { hit.line }
  }

  let all: [Head]
  private let evidence: DocumentEvidence
  /// Where the column of texts begins beside a column of heads, in points; nil where texts stand
  /// under their heads.
  private let columnOfTexts: Double?

  /// - Parameter prefix: What the concepts of the heads begin with, with the point.
  init(_ evidence: DocumentEvidence, under prefix: String) {
    self.evidence = evidence
    var heads: [Head] = []
    for hit in evidence.hits where Self.isHead(hit, evidence) {
      for meaning in hit.meanings {
        let name = evidence.knowledge.labels.concepts[meaning.concept].name
        guard name.hasPrefix(prefix) else { continue }
        // The first label of a line heads it.
        if heads.contains(where: { $0.hit.line.index == hit.line.index }) { continue }
        heads.append(Head(section: String(name.dropFirst(prefix.count)), hit: hit))
      }
    }
    heads += Self.numbered(heads, under: prefix, evidence)
    heads.sort { $0.line.index < $1.line.index }
    all = heads
    columnOfTexts = Self.columnOfTexts(heads, evidence)
  }

  /// The heads that only their numbers tell: where the known ones are numbered in the order that is
  /// prescribed, `4.` heads the fourth section, whatever its words are.
  private static func numbered(
    _ known: [Head], under prefix: String, _ evidence: DocumentEvidence
  ) -> [Head] {
    let sections = evidence.knowledge.labels.concepts.map(\.name)
      .filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    var lines: [Int: TextLine] = [:]
    for head in known {
      guard let number = number(of: head.line) else { continue }
      guard sections.firstIndex(of: head.section) == number - 1 else { return [] }
      lines[number] = head.line
    }
    guard lines.count >= leastNumbered else { return [] }
    return sections.indices.compactMap { position in
      let number = position + 1
      guard !known.contains(where: { $0.section == sections[position] }) else { return nil }
      let before = lines.filter { $0.key < number }.map(\.value.index).max() ?? -1
      let behind =
        lines.filter { $0.key > number }.map(\.value.index).min() ?? evidence.text.lines.count
      let line = evidence.text.lines[(before + 1)..<max(behind, before + 1)].first {
        Self.number(of: $0) == number
      }
      return line.map { line in
        let hit = LabelHit(
          line: line, range: 0..<line.text.utf8.count, box: line.box, meanings: [])
        return Head(section: sections[position], hit: hit)
      }
    }
  }

  private static let leastNumbered = 3

  /// The number that a line begins with, as items of a list do: `4.`, `(4)`, `4、`.
  private static func number(of line: TextLine) -> Int? {
    guard let first = line.words.first?.text else { return nil }
    let digits = first.drop { "(（".contains($0) }.prefix(while: \.isNumber)
    let rest = first.drop { "(（".contains($0) }.dropFirst(digits.count)
    guard (1...2).contains(digits.count), rest.count <= 1, rest.allSatisfy({ ".)）:、".contains($0) })
    else { return nil }
    return Int(digits)
  }

  /// Words that begin a line by chance, in the middle of a sentence, are no head.
  private static func isHead(_ hit: LabelHit, _ evidence: DocumentEvidence) -> Bool {
    guard hit.startsLine || hit.isNumbered else { return isExplanation(hit) }
    if hit.hasColon || hit.endsLine || hit.isNumbered || hit.line.isBold { return true }
    let lines = evidence.text.lines
    guard hit.line.index > 0 else { return true }
    let above = lines[hit.line.index - 1]
    let endsSentence = above.text.last.map { ".:;!?。：；！？".contains($0) } ?? true
    let gap = hit.line.box.y0 - above.box.y1
    return endsSentence || above.page.number != hit.line.page.number
      || gap > hit.line.box.height * 0.9
  }

  /// `1. Why it went wrong (root cause)`: a head that is numbered, and says the usual word for it in
  /// the bracket that ends it.
  private static func isExplanation(_ hit: LabelHit) -> Bool {
    guard hit.isBracketed, hit.line.words.count <= 12, let first = hit.line.words.first else {
      return false
    }
    let rest = hit.line.substring(hit.range.upperBound..<hit.line.text.utf8.count)
    return first.text.first?.isNumber ?? false && rest.allSatisfy { ")） .:".contains($0) }
  }

  /// The left edge that texts beside at least two heads share.
  private static func columnOfTexts(_ heads: [Head], _ evidence: DocumentEvidence) -> Double? {
    let edges = heads.compactMap { evidence.text.right(of: $0.line).first?.box.x0 }
    return edges.first { edge in edges.count { abs($0 - edge) < 4 } >= 2 }
  }

  /// What a head is about, line by line.
  func parts(of head: Head) -> [Place] {
    if let column = columnOfTexts,
      let first = evidence.text.right(of: head.line).first, abs(first.box.x0 - column) < 4
    {
      return beside(head, from: column)
    }
    return under(head)
  }

  private func under(_ head: Head) -> [Place] {
    var parts: [Place] = []
    let line = head.line
    let rest = line.substring(head.hit.end..<line.text.utf8.count)
    let own = rest.drop { !$0.isLetter && !$0.isNumber }
    if own.count > 1 {
      let start = line.text.utf8.count - own.utf8.count
      parts.append(line.place(of: start..<line.text.utf8.count))
    }
    for next in evidence.text.lines.dropFirst(line.index + 1) {
      if all.contains(where: { $0.line.index == next.index }) || isEnd(next) { break }
      parts.append(next.place(of: 0..<next.text.utf8.count))
    }
    return parts
  }

  /// The lines of the column of texts down to the next cell of the column of heads.
  private func beside(_ head: Head, from column: Double) -> [Place] {
    let page = evidence.text.lines.filter { $0.page.number == head.line.page.number }
    let bottom = nextCell(below: head, among: page)
    return page.filter { line in
      line.box.x0 > column - 4 && line.box.midY > head.line.box.y0 && line.box.midY < bottom
        && !isEnd(line)
    }.map { $0.place(of: 0..<$0.text.utf8.count) }
  }

  /// Where the next cell of the column of heads begins, whether or not it is a head; the lines of
  /// one cell stand close together.
  private func nextCell(below head: Head, among page: [TextLine]) -> Double {
    var last = head.line
    let column = page.filter {
      abs($0.box.x0 - head.line.box.x0) < 9 && $0.box.y0 > head.line.box.y0 + 1
    }.sorted { $0.box.y0 < $1.box.y0 }
    for line in column {
      let isHead = all.contains { $0.line.index == line.index }
      if isHead || line.box.y0 - last.box.y1 > line.box.height * 0.9 { return line.box.y0 }
      last = line
    }
    return .infinity
  }

  /// The words with which a letter closes.
  private func isEnd(_ line: TextLine) -> Bool {
    evidence.said("cue.closing", in: line).contains { range in
      range.lowerBound == 0 && line.text.utf8.count - range.upperBound <= 2
    }
  }
}
