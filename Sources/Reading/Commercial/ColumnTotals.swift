internal import Evidence
internal import Knowledge

/// Reads the sums that stand below columns: those of the table of lines, as in the 合计 row of
/// Chinese invoices or `Razem` of Polish ones (first the net, then the tax, and the gross where it
/// has a column).
struct ColumnTotals {
  let evidence: DocumentEvidence

  struct Sums {
    var net: [TotalsReader.Amount] = []
    var tax: [TotalsReader.Amount] = []
    var total: [TotalsReader.Amount] = []
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
    }.map { amounts(rightOf: $0, score: 0.8) }.filter { $0.count == 2 || $0.count == width }
    guard let first = rows.first,
      rows.allSatisfy({ $0.map(\.value) == first.map(\.value) || $0.count < first.count })
    else { return Sums() }
    return Sums(
      net: [first[0]], tax: [first[1]], total: first.count == 3 ? [first[2]] : [])
  }

  private func amounts(rightOf hit: LabelHit, score: Double) -> [TotalsReader.Amount] {
    evidence.text.right(of: hit.line).flatMap { line in
      evidence.amounts.filter { $0.line.index == line.index && $0.content.isFormatted }
    }.compactMap { token in
      guard let reading = evidence.decimals.settle(token.content).first else { return nil }
      return TotalsReader.Amount(
        value: reading.value, place: token.place, score: score, currency: token.content.currency)
    }
  }
}
