internal import Evidence
internal import Knowledge

/// The heads of blocks, with which the labels under them say what they do not say alone: `Date:`
/// under `Delivery` is the date of the delivery.
struct BlockHeads {
  let index: PhraseIndex<LabelBook.Meaning>
  let labels: LabelBook
  let text: DocumentText

  private static let mostLines = 6
  private static let mostWords = 3

  /// The hits, those that a head changes with what they mean under it.
  func qualified(_ hits: [LabelHit]) -> [LabelHit] {
    hits.map { hit in
      guard hit.startsLine, hit.hasColon, let head = head(above: hit.line) else { return hit }
      let words = FoldedText(head.text + " " + hit.line.substring(hit.range))
      let meanings = index.matches(in: words)
        .filter { $0.units.count == words.units.count && isDate($0.meaning) }.map(\.meaning)
      guard !meanings.isEmpty else { return hit }
      return LabelHit(
        line: hit.line, range: hit.range, box: hit.box, meanings: meanings,
        companions: hit.companions, isVertical: hit.isVertical)
    }
  }

  private func isDate(_ meaning: LabelBook.Meaning) -> Bool {
    labels.concepts[meaning.concept].type == .date
  }

  /// The short line without a value that heads the labelled lines above a line, at its left edge.
  private func head(above line: TextLine) -> TextLine? {
    var last = line
    for other in text.lines[..<line.index].reversed().prefix(60) {
      guard other.page.number == line.page.number else { return nil }
      guard abs(other.box.x0 - line.box.x0) < 3, other.box.midY < last.box.y0 else { continue }
      let gap = last.box.y0 - other.box.y1
      guard gap < last.box.height * 1.2 else { return nil }
      guard other.text.prefix(40).contains(where: { ":：".contains($0) }) else {
        let isHead = other.words.count <= Self.mostWords && !other.text.contains(where: \.isNumber)
        return isHead ? other : nil
      }
      last = other
      if line.index - other.index > Self.mostLines * 8 { return nil }
    }
    return nil
  }
}
