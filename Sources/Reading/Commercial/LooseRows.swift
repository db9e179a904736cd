internal import Evidence
internal import Knowledge

/// Reads lines that stand under no head, as on receipts, in web shops' letters and on the bills of
/// craftsmen: amounts in one column, each with its words, that make up the sum below them.
struct LooseRows {
  let evidence: DocumentEvidence
  private let labels: AmountLabels
  private let arithmetic: RowArithmetic

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    labels = AmountLabels(evidence)
    arithmetic = RowArithmetic(decimals: evidence.decimals)
  }

  /// A row of the page that ends in an amount.
  private struct Entry {
    let row: Int
    let amount: RowNumber
    let box: Box
    let names: Set<AmountName>
    let hasText: Bool
    /// Whether words that name sums stand anywhere in it.
    let namesSum: Bool

    var isSum: Bool { !names.isDisjoint(with: [.net, .total, .payable]) }
    var isArticle: Bool { names.isEmpty && !amount.value.isZero }
  }

  /// The articles whose amounts a sum proves; no rows where none does.
  func read() -> LineTable {
    let entries = evidence.text.rows.indices.compactMap(entry)
    var columns: [[Entry]] = []
    for entry in entries {
      let index = columns.firstIndex { isInColumn(entry, $0) }
      if let index { columns[index].append(entry) } else { columns.append([entry]) }
    }
    let sums = entries.filter(\.isSum)
    let proved = columns.compactMap { articles(in: $0, under: sums) }.max { $0.count < $1.count }
    return proved.map(table) ?? .none
  }

  private func isInColumn(_ entry: Entry, _ column: [Entry]) -> Bool {
    (abs(column[0].box.x1 - entry.box.x1) < 6 || column[0].box.horizontalOverlap(entry.box) > 0.7)
      && column[0].amount.place.page == entry.amount.place.page
  }

  private func entry(_ row: Int) -> Entry? {
    let lines = evidence.text.rows[row].map { evidence.text.lines[$0] }
    let tokens = evidence.amounts.filter { token in
      token.content.isFormatted && lines.contains { $0.index == token.line.index }
    }
    guard let token = tokens.max(by: { $0.box.x1 < $1.box.x1 }),
      let value = evidence.decimals.settle(token.content).first?.value
    else { return nil }
    let all = lines.flatMap { evidence.hitsOfLine[$0.index] ?? [] }
    let hits = all.filter {
      $0.startsLine && !$0.isGlued && $0.box.x0 < token.box.x0
    }
    let text = lines.map(\.text).joined()
    return Entry(
      row: row, amount: RowNumber(value: value, place: token.place), box: token.box,
      names: Set(hits.flatMap { labels.names(ofRow: $0).keys }),
      hasText: text.count(where: \.isLetter) >= 3,
      namesSum: all.contains { !labels.names(of: $0).isEmpty })
  }

  // MARK: Proof

  /// The longest run of amounts above a sum that it is made of; the sum may be set in larger type,
  /// off their column.
  private func articles(in column: [Entry], under sums: [Entry]) -> [Entry]? {
    var best: [Entry]?
    for sum in sums where sum.amount.place.page == column[0].amount.place.page {
      let end = column.firstIndex { $0.row >= sum.row } ?? column.endIndex
      var total = DecimalNumber.zero
      for start in column.indices.prefix(end).reversed() {
        guard !column[start].isSum, column[start].names != [.tax] else { break }
        total = total + column[start].amount.value
        let run = column[start..<end].filter(\.isArticle)
        let isProof =
          run.count >= 2 || run.contains { count(of: $0) != nil }
          // The only amount above a sum is that of the only article.
          || end == 1 && run.contains { $0.hasText && !$0.namesSum }
        let isOneSign = run.allSatisfy {
          $0.amount.value.isNegative == sum.amount.value.isNegative
        }
        if total == sum.amount.value, isProof, isOneSign, run.count > best?.count ?? 0 {
          best = run
        }
      }
    }
    return best
  }

  // MARK: Rows

  private func table(_ entries: [Entry]) -> LineTable {
    var used: Set<Int> = []
    var rows: [TableRow] = []
    var last = -1
    for entry in entries {
      let above = textAbove(entry, after: last)
      let own = evidence.text.rows[entry.row]
      used.formUnion(own + above)
      last = entry.row
      var row = TableRow()
      row.amount = (entry.amount.value, entry.amount.place)
      row.description = (above + own).flatMap { words(in: evidence.text.lines[$0]) }
      if let counted = count(of: entry) ?? above.reversed().lazy.compactMap(trailingCount).first {
        row.quantity = (counted.quantity.value, counted.quantity.place)
        row.unitPrice = counted.price.map { ($0.value, $0.place) }
        row.isProved = counted.price != nil
      }
      rows.append(row)
    }
    countSingles(&rows)
    return LineTable(
      rows: rows, usedLines: used, provedRows: rows.count(where: \.isProved), lastLine: used.max())
  }

  /// The lines of text right above an amount that stands without words of its own.
  private func textAbove(_ entry: Entry, after last: Int) -> [Int] {
    let own = evidence.text.rows[entry.row].map { evidence.text.lines[$0] }
    let hasName = own.contains { line in
      words(in: line).contains { $0.text.count(where: \.isLetter) >= 3 }
    }
    guard !hasName, entry.row - 1 > last else { return [] }
    let above = evidence.text.rows[entry.row - 1].map { evidence.text.lines[$0] }
    guard let top = own.map(\.box.y0).min(), let bottom = above.map(\.box.y1).max(),
      above.first?.page.number == own.first?.page.number,
      top - bottom < (own.map(\.box.height).max() ?? 10) * 1.2
    else { return [] }
    return above.map(\.index)
  }

  private func words(in line: TextLine) -> [TableRow.Cell] {
    TableChunk.chunks(of: line).filter { !$0.isNumeric && $0.text.contains(where: \.isLetter) }
      .map { TableRow.Cell(text: $0.text, place: $0.place) }
  }

  // MARK: Quantities

  private typealias Count = (quantity: RowNumber, price: RowNumber?)

  /// The quantity that a row states: with its price (`2 @ 18.95`, `3 x 2,40`), or alone before or
  /// behind the words (`38 uur …`, `… × 2`).
  private func count(of entry: Entry) -> Count? {
    let lines = evidence.text.rows[entry.row].map { evidence.text.lines[$0] }
    let chunks = lines.flatMap(TableChunk.chunks)
    for chunk in chunks {
      if let (quantities, prices) = arithmetic.product(in: chunk),
        let choice = arithmetic.choice(
          quantities: quantities, prices: prices, amounts: [entry.amount]),
        let quantity = choice.quantity
      {
        return (quantity, choice.price)
      }
    }
    if let first = leadingCount(lines[0]) {
      let prices = chunks.filter(\.isNumeric).flatMap(arithmetic.numbers)
      let choice = arithmetic.choice(quantities: [first], prices: prices, amounts: [entry.amount])
      if let price = choice?.price, price.place != entry.amount.place { return (first, price) }
      return chunks.count(where: \.isNumeric) <= 2 ? (first, nil) : nil
    }
    return lines.compactMap { trailingCount($0.index) }.first
  }

  /// `38 uur Stelwerk`, `1× Illustration`, `2 MENU DIARIO`: digits and words behind them.
  private func leadingCount(_ line: TextLine) -> RowNumber? {
    guard let candidate = QuantityReader.candidates(in: line.text).first,
      candidate.range.lowerBound == 0, let value = candidate.readings.first?.value,
      value < DecimalNumber(10_000)
    else { return nil }
    let rest = line.substring(candidate.range.upperBound..<line.text.utf8.count)
    let isWhole = rest.isEmpty && candidate.unit != nil
    guard isWhole || rest.contains(where: \.isLetter) || rest == "×" || rest == "x" else {
      return nil
    }
    return RowNumber(value: value, place: line.place(of: candidate.range))
  }

  /// `Marled beanie × 2`, or a whole line `x 2`.
  private func trailingCount(_ index: Int) -> Count? {
    let line = evidence.text.lines[index]
    guard let sign = line.text.lastIndex(where: { $0 == "×" || $0 == "x" || $0 == "X" }) else {
      return nil
    }
    let before = line.text[..<sign].last
    let behind = line.text[line.text.index(after: sign)...]
    let digits = behind.filter { $0 != " " }
    guard before == nil || before == " ", !digits.isEmpty, digits.count <= 4,
      digits.allSatisfy(\.isNumber), let value = DecimalNumber(plain: digits), !value.isZero
    else { return nil }
    let end = line.text.utf8.count
    let place = line.place(of: (end - digits.utf8.count)..<end)
    return (RowNumber(value: value, place: place), nil)
  }

  /// Articles without a count are single ones where the page says how many there are in all.
  private func countSingles(_ rows: inout [TableRow]) {
    let singles = rows.indices.filter { rows[$0].quantity == nil }
    guard !singles.isEmpty else { return }
    let sum = rows.compactMap { $0.quantity?.value }.reduce(DecimalNumber(singles.count), +)
    let isStated = evidence.text.lines.contains { line in
      QuantityReader.candidates(in: line.text).contains {
        $0.unitKind == .piece && $0.readings.contains { $0.value == sum }
      }
    }
    guard isStated else { return }
    for index in singles {
      guard let place = rows[index].amount?.place else { continue }
      rows[index].quantity = (DecimalNumber(1), place)
    }
  }
}
