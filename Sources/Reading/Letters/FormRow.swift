internal import Evidence
internal import Knowledge

/// Tells which lines a party has in a form, by how the rows of labels and values stand.
struct FormRow {
  let evidence: DocumentEvidence

  /// A party's lines up to the next row of its form, whether or not that row's label is known.
  func own(of block: PartyBlock) -> PartyBlock {
    if let row = rowBeside(block) { return row }
    let own = block.texts.enumerated().prefix { index, text in
      index == 0 || !isOtherRow(text.line, of: block.hit)
    }.map(\.element)
    guard own.count < block.texts.count else { return block }
    let dropped = Set(block.texts.dropFirst(own.count).map(\.line.index))
    return PartyBlock(
      hit: block.hit, texts: own,
      lines: block.lines.filter { !dropped.contains($0) || $0 == block.hit.line.index })
  }

  /// The value at a label's right, where what stands below the label is a label too: it has a value
  /// in the same column.
  private func rowBeside(_ block: PartyBlock) -> PartyBlock? {
    let label = block.hit.line
    guard block.hit.endsLine, let first = block.texts.first?.line,
      let beside = evidence.text.right(of: label).first, beside.index != first.index,
      !evidence.startsWithLabel(beside),
      abs(first.box.x0 - label.box.x0) < 4, let other = evidence.text.right(of: first).first,
      abs(other.box.x0 - beside.box.x0) < 4
    else { return nil }
    let text = LabelledText(
      hit: block.hit, line: beside, range: 0..<beside.text.utf8.count, cost: 0)
    return PartyBlock(hit: block.hit, texts: [text], lines: [label.index, beside.index])
  }

  private func isOtherRow(_ line: TextLine, of hit: LabelHit) -> Bool {
    if line.index == hit.line.index { return false }
    if let left = evidence.text.left(of: line).first {
      return abs(left.box.x0 - hit.line.box.x0) < 12 && left.index != hit.line.index
    }
    guard hit.hasColon, abs(line.box.x0 - hit.line.box.x0) < 4 else { return false }
    let head = line.text.prefix { !":：".contains($0) }
    return head.count < line.text.count && head.count < 36
      && !evidence.contacts.contains { $0.line.index == line.index }
  }
}
