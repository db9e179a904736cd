internal import Evidence
internal import Knowledge

/// Reads the sums that stand in a table's own columns, as in the 合计 row of Chinese invoices:
/// under 金额 the net, under 税额 the tax.
struct ColumnTotals {
  let evidence: DocumentEvidence
  let table: LineTable

  /// Net and tax under the columns of amount and tax, from a row that is labelled as a sum.
  func read() -> (net: [TotalsReader.Amount], tax: [TotalsReader.Amount]) {
    guard
      let head = TableHeadFinder(evidence: evidence).heads().first(where: {
        $0.column(.amount) != nil && $0.column(.taxAmount) != nil
      })
    else { return ([], []) }
    for hit in evidence.hits(of: "total") where hit.line.page.number == head.page {
      let row = evidence.text.rows[evidence.text.rowOfLine[hit.line.index]].map { evidence.text.lines[$0] }
      guard hit.box.y0 > head.bottom else { continue }
      let cells = ColumnAssignment(head: head).assign(row.flatMap(TableChunk.chunks))
      if let net = amount(cells[.amount]), let tax = amount(cells[.taxAmount]) {
        return ([net], [tax])
      }
    }
    return ([], [])
  }

  private func amount(_ chunks: [TableChunk]?) -> TotalsReader.Amount? {
    guard let chunk = chunks?.first(where: \.isNumeric),
      let candidate = AmountReader.candidates(in: chunk.text).first,
      let reading = evidence.decimals.settle(candidate).first
    else { return nil }
    let range =
      (chunk.range.lowerBound + candidate.range.lowerBound)
      ..< (chunk.range.lowerBound + candidate.range.upperBound)
    return TotalsReader.Amount(
      value: reading.value, place: chunk.line.place(of: range), score: 0.8,
      currency: candidate.currency)
  }
}
