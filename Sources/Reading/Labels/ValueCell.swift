internal import Evidence

/// The lines of a form's cell to the right of a label, where the label stands at half their height
/// or level with the last of them.
enum ValueCell {
  /// The text's own line with the lines above and below that begin at its left edge and stand
  /// nearer to its label than to any other; from top to bottom.
  ///
  /// Just its own line where the value begins level with the label: what is below may be another.
  static func lines(around text: LabelledText, in evidence: DocumentEvidence) -> [TextLine] {
    let own = text.line
    guard own.index != text.hit.line.index, text.range.lowerBound == 0 else { return [own] }
    let label = text.hit.box.midY
    let labels = evidence.text.lines.filter {
      $0.page.number == own.page.number && $0.box.x1 < own.box.x0
        && abs($0.box.midY - label) < own.fontSize * 8 && evidence.startsWithLabel($0)
    }.map(\.box.midY)
    let cell = evidence.text.lines.filter { line in
      let distance = abs(line.box.midY - label)
      return line.page.number == own.page.number && abs(line.box.x0 - own.box.x0) < 2
        && distance < own.fontSize * 2.6 && abs(line.fontSize - own.fontSize) < 0.6
        && !evidence.startsWithLabel(line)
        && labels.allSatisfy { abs(line.box.midY - $0) > distance - 0.5 }
    }.sorted { $0.box.midY < $1.box.midY }
    guard let top = cell.first, let bottom = cell.last, cell.count <= 4 else { return [own] }
    let isCentred = abs((top.box.y0 + bottom.box.y1) / 2 - label) < own.fontSize * 0.35
    let isAtEnd = abs(bottom.box.midY - label) < own.fontSize * 0.35
    return (isCentred || isAtEnd) && cell.contains { $0.index == own.index } ? cell : [own]
  }
}
