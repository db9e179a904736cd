internal import Evidence
internal import Knowledge

/// A value that a label owns.
struct BoundValue<Content: Sendable>: Sendable {
  let token: ValueToken<Content>
  let hit: LabelHit
  /// 0 for a value right behind its label; the higher, the less plain.
  let cost: Double

  /// How much the binding alone speaks for the value meaning the concept: 0 to 1.
  func score(for meaning: LabelBook.Meaning) -> Double {
    max(0.05, (meaning.isWeak ? 0.74 : 0.96) - cost * 0.6 - (hit.isQualified ? 0.15 : 0))
  }
}

/// Gives every value to the label that it stands nearest to, by the geometry of forms: behind
/// it in its line, to its right in the row, or below it.
struct LabelBinder<Content: Sendable> {
  let evidence: DocumentEvidence
  let tokens: [ValueToken<Content>]
  /// Types of concepts whose labels may own such values.
  let types: Set<LabelBook.ValueType>
  /// Whether one label may own several values (a row of amounts), or only the nearest.
  let sharing: Bool

  /// Every ownership, the plainest first.
  func bind() -> [BoundValue<Content>] {
    let byLine = Dictionary(grouping: tokens) { $0.line.index }
    let labels = evidence.hits.filter { hit in
      hit.meanings.contains { types.contains(evidence.knowledge.labels.concepts[$0.concept].type) }
    }
    var edges: [BoundValue<Content>] = []
    for hit in labels { edges += candidates(for: hit, byLine: byLine) }
    edges.sort { $0.cost < $1.cost }
    var ownerCost: [Key: Double] = [:]
    var taken: Set<Key> = []
    return edges.filter { edge in
      let key = Key(line: edge.token.line.index, start: edge.token.range.lowerBound)
      let hitKey = Key(line: edge.hit.line.index, start: edge.hit.range.lowerBound)
      if let cost = ownerCost[key], edge.cost > cost + 0.001 { return false }
      if !sharing, taken.contains(hitKey) { return false }
      ownerCost[key] = edge.cost
      taken.insert(hitKey)
      return true
    }
  }

  private struct Key: Hashable { let line: Int, start: Int }

  private func candidates(
    for hit: LabelHit, byLine: [Int: [ValueToken<Content>]]
  ) -> [BoundValue<Content>] {
    let inLine = behind(hit, byLine: byLine)
    // A row of amounts may begin in the label's own line and go on beside it.
    if !inLine.isEmpty { return sharing ? inLine + beside(hit, byLine: byLine) : inLine }
    guard endsPart(hit) else { return [] }
    let near = beside(hit, byLine: byLine) + beneath(hit, byLine: byLine)
    return near.isEmpty && sharing ? before(hit, byLine: byLine) : near
  }

  /// Whether no other words stand between the label and the end of its line or the next label.
  private func endsPart(_ hit: LabelHit) -> Bool {
    if hit.endsLine { return true }
    let next = evidence.hitsOfLine[hit.line.index]?.first { $0.range.lowerBound >= hit.end }
    let end = next?.range.lowerBound ?? hit.line.text.utf8.count
    let rest = hit.line.substring(hit.end..<max(hit.end, end))
    return rest.count { $0.isLetter || $0.isNumber } <= 6
  }

  private func behind(
    _ hit: LabelHit, byLine: [Int: [ValueToken<Content>]]
  ) -> [BoundValue<Content>] {
    let stop =
      evidence.hitsOfLine[hit.line.index]?.first {
        $0.range.lowerBound >= hit.end && owns($0)
      }?.range.lowerBound ?? Int.max
    var found: [BoundValue<Content>] = []
    for token in byLine[hit.line.index] ?? []
    where isBehind(token, hit) && token.range.lowerBound < stop {
      let gap = hit.line.substring(hit.end..<max(hit.end, token.range.lowerBound))
      let words = gap.count { $0.isLetter } + (hit.isQualified ? 20 : 0)
      found.append(
        BoundValue(
          token: token, hit: hit,
          cost: min(0.5, Double(words) * 0.012 + Double(found.count) * 0.03)))
    }
    return sharing ? found : Array(found.prefix(1))
  }

  /// The mark that a label ends with may be an amount's own: `Total USD 440.00`.
  private func isBehind(_ token: ValueToken<Content>, _ hit: LabelHit) -> Bool {
    token.range.lowerBound > hit.range.lowerBound && token.range.upperBound > hit.end
  }

  private func beside(
    _ hit: LabelHit, byLine: [Int: [ValueToken<Content>]]
  ) -> [BoundValue<Content>] {
    var found: [BoundValue<Content>] = []
    for line in evidence.text.right(of: hit.line) {
      if evidence.hitsOfLine[line.index]?.contains(where: { owns($0) && $0.startsLine }) ?? false {
        break
      }
      let gap = (line.box.x0 - hit.line.box.x1) / max(1, hit.line.page.width)
      for token in byLine[line.index] ?? [] {
        let lead = line.substring(0..<token.range.lowerBound).count { $0.isLetter }
        found.append(
          BoundValue(
            token: token, hit: hit,
            cost: 0.03 + max(0, gap) * 0.5 + Double(lead) * 0.012 + Double(found.count) * 0.03))
      }
      if !sharing, !found.isEmpty { break }
    }
    return sharing ? found : Array(found.prefix(1))
  }

  /// Sums may stand to the left of what names them.
  private func before(
    _ hit: LabelHit, byLine: [Int: [ValueToken<Content>]]
  ) -> [BoundValue<Content>] {
    guard hit.startsLine, let line = evidence.text.left(of: hit.line).first,
      let token = byLine[line.index]?.last
    else { return [] }
    return [BoundValue(token: token, hit: hit, cost: 0.12)]
  }

  private func beneath(
    _ hit: LabelHit, byLine: [Int: [ValueToken<Content>]]
  ) -> [BoundValue<Content>] {
    let height = max(6, hit.box.height)
    let reach = hit.box.x1 < hit.line.box.x1 - 1 ? hit.box : hit.line.box
    for line in evidence.text.below(reach, on: hit.line.page, within: height * 2.2) {
      if evidence.startsWithLabel(line) { return [] }
      let under = (byLine[line.index] ?? []).filter {
        $0.box.x0 < reach.x1 + height && $0.box.x1 > reach.x0 - height
      }
      guard
        let token = under.min(by: {
          Self.misalignment($0.box, reach) < Self.misalignment($1.box, reach)
        })
      else { return [] }
      let drop = (token.box.y0 - hit.box.y1) / height
      let misalignment = Self.misalignment(token.box, reach)
      // Values right under their labels, left edge under left edge, belong to them beyond doubt.
      let isStacked = misalignment < 3 && drop < 0.6
      return [
        BoundValue(
          token: token, hit: hit,
          cost: (isStacked ? 0.05 : 0.1) + max(0, drop) * 0.05 + min(0.1, misalignment / 400))
      ]
    }
    return []
  }

  private static func misalignment(_ value: Box, _ label: Box) -> Double {
    min(abs(value.x0 - label.x0), abs(value.x1 - label.x1), abs(value.midX - label.midX))
  }

  /// Whether a label owns values of some kind at all (a column head or a section does not).
  private func owns(_ hit: LabelHit) -> Bool {
    hit.meanings.contains {
      switch evidence.knowledge.labels.concepts[$0.concept].type {
      case .column, .section, .text, .currency: false
      default: true
      }
    }
  }
}
