internal import Evidence
internal import Knowledge

/// Reads the sums that stand below columns: those of the table of lines, as in the 合计 row of
/// Chinese invoices or `Razem` of Polish ones (first the net, then the tax, and the gross where it
/// has a column).
struct ColumnTotals {
  let evidence: DocumentEvidence
  /// The sum of the table's amounts.
  let lineSum: DecimalNumber?

  struct Sums {
    var net: [NamedAmount] = []
    var tax: [NamedAmount] = []
    var total: [NamedAmount] = []
  }

  /// The sums of the row that is labelled as one and has as many amounts as the table has columns
  /// of them; nothing where several rows are (before and after a correction).
  func read() -> Sums {
    guard
      let head = TableHeadFinder(evidence: evidence).heads().first(where: {
        $0.column(.amount) != nil && $0.column(.taxAmount) != nil
      })
    else { return Sums() }
    let width = head.column(.gross) == nil ? 2 : 3
    let rows = evidence.hits(of: "total").filter {
      $0.line.page.number == head.page && $0.box.y0 > head.bottom
    }.map { amounts(rightOf: $0, score: 0.8) }.filter { (1...width).contains($0.count) }
    if let net = untaxed(head, rows.first) { return Sums(net: [net]) }
    guard let first = rows.first(where: { $0.count >= 2 }),
      rows.allSatisfy({ $0.map(\.value) == first.map(\.value) || $0.count < first.count })
    else { return Sums() }
    return Sums(
      net: [first[0]], tax: [first[1]], total: first.count == 3 ? [first[2]] : [])
  }

  /// The one sum of a table whose column of taxes holds no amounts (免税, `***`).
  private func untaxed(
    _ head: TableHead, _ row: [NamedAmount]?
  ) -> NamedAmount? {
    guard let row, row.count == 1, row[0].value == lineSum, let box = row[0].place.box,
      let amount = head.column(.amount)?.box, let tax = head.column(.taxAmount)?.box,
      abs(box.midX - amount.midX) < abs(box.midX - tax.midX)
    else { return nil }
    return row[0]
  }

  private func amounts(rightOf hit: LabelHit, score: Double) -> [NamedAmount] {
    evidence.text.right(of: hit.line).flatMap { line in
      evidence.amounts.filter { $0.line.index == line.index && $0.content.isFormatted }
    }.compactMap { token in
      guard let reading = evidence.decimals.settle(token.content).first else { return nil }
      return NamedAmount(
        value: reading.value, place: token.place, score: score, currency: token.content.currency)
    }
  }
}
