internal import Evidence

/// All lines of a document in reading order, and the rows that they form side by side.
struct DocumentText: Sendable {
  let pages: [Page]
  let lines: [TextLine]
  /// Lines that stand at the same height of a page, from left to right; top to bottom.
  let rows: [[Int]]
  /// The row of each line.
  let rowOfLine: [Int]
  /// The size in which most of the text is set, in points.
  let bodySize: Double

  init(_ pages: [Page]) {
    self.pages = pages
    var lines: [TextLine] = []
    var rows: [[Int]] = []
    for page in pages {
      let first = lines.count
      for range in page.lines {
        lines.append(TextLine(index: lines.count, page: page, wordRange: range))
      }
      rows += Self.rows(of: lines[first...])
    }
    self.lines = lines
    self.rows = rows
    var rowOfLine = Array(repeating: 0, count: lines.count)
    for (row, members) in rows.enumerated() {
      for member in members { rowOfLine[member] = row }
    }
    self.rowOfLine = rowOfLine
    bodySize = Self.bodySize(lines)
  }

  /// The lines to the right of a line at its height, nearest first.
  ///
  /// Numbers in larger type, or set half a line lower, still stand beside their label.
  func right(of line: TextLine) -> [TextLine] {
    let own = rowOfLine[line.index]
    return rows[max(0, own - 2)...min(rows.count - 1, own + 2)].joined().map { lines[$0] }
      .filter {
        $0.page.number == line.page.number && $0.box.x0 >= line.box.x1 - 1 && $0.index != line.index
          && (rowOfLine[$0.index] == own || $0.box.verticalOverlap(line.box) > 0.35)
      }
      .sorted { $0.box.x0 < $1.box.x0 }
  }

  /// The lines to the left of a line in its row, nearest first.
  func left(of line: TextLine) -> [TextLine] {
    rows[rowOfLine[line.index]].reversed().map { lines[$0] }
      .filter { $0.box.x1 <= line.box.x0 + 1 && $0.index != line.index }
  }

  /// The lines of the page whose widths overlap a box and that begin below it, nearest first.
  func below(_ box: Box, on page: Page, within distance: Double) -> [TextLine] {
    lines
      .filter {
        $0.page.number == page.number && $0.box.midY > box.y1 && $0.box.y0 - box.y1 <= distance
          && $0.box.x0 < box.x1 && $0.box.x1 > box.x0
      }
      .sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
  }

  private static func rows(of lines: ArraySlice<TextLine>) -> [[Int]] {
    let sorted = lines.sorted { ($0.box.midY, $0.box.x0) < ($1.box.midY, $1.box.x0) }
    var rows: [[TextLine]] = []
    for line in sorted {
      // A row's first line speaks for it, so that a slope cannot chain a whole page together.
      if let row = rows.lastIndex(where: { row in
        row[0].box.verticalOverlap(line.box) > 0.5 && !line.isVertical && !row[0].isVertical
          && !row.contains { $0.box.horizontalOverlap(line.box) > 0.3 }
      }), rows.count - row <= 3 {
        rows[row].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows.map { row in row.sorted { $0.box.x0 < $1.box.x0 }.map(\.index) }
  }

  private static func bodySize(_ lines: [TextLine]) -> Double {
    var weights: [Int: Int] = [:]
    for line in lines {
      weights[Int((line.fontSize * 2).rounded()), default: 0] += line.text.utf8.count
    }
    return weights.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 2 } ?? 10
  }
}
