internal import Evidence

/// Puts lines in the order in which a person reads them.
///
/// Rows that share a white channel from top to bottom are a band. A band that holds a table is
/// read row by row; any other is cut at its widest channel, and each side is read in turn.
struct ReadingOrder {
  private static let deepest = 12
  private let cells: [LayoutCell]
  private let pageWidth: Double
  /// Half the usual size of type: what is narrower is no channel.
  private let narrowest: Double

  /// The lines' indices in reading order.
  static func order(_ lines: [[Token]], pageWidth: Double) -> [Int] {
    let order = ReadingOrder(lines, pageWidth: pageWidth)
    return order.arrange(Array(lines.indices), depth: 0)
  }

  private init(_ lines: [[Token]], pageWidth: Double) {
    cells = lines.map(LayoutCell.init)
    self.pageWidth = pageWidth
    let sizes = lines.lazy.compactMap { $0.first?.fontSize }.sorted()
    narrowest = sizes.isEmpty ? 1 : max(0.5 * sizes[sizes.count / 2], 0.5)
  }

  private func arrange(_ indices: [Int], depth: Int) -> [Int] {
    guard indices.count > 1 else { return indices }
    let rows = rows(of: indices)
    guard depth < Self.deepest else { return rows.flatMap(\.self) }
    return bands(of: rows).flatMap { band in
      let members = band.rows.flatMap(\.self)
      guard band.rows.count > 1, let cut = band.widestChannel,
        !band.isTable(cells, pageWidth: pageWidth)
      else { return members }
      let left = members.filter { cells[$0].box.midX < cut }
      let right = members.filter { cells[$0].box.midX >= cut }
      return arrange(left, depth: depth + 1) + arrange(right, depth: depth + 1)
    }
  }

  /// Groups lines that stand beside each other, top to bottom, each from left to right.
  private func rows(of indices: [Int]) -> [[Int]] {
    var rows: [[Int]] = []
    var reference: Box?
    for index in indices.sorted(by: { cells[$0].box.midY < cells[$1].box.midY }) {
      let box = cells[index].box
      if let current = reference, current.verticalOverlap(box) >= 0.5,
        abs(current.midY - box.midY) < 0.5 * max(current.height, box.height)
      {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
        reference = box
      }
    }
    return rows.map { $0.sorted { cells[$0].box.x0 < cells[$1].box.x0 } }
  }

  private func bands(of rows: [[Int]]) -> [LayoutBand] {
    var bands: [LayoutBand] = []
    for row in rows {
      guard let box = Box.union(of: row.lazy.map { cells[$0].box }) else { continue }
      let own = covered(row, over: [])
      let together = bands.last.map { covered(row, over: $0.columns) } ?? own
      if bands.last?.takes(row: box, own: own, together: together) == true {
        bands[bands.count - 1].append(row, own: own.count, together: together, bottom: box.y1)
      } else {
        bands.append(LayoutBand(row: row, columns: own, bottom: box.y1))
      }
    }
    return bands
  }

  /// What a row and the columns before it cover of the page's width.
  private func covered(
    _ row: [Int], over columns: [ClosedRange<Double>]
  ) -> [ClosedRange<Double>] {
    let all =
      (columns + row.map { cells[$0].box.x0...cells[$0].box.x1 })
      .sorted { $0.lowerBound < $1.lowerBound }
    var merged: [ClosedRange<Double>] = []
    for range in all {
      if let last = merged.last, range.lowerBound - last.upperBound < narrowest {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
