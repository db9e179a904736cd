internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads the lines of an invoice: the rows below a head that names columns, over all pages.
///
/// Wrapped descriptions belong to their row, carried-over totals to none, and where a number can
/// be read in two ways the row's own arithmetic decides.
struct LineTableReader {
  let evidence: DocumentEvidence

  func read() -> LineTable {
    let heads = TableHeadFinder(evidence: evidence).heads()
    guard
      var head = heads.first(where: { $0.column(.amount) != nil || $0.column(.quantity) != nil })
    else { return .none }
    var body = Body()
    var used = head.lines
    var isOpen = true
    var page = head.page
    let first = evidence.text.rowOfLine[head.lines.max() ?? 0] + 1
    for row in first..<max(first, evidence.text.rows.count) {
      let lines = evidence.text.rows[row].map { evidence.text.lines[$0] }
      guard let number = lines.first?.page.number else { continue }
      if let next = heads.first(where: { !$0.lines.isDisjoint(with: evidence.text.rows[row]) }) {
        used.formUnion(next.lines)
        if Self.isSameTable(head, next) {
          head = next
          page = number
          isOpen = true
        }
        continue
      }
      if number != page {
        // Without a head of its own a page goes on where the last one broke off.
        guard isOpen, !heads.contains(where: { $0.page == number }) else { continue }
        page = number
      }
      guard isOpen else { continue }
      if isTotals(lines, head: head) {
        isOpen = isCarriedOver(lines)
        continue
      }
      let reader = RowReader(evidence: evidence, head: head)
      if body.add(lines, reader: reader, belongsBelow: overlapsNext(row, page: number)) {
        used.formUnion(evidence.text.rows[row])
      }
    }
    return body.table(usedLines: used)
  }

  private static func isSameTable(_ first: TableHead, _ second: TableHead) -> Bool {
    let roles = Set(first.columns.map(\.role))
    let others = Set(second.columns.map(\.role))
    return roles.intersection(others).count * 2 > max(roles.count, others.count)
  }

  /// Whether a row runs into the one below: a text that is set around the middle of its row's
  /// numbers begins above them.
  private func overlapsNext(_ row: Int, page: Int) -> Bool {
    guard row + 1 < evidence.text.rows.count else { return false }
    let own = evidence.text.rows[row].map { evidence.text.lines[$0].box.y1 }.max() ?? 0
    let next = evidence.text.rows[row + 1].map { evidence.text.lines[$0] }
    guard next.first?.page.number == page, let top = next.map(\.box.y0).min() else { return false }
    return own > top + 1.5
  }

  /// Whether a row states a sum instead of an article: a label of an amount without a quantity.
  private func isTotals(_ lines: [TextLine], head: TableHead) -> Bool {
    let names: Set<String> = [
      "total", "net", "tax", "payable", "carried_over", "amount_in_words", "paid",
    ]
    let isLabelled = lines.contains { line in
      (evidence.hitsOfLine[line.index] ?? []).contains { hit in
        hit.startsLine
          && hit.meanings.contains {
            names.contains(evidence.knowledge.labels.concepts[$0.concept].name)
          }
      }
    }
    guard isLabelled else { return false }
    let cells = ColumnAssignment(head: head).assign(lines.flatMap(TableChunk.chunks))
    let hasQuantity = cells[.quantity]?.contains(where: \.isNumeric) ?? false
    let hasPrice = cells[.unitPrice]?.contains(where: \.isNumeric) ?? false
    return !(hasQuantity && (hasPrice || head.column(.unitPrice) == nil))
  }

  private func isCarriedOver(_ lines: [TextLine]) -> Bool {
    lines.contains { line in
      (evidence.hitsOfLine[line.index] ?? []).contains {
        $0.names(evidence.concept("carried_over")) != nil
      }
    }
  }

  /// Rows gathered so far.
  private struct Body {
    private var rows: [TableRow] = []
    private var proved = 0
    /// Text above the numbers of its row.
    private var pending: [TableRow.Cell] = []
    /// Whether that text is known to begin the row that follows.
    private var pendingIsOwn = false
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
      if reading.isItem {
        var row = reading.row
        if row.description.isEmpty || pendingIsOwn { row.description = pending + row.description }
        pendingIsOwn = false
        pending = []
        rows.append(row)
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

    func table(usedLines: Set<Int>) -> LineTable {
      let counted = rows.contains { $0.quantity != nil && $0.amount != nil }
      // Charges and discounts stand among the lines without a quantity of their own.
      var articles = counted ? rows.filter { $0.quantity != nil } : rows
      if let last = articles.last, isSum(last, of: articles.dropLast()) { articles.removeLast() }
      return LineTable(rows: articles, usedLines: usedLines, provedRows: proved)
    }
  }
}
