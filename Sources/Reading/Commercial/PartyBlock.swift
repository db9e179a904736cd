internal import Evidence
internal import Knowledge

/// What stands under the label of a party: its lines, name first.
struct PartyBlock: Sendable {
  let hit: LabelHit
  /// Texts of the block from top to bottom.
  let texts: [LabelledText]
  /// Indices of the lines that it takes up, the label's own line included.
  let lines: Set<Int>
}

/// Cuts out the block of a party below, behind or beside its label.
struct PartyBlockFinder {
  let evidence: DocumentEvidence

  /// The most lines that a party's name and address take up.
  private static let mostLines = 9

  /// The blocks under the labels of a concept, in reading order.
  func blocks(of name: String) -> [PartyBlock] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), isHead(hit, isWeak: meaning.isWeak) else { return nil }
      return block(at: hit)
    }
  }

  /// A party's label begins its line; a weak one (`To`) also needs a colon or a line of its own.
  private func isHead(_ hit: LabelHit, isWeak: Bool) -> Bool {
    let startsPart =
      hit.startsLine
      || evidence.hitsOfLine[hit.line.index]?.contains {
        $0.range.upperBound <= hit.range.lowerBound
          && hit.range.lowerBound - $0.range.upperBound <= 4
      } ?? false
    guard startsPart || hit.hasColon else { return false }
    if isWeak { return hit.hasColon || (hit.endsLine && hit.startsLine) }
    return hit.hasColon || hit.endsLine || startsPart
  }

  private func block(at hit: LabelHit) -> PartyBlock? {
    let start: LabelledText
    if let behind = evidence.textBehind(hit) {
      start = behind
    } else {
      guard let first = firstBelowOrBeside(hit) else { return nil }
      start = first
    }
    var texts = [start]
    var lines: Set<Int> = [hit.line.index, start.line.index]
    var last = start.line
    while texts.count < Self.mostLines, let next = next(after: last, first: start, hit: hit) {
      texts.append(LabelledText(hit: hit, line: next, range: 0..<next.text.utf8.count, cost: start.cost))
      lines.insert(next.index)
      last = next
    }
    return PartyBlock(hit: hit, texts: texts, lines: lines)
  }

  private func firstBelowOrBeside(_ hit: LabelHit) -> LabelledText? {
    let beside = evidence.textBeside(hit)
    let below = below(hit)
    guard let below else { return beside }
    guard let beside else { return below }
    let isAligned = abs(below.line.box.x0 - hit.box.x0) < 8
    let drop = below.line.box.y0 - hit.box.y1
    return isAligned && drop < hit.box.height * 1.6 ? below : beside
  }

  /// The first line below the label; a label among the block's own (`Name:`) may begin it.
  private func below(_ hit: LabelHit) -> LabelledText? {
    let height = max(6, hit.box.height)
    let reach = Box(x0: hit.box.x0 - 4, y0: hit.box.y0, x1: max(hit.box.x1, hit.box.x0 + 60), y1: hit.box.y1)
    guard
      let line = evidence.text.below(reach, on: hit.line.page, within: height * 2.4).first,
      line.box.x0 >= hit.box.x0 - 30, !startsOtherBlock(line)
    else { return nil }
    return LabelledText(hit: hit, line: line, range: 0..<line.text.utf8.count, cost: 0.08)
  }

  private func next(after line: TextLine, first: LabelledText, hit: LabelHit) -> TextLine? {
    let height = max(6, line.box.height)
    let left = first.line.index == hit.line.index && first.range.lowerBound > 0
      ? min(hit.box.x0, line.box.x0) : first.line.box.x0
    let reach = Box(x0: left - 3, y0: line.box.y0, x1: max(line.box.x1, left + 40), y1: line.box.y1)
    guard
      let next = evidence.text.below(reach, on: line.page, within: height * 1.15).first(where: {
        $0.box.x0 >= left - 12
      }), !startsOtherBlock(next), next.fontSize < first.line.fontSize * 1.6
    else { return nil }
    return next
  }

  /// Whether a line begins something else: another party, a number, a date, a table.
  private func startsOtherBlock(_ line: TextLine) -> Bool {
    let types: Set<LabelBook.ValueType> = [.party, .date, .amount, .column]
    return (evidence.hitsOfLine[line.index] ?? []).contains { hit in
      guard hit.startsLine, hit.hasColon || hit.endsLine else { return false }
      return hit.meanings.contains { meaning in
        let concept = evidence.knowledge.labels.concepts[meaning.concept]
        guard types.contains(concept.type), !concept.name.hasPrefix("cue.") else {
          return concept.type == .identifier && Self.isHeaderNumber(concept.name) && !meaning.isWeak
        }
        return !meaning.isWeak || concept.type == .party
      } && !isOwnPart(hit)
    }
  }

  /// `Company:` or `Name:` inside a block name a part of it.
  private func isOwnPart(_ hit: LabelHit) -> Bool {
    hit.names(evidence.concept("license.name")) != nil && hit.hasColon
  }

  private static func isHeaderNumber(_ name: String) -> Bool {
    name == "number" || name == "order_number" || name == "delivery_note_number"
  }
}
