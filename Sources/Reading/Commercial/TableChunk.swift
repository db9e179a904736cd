internal import Evidence
internal import Knowledge

/// A run of words of one row without a gap: what stands in one cell of a table.
struct TableChunk: Sendable {
  let line: TextLine
  /// UTF-8 offsets in the line's text.
  let range: Range<Int>
  let box: Box
  /// Whether it reads as a number, perhaps with a currency or a unit.
  let isNumeric: Bool

  var text: String { line.substring(range) }
  var place: Place { line.place(of: range) }

  /// The chunks of a line: its words, parted where the gap is wider than a blank.
  static func chunks(of line: TextLine) -> [TableChunk] {
    let words = Array(line.words)
    var chunks: [TableChunk] = []
    var start = 0
    for index in words.indices {
      let isLast = index == words.count - 1
      let gap = isLast ? Double.infinity : words[index + 1].box.x0 - words[index].box.x1
      guard isLast || gap > max(2.5, words[index].fontSize * 0.62) else { continue }
      chunks.append(TableChunk(line: line, words: start..<index + 1))
      start = index + 1
    }
    return chunks
  }

  private init(line: TextLine, words: Range<Int>) {
    self.line = line
    let start = line.offsets[words.lowerBound]
    let end = line.offsets[words.upperBound - 1] + line.page.words[line.wordRange.lowerBound + words.upperBound - 1].text.utf8.count
    range = start..<end
    box = line.box(ofWords: words)
    let text = line.substring(range)
    let digits = text.count { $0.isNumber }
    let letters = text.count { $0.isLetter }
    isNumeric = digits > 0 && letters <= max(4, digits)
  }
}

/// Puts the chunks of a row under the heads of the table's columns.
struct ColumnAssignment {
  let head: TableHead

  /// The chunks of each column, from left to right.
  func assign(_ chunks: [TableChunk]) -> [ColumnRole: [TableChunk]] {
    var result: [ColumnRole: [TableChunk]] = [:]
    var numericCost: [ColumnRole: Double] = [:]
    let ranked = chunks.map { chunk in
      (chunk, head.columns.map { ($0, cost(chunk, $0)) }.sorted { $0.1 < $1.1 })
    }
    for (chunk, columns) in ranked.sorted(by: { ($0.1.first?.1 ?? 0) < ($1.1.first?.1 ?? 0) }) {
      for (column, cost) in columns where cost < 90 {
        // A numeric column holds one number in a row.
        if column.role.isNumeric, chunk.isNumeric, numericCost[column.role] != nil { continue }
        if column.role.isNumeric, chunk.isNumeric { numericCost[column.role] = cost }
        result[column.role, default: []].append(chunk)
        break
      }
    }
    return result.mapValues { $0.sorted { $0.box.x0 < $1.box.x0 } }
  }

  /// How badly a chunk fits under a column's head, in points.
  private func cost(_ chunk: TableChunk, _ column: TableColumn) -> Double {
    let aligned = min(
      abs(chunk.box.x0 - column.box.x0), abs(chunk.box.x1 - column.box.x1),
      abs(chunk.box.midX - column.box.midX))
    let overlaps = chunk.box.x0 < column.box.x1 && chunk.box.x1 > column.box.x0
    if column.role.isNumeric {
      guard chunk.isNumeric else { return aligned + (overlaps ? 25 : 70) }
      return aligned * (overlaps ? 0.6 : 1) + (overlaps ? 0 : 12)
    }
    let next = head.columns.map(\.box.x0).filter { $0 > column.box.x0 + 1 }.min() ?? .infinity
    // The first column reaches to the margin: its head may be centred over long texts.
    let isFirst = !head.columns.contains { $0.box.x0 < column.box.x0 - 1 }
    let isUnder = (isFirst || chunk.box.x0 >= column.box.x0 - 8) && chunk.box.x0 < next - 2
    let base = isUnder ? min(4, aligned) : aligned + (overlaps ? 0 : 20)
    return base + (chunk.isNumeric && column.role == .description ? 9 : 0)
  }
}
