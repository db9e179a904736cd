internal import Evidence
internal import Knowledge

/// Reads the sums that stand below columns: those of the table of lines, as in the 合计 row of
/// Chinese invoices or `Razem` of Polish ones (first the net, then the tax, and the gross where it
/// has a column), and those of a summary by tax rate.
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
    let sums = belowTable
    return sums.net.isEmpty ? belowRates : sums
  }

  private var belowTable: Sums {
    guard
      let head = TableHeadFinder(evidence: evidence).heads().first(where: {
        $0.column(.amount) != nil && $0.column(.taxAmount) != nil
      })
    else { return Sums() }
    for hit in evidence.hits(of: "total")
    where hit.line.page.number == head.page && hit.box.y0 > head.bottom {
      let found = amounts(rightOf: hit, score: 0.8)
      if found.count == 2 { return Sums(net: [found[0]], tax: [found[1]]) }
      if found.count == 3, head.column(.gross) != nil {
        return Sums(net: [found[0]], tax: [found[1]], total: [found[2]])
      }
    }
    return Sums()
  }

  /// The last row of a summary by tax rate, under heads of its own: `Net | VAT | Gross`.
  private var belowRates: Sums {
    for hit in evidence.hits(of: "total") where hit.startsLine {
      let found = amounts(rightOf: hit, score: 0.98)
      guard found.count == 3, let heads = heads(above: hit),
        let net = heads["net"].map({ found[$0] }), let tax = heads["tax"].map({ found[$0] }),
        let total = heads["total"].map({ found[$0] }), net.value + tax.value == total.value
      else { continue }
      return Sums(net: [net], tax: [tax], total: [total])
    }
    return Sums()
  }

  /// Which of three columns holds net, tax and total, by the nearest row that names all three.
  private func heads(above hit: LabelHit) -> [String: Int]? {
    for tax in evidence.hits(of: "tax").reversed()
    where tax.line.page.number == hit.line.page.number && tax.box.y1 < hit.box.y0 {
      func beside(_ name: String) -> LabelHit? {
        evidence.hits(of: name).first {
          $0.line.page.number == tax.line.page.number && $0.box.y0 < tax.box.y1
            && $0.box.y1 > tax.box.y0 && $0.box.x0 != tax.box.x0
        }
      }
      guard let net = beside("net"), let total = beside("total"), net.box.x0 != total.box.x0
      else { continue }
      let order = [("net", net), ("tax", tax), ("total", total)].sorted {
        $0.1.box.x0 < $1.1.box.x0
      }
      return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element.0, $0.offset) })
    }
    return nil
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
