internal import Evidence

/// Net, tax and total of which the first two make the third.
struct SumAgreement {
  let net: NamedAmount?
  let tax: NamedAmount?
  let total: NamedAmount?

  private init(net: NamedAmount?, tax: NamedAmount?, total: NamedAmount?) {
    self.net = net
    self.tax = tax
    self.total = total
  }

  /// With charges or discounts before the tax no amount is the net; where something was paid
  /// behind it, what is left is no total.
  private init(_ link: SumLadder.Link, in candidates: SumCandidates) {
    let base =
      link.base.isPrinted
      ? NamedAmount(link.base.token, link.base.value, score: 0.98)
      : candidates.printed(link.base.value)
    net = link.chargesBeforeTax ? nil : base
    tax = link.taxes.first.map { NamedAmount($0.rung.token, link.tax, score: 0.98) }
    let isTotal = link.result.names.contains(.total) || !link.paysBehindTax
    total = isTotal ? NamedAmount(link.result.token, link.result.value, score: 0.98) : nil
  }

  /// The likeliest of those that labels, the ladder of sums, or a difference that is printed show.
  static func find(
    _ amounts: [AmountName: [NamedAmount]], in candidates: SumCandidates
  ) -> SumAgreement? {
    let found =
      labelled(amounts, lineSum: candidates.table.sum)
      ?? candidates.ladder.taxed().map { SumAgreement($0, in: candidates) }
      ?? derived(amounts, in: candidates)
    guard let found, let total = found.total,
      let rounded = candidates.ladder.rounded(total.value)
    else { return found }
    return SumAgreement(
      net: found.net, tax: found.tax,
      total: NamedAmount(
        value: rounded.value, place: rounded.token.place, score: 0.98,
        currency: rounded.token.content.currency ?? total.currency))
  }

  /// The likeliest triple under labels of which net and tax make the total.
  private static func labelled(
    _ amounts: [AmountName: [NamedAmount]], lineSum: DecimalNumber?
  ) -> SumAgreement? {
    let totals =
      (amounts[.total] ?? []) + (amounts[.payable] ?? []).map { $0.raised(by: -0.15) }
    let nets = sums(amounts[.net] ?? []).prefix(24)
    let taxes = sums(amounts[.tax] ?? []).prefix(24)
    var best: (SumAgreement, Double)?
    for total in totals.prefix(24) {
      for net in nets where net.value.magnitude <= total.value.magnitude {
        for tax in taxes
        where (net.value + tax.value).isClose(to: total.value) && tax.place != total.place
          && tax.value.isTax(on: net.value)
        {
          let fitsLines = lineSum == net.value || lineSum == total.value
          // The sums of one rate only, where the lines make another total that is named.
          if !fitsLines, let lineSum, lineSum > total.value,
            totals.contains(where: { $0.value == lineSum })
          {
            continue
          }
          let score = net.score + tax.score + total.score + (fitsLines ? 0.5 : 0)
          if score > best?.1 ?? 1.1 {
            best = (SumAgreement(net: net, tax: tax, total: total), score)
          }
        }
      }
    }
    return best?.0
  }

  /// Each amount on its own, and the sum of those of several rates.
  private static func sums(_ amounts: [NamedAmount]) -> [NamedAmount] {
    let distinct = Dictionary(grouping: amounts) { $0.place.boxes.first?.y0 ?? 0 }
      .compactMap { $0.value.min { $0.place.span.lowerBound > $1.place.span.lowerBound } }
      .sorted { ($0.place.box?.y0 ?? 0) < ($1.place.box?.y0 ?? 0) }
    guard (2...4).contains(distinct.count), let first = distinct.first else { return amounts }
    let sum = distinct.reduce(DecimalNumber.zero) { $0 + $1.value }
    return amounts + [
      NamedAmount(value: sum, place: first.place, score: 0.4, currency: first.currency)
    ]
  }

  /// A pair of which the third amount is printed somewhere, though under no label that we know.
  private static func derived(
    _ amounts: [AmountName: [NamedAmount]], in candidates: SumCandidates
  ) -> SumAgreement? {
    let taxes = amounts[.tax] ?? []
    for total in (amounts[.total] ?? []) where total.score >= 0.5 {
      for tax in taxes where !tax.value.isZero && tax.value.isTax(on: total.value - tax.value) {
        if let net = candidates.printed(total.value - tax.value) {
          return SumAgreement(net: net, tax: tax, total: total)
        }
      }
      // With a tax of its own printed, what lies between net and total is something else.
      for net in (amounts[.net] ?? [])
      where taxes.isEmpty && net.value.magnitude < total.value.magnitude
        && (total.value - net.value).isTax(on: net.value)
      {
        if let tax = candidates.printed(total.value - net.value), !candidates.isCharge(tax) {
          return SumAgreement(net: net, tax: tax, total: total)
        }
      }
    }
    return nil
  }
}
