internal import Evidence
internal import Knowledge

/// The rows of a table, gathered one after the other.
struct TableBody {
  private(set) var rows: [TableRow] = []
  /// How many rows, of those that were taken in, prove themselves.
  private(set) var proved = 0
  /// Text above the numbers of its row.
  private var pending: [TableRow.Cell] = []
  /// Whether that text is known to begin the row that follows.
  private var pendingIsOwn = false
  private var lastLine: Int?
  private var lastBottom = 0.0
  private var lastPage = 0

  /// Takes a row in; false when it belongs to no line of the table.
  ///
  /// - Parameter belongsBelow: Whether text without numbers begins the next row.
  mutating func add(_ lines: [TextLine], reader: RowReader, belongsBelow: Bool) -> Bool {
    guard let page = lines.first?.page.number,
      let top = lines.map(\.box.y0).min(), let bottom = lines.map(\.box.y1).max()
    else { return false }
    let height = lines.map(\.fontSize).max() ?? 10
    let isNear = page == lastPage && top - lastBottom < height * 1.4
    let reading = reader.read(lines)
    if reading.isItem, !isUnnamedSum(reading.row) {
      var row = reading.row
      if row.description.isEmpty || pendingIsOwn { row.description = pending + row.description }
      pendingIsOwn = false
      pending = []
      rows.append(row)
      lastLine = lines.map(\.index).max()
      if reading.isProved { proved += 1 }
    } else if reading.hasNumbers {
      return false
    } else if belongsBelow, !reading.row.description.isEmpty {
      pending = reading.row.description
      pendingIsOwn = true
    } else if isNear, !rows.isEmpty, !reading.row.description.isEmpty {
      rows[rows.count - 1].description += reading.row.description
      if rows[rows.count - 1].identifier == nil {
        rows[rows.count - 1].identifier = reading.row.identifier
      }
    } else {
      pending += reading.row.description
      return false
    }
    lastBottom = bottom
    lastPage = page
    return true
  }

  /// Whether an amount without a quantity is the sum of those above it.
  private func isUnnamedSum(_ row: TableRow) -> Bool {
    guard row.quantity == nil, rows.count >= 2, let amount = row.amount?.value else { return false }
    let amounts = rows.compactMap(\.amount?.value)
    return amounts.count == rows.count && amounts.reduce(DecimalNumber.zero, +) == amount
  }

  /// Whether a row is the sum of those above it under a name that we do not know: units must
  /// not be counted twice.
  private func isSum(_ row: TableRow, of others: ArraySlice<TableRow>) -> Bool {
    guard others.count >= 2, let quantity = row.quantity?.value, let amount = row.amount?.value
    else { return false }
    let quantities = others.compactMap(\.quantity?.value)
    let amounts = others.compactMap(\.amount?.value)
    return quantities.count == others.count && amounts.count == others.count
      && quantities.reduce(DecimalNumber.zero, +) == quantity
      && amounts.reduce(DecimalNumber.zero, +) == amount
  }

  /// Whether quantities only count the rows: 1, 2, 3 down the page.
  private var countsRows: Bool {
    let quantities = rows.compactMap(\.quantity?.value)
    guard quantities.count == rows.count, rows.count >= 4 else { return false }
    let steps = zip(quantities, quantities.dropFirst()).allSatisfy { $1 - $0 == DecimalNumber(1) }
    return steps && !rows.contains { $0.isProved && $0.quantity?.value != DecimalNumber(1) }
  }

  func table(usedLines: Set<Int>) -> LineTable {
    if countsRows {
      let uncounted = rows.map { row in
        var row = row
        row.quantity = nil
        return row
      }
      return LineTable(rows: uncounted, usedLines: usedLines, provedRows: 0, lastLine: lastLine)
    }
    let counted = rows.contains { $0.quantity != nil && $0.amount != nil }
    // Charges and discounts stand among the lines without a quantity of their own.
    var articles = counted ? rows.filter { $0.quantity != nil } : rows
    if let last = articles.last, isSum(last, of: articles.dropLast()) { articles.removeLast() }
    return LineTable(rows: articles, usedLines: usedLines, provedRows: proved, lastLine: lastLine)
  }
}
