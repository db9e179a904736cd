internal import Evidence
internal import Knowledge

/// Reads tables whose heads and cells count what they hold: `a) Firma` over `a) Kelmo GmbH`, as
/// the extracts of German registers do.
struct EnumeratedCells {
  let evidence: DocumentEvidence

  /// The lines of the first cell under a head of the concept; empty where there is none.
  func texts(under concept: String) -> [LabelledText] {
    for hit in evidence.hits(of: concept) {
      // Behind a colon the value stands at the head itself.
      guard !hit.hasColon, let (marker, left) = marker(before: hit) else { continue }
      let cells = evidence.text.lines.filter {
        $0.page.number == hit.line.page.number && $0.box.y0 > hit.box.y1
          && abs($0.box.x0 - left) < 6 && $0.words.first?.text == marker && $0.words.count > 1
      }
      guard let cell = cells.min(by: { $0.box.y0 < $1.box.y0 }) else { continue }
      let first = LabelledText(
        hit: hit, line: cell, range: cell.offsets[1]..<cell.text.utf8.count, cost: 0.05)
      let rest = evidence.text.stack(below: cell).prefix { !Self.isMarked($0) }
      return [first]
        + rest.map {
          LabelledText(hit: hit, line: $0, range: 0..<$0.text.utf8.count, cost: 0.05)
        }
    }
    return []
  }

  /// `a)` before a head, and where it stands.
  private func marker(before hit: LabelHit) -> (String, Double)? {
    let first = hit.line.words(at: hit.range).lowerBound
    guard first > 0 else { return nil }
    let word = Array(hit.line.words)[first - 1]
    return Self.isMarker(word.text) ? (word.text, word.box.x0) : nil
  }

  private static func isMarked(_ line: TextLine) -> Bool {
    line.words.first.map { isMarker($0.text) } ?? false
  }

  private static func isMarker(_ word: String) -> Bool {
    word.count == 2 && word.hasSuffix(")") && (word.first?.isLetter ?? false)
  }
}
