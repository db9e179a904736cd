internal import Evidence
internal import Knowledge

/// Reads what stands under the heads of a paper's prescribed sections, each as a field of its own:
/// `section.root_cause`.
struct SectionTexts {
  private struct Head {
    let section: String
    let hit: LabelHit
  }

  private let evidence: DocumentEvidence
  private let prefix: String
  private let heads: [Head]

  /// - Parameter prefix: What the concepts of the heads begin with, up to a point.
  init(_ evidence: DocumentEvidence, under prefix: String) {
    self.evidence = evidence
    self.prefix = prefix + "."
    heads = Self.heads(evidence, under: prefix + ".")
  }

  /// The sections in the order of the knowledge; one that is not among them has no head and is
  /// spoken of nowhere.
  func fields() -> [ReadDocument.Field] {
    let names = evidence.knowledge.labels.concepts.map(\.name).filter { $0.hasPrefix(prefix) }
    let found = Set(heads.map(\.section))
    // Of a form whose heads are mostly strange, none can be said to lack one.
    let isStrange = names.count > Self.fewSections && found.count * 2 < names.count
    return names.compactMap { name in
      let section = String(name.dropFirst(prefix.count))
      let field = FieldName("section.\(section)")
      if let text = text(of: section) { return .init(name: field, state: .known(text)) }
      let spoken = evidence.hits(of: name).first { hit in
        !heads.contains { $0.hit.line.index == hit.line.index }
      }
      guard spoken != nil || isStrange else { return nil }
      let place = spoken.map { $0.line.place(of: $0.range) }
      return .init(name: field, state: .unknown(Doubt(.notUnderstood, at: place)))
    }
  }

  /// Up to so many sections the head of each is expected, however few are there.
  private static let fewSections = 3

  private static func heads(_ evidence: DocumentEvidence, under prefix: String) -> [Head] {
    var heads: [Head] = []
    for hit in evidence.hits where isHead(hit, evidence) {
      for meaning in hit.meanings {
        let name = evidence.knowledge.labels.concepts[meaning.concept].name
        guard name.hasPrefix(prefix) else { continue }
        // The first label of a line heads it.
        if heads.contains(where: { $0.hit.line.index == hit.line.index }) { continue }
        heads.append(Head(section: String(name.dropFirst(prefix.count)), hit: hit))
      }
    }
    return heads
  }

  /// Words that begin a line by chance, in the middle of a sentence, are no head.
  private static func isHead(_ hit: LabelHit, _ evidence: DocumentEvidence) -> Bool {
    guard hit.startsLine || hit.isNumbered else { return false }
    if hit.hasColon || hit.endsLine || hit.isNumbered || hit.line.isBold { return true }
    let lines = evidence.text.lines
    guard hit.line.index > 0 else { return true }
    let above = lines[hit.line.index - 1]
    let endsSentence = above.text.last.map { ".:;!?。：；！？".contains($0) } ?? true
    let gap = hit.line.box.y0 - above.box.y1
    return endsSentence || above.page.number != hit.line.page.number
      || gap > hit.line.box.height * 0.9
  }

  /// What stands under all heads of a section; nil where there is no head or nothing under it.
  private func text(of section: String) -> Cited<FieldValue>? {
    var texts: [String] = []
    var place: Place?
    for head in heads where head.section == section {
      let parts = parts(under: head)
      texts += parts.map(\.text)
      let page = head.hit.line.page.number
      let own = parts.filter { $0.page == page }
      if place == nil, !own.isEmpty {
        place = Place.joined(own, text: own.map(\.text).joined(separator: " "))
      }
      place = place ?? parts.first
    }
    guard let place, !texts.isEmpty else { return nil }
    return Cited(.text(texts.joined(separator: " ")), at: place, confidence: 0.9)
  }

  private func parts(under head: Head) -> [Place] {
    var parts: [Place] = []
    let line = head.hit.line
    let rest = line.substring(head.hit.end..<line.text.utf8.count)
    let own = rest.drop { !$0.isLetter && !$0.isNumber }
    if own.count > 1 {
      let start = line.text.utf8.count - own.utf8.count
      parts.append(line.place(of: start..<line.text.utf8.count))
    }
    for next in evidence.text.lines.dropFirst(line.index + 1) {
      if heads.contains(where: { $0.hit.line.index == next.index }) || isEnd(next) { break }
      parts.append(next.place(of: 0..<next.text.utf8.count))
    }
    return parts
  }

  /// The words with which a letter closes.
  private func isEnd(_ line: TextLine) -> Bool {
    evidence.said("cue.closing", in: line).contains { range in
      range.lowerBound == 0 && line.text.utf8.count - range.upperBound <= 2
    }
  }
}
