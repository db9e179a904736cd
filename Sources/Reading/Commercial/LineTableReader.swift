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
    let table = underHeads
    return table.rows.isEmpty || !isPriced(table) ? LooseRows(evidence).read() : table
  }

  /// Whether a table says what its articles cost, as a receipt always does.
  private func isPriced(_ table: LineTable) -> Bool {
    evidence.document.readingKind != .receipt
      || table.rows.contains { $0.amount != nil || $0.unitPrice != nil }
  }

  /// The table of the head whose rows prove themselves best; the first where none does.
  private var underHeads: LineTable {
    let heads = TableHeadFinder(evidence: evidence).heads()
    var best: LineTable?
    var tried: [TableHead] = []
    for (index, head) in heads.enumerated()
    where head.column(.amount) != nil || head.column(.quantity) != nil {
      guard tried.count < 4, !tried.contains(where: { Self.isSameTable($0, head) }) else {
        continue
      }
      tried.append(head)
      let table = table(under: Array(heads[index...]))
      if table.provedRows > best?.provedRows ?? -1 { best = table }
    }
    return best ?? .none
  }

  private func table(under heads: [TableHead]) -> LineTable {
    guard let main = heads.first, let (body, used) = scan(heads) else { return .none }
    let found = body.table(usedLines: used)
    // Numbers that prove each other show where their columns really stand.
    guard let columns = ProvedColumns(body.rows),
      let (again, usedAgain) = scan(
        heads.map { Self.isSameTable(main, $0) ? columns.applied(to: $0) : $0 })
    else { return found }
    let second = again.table(usedLines: usedAgain)
    return second.provedRows > found.provedRows
      || second.provedRows == found.provedRows && second.rows.count >= found.rows.count
      ? second : found
  }

  /// Whether rows belong to the table: all, only such as prove themselves, or none.
  private enum State { case open, paused, ended }

  private func scan(_ heads: [TableHead]) -> (body: TableBody, used: Set<Int>)? {
    guard var head = heads.first else { return nil }
    var body = TableBody()
    var used = head.lines
    var state = State.open
    var page = head.page
    let first = evidence.text.rowOfLine[head.lines.max() ?? 0] + 1
    for row in first..<max(first, evidence.text.rows.count) {
      let lines = evidence.text.rows[row].map { evidence.text.lines[$0] }
      guard let number = lines.first?.page.number else { continue }
      if let next = heads.first(where: { !$0.lines.isDisjoint(with: evidence.text.rows[row]) }) {
        used.formUnion(next.lines)
        // Under heads of another kind, as those of a summary by tax rate, nothing goes on.
        if Self.isSameTable(head, next) {
          head = next
          page = number
          state = .open
        } else {
          state = next.columns.count > 2 ? .ended : .paused
        }
        continue
      }
      if number != page {
        // Without a head of its own a page goes on where the last one broke off.
        guard state == .open, !heads.contains(where: { $0.page == number }) else { continue }
        page = number
      }
      if isTotals(lines, head: head) {
        if state == .open, !isCarriedOver(lines) { state = .paused }
        continue
      }
      let reader = RowReader(evidence: evidence, head: head)
      // Behind the sum of a group only a row that proves itself begins the next group.
      guard state == .open || state == .paused && reader.read(lines).provesItem else { continue }
      state = .open
      if body.add(lines, reader: reader, belongsBelow: overlapsNext(row, page: number)) {
        used.formUnion(evidence.text.rows[row])
      }
    }
    return (body, used)
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
    let labels = lines.flatMap { evidence.hitsOfLine[$0.index] ?? [] }.filter { hit in
      (hit.startsLine || hit.isSecondHalf) && !hit.isGlued && !hit.isBracketed
        && hit.meanings.contains {
          names.contains(evidence.knowledge.labels.concepts[$0.concept].name)
        }
    }
    guard !labels.isEmpty, !statesArticle(lines, head: head) else { return false }
    if head.column(.amount) == nil, head.column(.unitPrice) == nil, statesSum(labels) {
      return true
    }
    let chunks = lines.flatMap(TableChunk.chunks)
    // A row of nothing but a label and numbers is no article, whatever stands under its heads.
    let texts = lines.filter { $0.text.contains(where: \.isLetter) }
    let hasAmount = lines.contains { line in
      evidence.amounts.contains { $0.line.index == line.index }
    }
    if labels.contains(where: \.endsLine), texts.count == 1, hasAmount { return true }
    let parts = ["paid", "tax"].compactMap(evidence.concept)
    let isHeading = labels.contains { hit in
      (hit.endsLine || hit.hasColon) && !parts.contains { hit.names($0) != nil }
    }
    guard hasAmount || isHeading else { return false }
    let cells = ColumnAssignment(head: head).assign(chunks)
    let hasQuantity = cells[.quantity]?.contains(where: \.isNumeric) ?? false
    let hasPrice = cells[.unitPrice]?.contains(where: \.isNumeric) ?? false
    return !(hasQuantity && (hasPrice || head.column(.unitPrice) == nil))
  }

  /// Whether quantity, price and amount stand under their heads and make each other, as those of
  /// carriage do that is charged like an article.
  private func statesArticle(_ lines: [TextLine], head: TableHead) -> Bool {
    guard head.column(.quantity) != nil, head.column(.unitPrice) != nil else { return false }
    let reading = RowReader(evidence: evidence, head: head).read(lines)
    return reading.isProved && reading.row.quantity != nil && reading.row.unitPrice != nil
      && reading.row.amount?.value.isZero == false
  }

  /// Whether a row is named a sum and nothing else, in a table that has only quantities.
  private func statesSum(_ labels: [LabelHit]) -> Bool {
    let sums = ["total", "net", "carried_over"].compactMap(evidence.concept)
    return labels.contains { hit in hit.endsLine && sums.contains { hit.names($0) != nil } }
  }

  private func isCarriedOver(_ lines: [TextLine]) -> Bool {
    lines.contains { line in
      (evidence.hitsOfLine[line.index] ?? []).contains {
        $0.names(evidence.concept("carried_over")) != nil
      }
    }
  }
}
