internal import Evidence
internal import Knowledge

/// Reads the sums that stand below a table's own columns, as in the 合计 row of Chinese invoices
/// or `Razem` of Polish ones: first the net, then the tax, and the gross where it has a column.
struct ColumnTotals {
  let evidence: DocumentEvidence

  struct Sums {
    var net: [TotalsReader.Amount] = []
    var tax: [TotalsReader.Amount] = []
    var total: [TotalsReader.Amount] = []
  }

  /// The sums of the first row that is labelled as one and has as many amounts as the table has
  /// columns of them.
  func read() -> Sums {
    guard
      let head = TableHeadFinder(evidence: evidence).heads().first(where: {
        $0.column(.amount) != nil && $0.column(.taxAmount) != nil
      })
    else { return Sums() }
    for hit in evidence.hits(of: "total")
    where hit.line.page.number == head.page && hit.box.y0 > head.bottom {
      let amounts = evidence.text.right(of: hit.line).flatMap { line in
        evidence.amounts.filter { $0.line.index == line.index && $0.content.isFormatted }
      }
      let found = amounts.compactMap(amount)
      if found.count == 2 { return Sums(net: [found[0]], tax: [found[1]]) }
      if found.count == 3, head.column(.gross) != nil {
        return Sums(net: [found[0]], tax: [found[1]], total: [found[2]])
      }
    }
    return Sums()
  }

  private func amount(_ token: ValueToken<AmountCandidate>) -> TotalsReader.Amount? {
    guard let reading = evidence.decimals.settle(token.content).first else { return nil }
    return TotalsReader.Amount(
      value: reading.value, place: token.place, score: 0.8, currency: token.content.currency)
  }
}
