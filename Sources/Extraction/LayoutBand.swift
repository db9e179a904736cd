internal import Evidence

/// Rows, one below the other, that share white channels from top to bottom.
struct LayoutBand {
  /// From so many cells on, a row can only be one of a table.
  private static let tableRow = 5
  /// As a share of the page: labels stand closer to their values than one address to another.
  private static let labelPitch = 0.28

  var rows: [[Int]]
  /// What the lines cover of the page's width, from left to right.
  var columns: [ClosedRange<Double>]
  var bottom: Double
  var mostCells: Int

  init(row: [Int], columns: [ClosedRange<Double>], bottom: Double) {
    rows = [row]
    self.columns = columns
    self.bottom = bottom
    mostCells = columns.count
  }

  /// Whether a row goes on with the band.
  ///
  /// - Parameters:
  ///   - own: the row's own columns.
  ///   - together: the columns that the band has with the row.
  func takes(row box: Box, own: [ClosedRange<Double>], together: [ClosedRange<Double>]) -> Bool {
    let gap = box.y0 - bottom
    if gap > 2.5 * box.height { return false }
    let most = max(own.count, columns.count)
    if most == 1 { return together.count == 1 || gap < box.height }
    if together.count < 2 { return false }
    if together.count >= most { return true }
    // Fewer channels after a blank space, or in a table: something else begins.
    return max(own.count, mostCells) < Self.tableRow && gap < 0.8 * box.height
  }

  mutating func append(_ row: [Int], own: Int, together: [ClosedRange<Double>], bottom: Double) {
    rows.append(row)
    columns = together
    self.bottom = max(self.bottom, bottom)
    mostCells = max(mostCells, own)
  }

  /// The middle of the widest channel; nil where there is none.
  var widestChannel: Double? {
    zip(columns, columns.dropFirst())
      .map { (width: $1.lowerBound - $0.upperBound, at: ($1.lowerBound + $0.upperBound) / 2) }
      .max { $0.width < $1.width }?.at
  }

  /// Whether what stands in one row belongs together: a table, or labels and their values.
  func isTable(_ cells: [LayoutCell], pageWidth: Double) -> Bool {
    var contents = Array(repeating: [LayoutCell](), count: columns.count)
    for row in rows {
      for cell in row.lazy.map({ cells[$0] }) {
        if let column = columns.firstIndex(where: { $0.contains(cell.box.midX) }) {
          contents[column].append(cell)
        }
      }
    }
    // The first is the column's heading, if it has one.
    let numeric = contents.dropFirst().count { column in
      let values = column.dropFirst()
      return 5 * values.count(where: \.isNumeric) >= 3 * max(values.count, 1)
    }
    if columns.count > 2 { return numeric >= 2 }
    return numeric >= 1 || areLabels(contents, pageWidth: pageWidth)
  }

  private func areLabels(_ contents: [[LayoutCell]], pageWidth: Double) -> Bool {
    let labels =
      contents[0].count(where: \.endsWithColon) + contents[1].count(where: \.startsWithColon)
    if 5 * labels >= 3 * max(contents[0].count, 1) { return true }
    let paired = rows.count { $0.count == 2 }
    let pitch = columns[1].lowerBound - columns[0].lowerBound
    return rows.count > 1 && 5 * paired >= 4 * rows.count && pitch < Self.labelPitch * pageWidth
  }
}
