internal import Evidence

/// Puts the chunks of a row under the heads of the table's columns.
///
/// Chunks and columns both run from left to right, so of all assignments that keep this order the
/// one that fits best is taken: data may stand beside its head, but never changes places.
struct ColumnAssignment {
  let head: TableHead

  /// What it costs to leave a chunk without a column, in points.
  private static let leftOut = 90.0

  /// The chunks of each column, from left to right.
  func assign(_ unsorted: [TableChunk]) -> [ColumnRole: [TableChunk]] {
    let chunks = unsorted.sorted { $0.box.x0 < $1.box.x0 }
    let columns = head.columns
    // best[c]: the least cost of the chunks so far when the last column used is c (0: none yet).
    var best = [0.0] + Array(repeating: Double.infinity, count: columns.count)
    var choices: [[(column: Int, from: Int)]] = []
    for chunk in chunks {
      let costs = columns.map { cost(chunk, $0) }
      var next = best.map { $0 + Self.leftOut }
      var choice = best.indices.map { (column: 0, from: $0) }
      for from in best.indices where best[from].isFinite {
        for column in columns.indices where column + 1 >= from {
          // A numeric column holds one number in a row.
          if column + 1 == from, columns[column].role.isNumeric, chunk.isNumeric { continue }
          let total = best[from] + costs[column]
          if total < next[column + 1] {
            next[column + 1] = total
            choice[column + 1] = (column + 1, from)
          }
        }
      }
      best = next
      choices.append(choice)
    }
    return trace(choices, best: best, chunks: chunks)
  }

  private func trace(
    _ choices: [[(column: Int, from: Int)]], best: [Double], chunks: [TableChunk]
  ) -> [ColumnRole: [TableChunk]] {
    var result: [ColumnRole: [TableChunk]] = [:]
    var state = best.indices.min { best[$0] < best[$1] } ?? 0
    for index in chunks.indices.reversed() {
      let choice = choices[index][state]
      if choice.column > 0 {
        result[head.columns[choice.column - 1].role, default: []].insert(chunks[index], at: 0)
      }
      state = choice.from
    }
    return result
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
    // Numbers of lines are short.
    if column.role == .position, chunk.range.count > 6 { return base + 40 }
    guard chunk.isNumeric else { return base }
    return base + (column.role == .unit ? 25 : column.role == .description ? 9 : 0)
  }
}
