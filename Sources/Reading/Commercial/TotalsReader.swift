internal import Evidence
internal import Knowledge

/// Reads net, tax, total and payable together: of all amounts under such labels those are meant
/// that agree with each other and with the lines.
struct TotalsReader {
  let evidence: DocumentEvidence
  let table: LineTable
  private let labels: AmountLabels

  init(evidence: DocumentEvidence, table: LineTable) {
    self.evidence = evidence
    self.table = table
    labels = AmountLabels(evidence)
  }

  /// An amount under a label.
  struct Amount: Sendable {
    let value: DecimalNumber
    let place: Place
    let score: Double
    let currency: CurrencyMark?
    /// Whether it is printed as money is; bare digits may be days of payment.
    var isMoney = true
  }

  struct Totals: Sendable {
    var states: [(name: FieldName, state: FieldState)] = []
    /// The mark beside the total.
    var currency: CurrencyMark?
  }

  func read() -> Totals {
    let tokens = evidence.amounts.filter { !table.usedLines.contains($0.line.index) }
    let bound = LabelBinder(
      evidence: evidence, tokens: tokens, types: [.amount], sharing: true
    ).bind()
    var amounts: [String: [Amount]] = [:]
    for name in ["total", "net", "tax", "payable", "paid"] {
      amounts[name] = self.amounts(bound, name)
    }
    let columns = ColumnTotals(evidence: evidence, lineSum: lineSum).read()
    amounts["total", default: []] += columns.total
    amounts["net", default: []] += columns.net
    amounts["tax", default: []] += columns.tax
    if let summary = TaxSummary(
      evidence: evidence, labels: labels, tableLines: table.usedLines
    ).read() {
      for name in amounts.keys { amounts[name]?.removeAll { summary.parts.contains($0.place) } }
      amounts["net", default: []].append(summary.net)
      amounts["tax", default: []].append(summary.tax)
      if let total = summary.total { amounts["total", default: []].append(total) }
    }
    amounts["total", default: []] += inWords(tokens)
    let sum = lineSum
    let ladder = SumLadder(
      rungs: AmountRungs(evidence: evidence, table: table, labels: labels).read(), lineSum: sum)
    for name in AmountName.allCases where amounts[name.rawValue]?.isEmpty ?? true {
      amounts[name.rawValue] = inRow(name, ladder.rungs)
    }
    for part in ladder.parts() {
      for name in ["total", "net"] { amounts[name]?.removeAll { $0.place == part.token.place } }
    }
    let wholes = ladder.wholes().map(\.token.place)
    amounts["total"] = amounts["total"]?.map {
      wholes.contains($0.place) ? lowered($0, by: -0.3) : $0
    }
    var best = agreement(
      net: sums(amounts["net"] ?? []), tax: sums(amounts["tax"] ?? []),
      total: (amounts["total"] ?? []) + (amounts["payable"] ?? []).map { lowered($0, by: 0.15) },
      lineSum: sum)
    if best == nil { best = ladder.taxed().map(Agreement.init) }
    if best == nil { best = derived(amounts, tokens: tokens) }
    if let total = best?.total, let rounded = ladder.rounded(total.value) {
      best = Agreement(
        net: best?.net, tax: best?.tax,
        total: Amount(
          value: rounded.value, place: rounded.token.place, score: 0.98,
          currency: rounded.token.content.currency ?? total.currency))
    }
    return totals(amounts, agreed: best, lineSum: sum)
  }

  // MARK: Candidates

  private func amounts(_ bound: [BoundValue<AmountCandidate>], _ name: String) -> [Amount] {
    guard let name = AmountName(rawValue: name) else { return [] }
    let marked = Set(
      bound.filter { $0.token.content.currency != nil }.map { Self.key($0.hit) })
    return bound.flatMap { value -> [Amount] in
      guard let meaning = labels.names(of: value.hit)[name] else { return [] }
      // In `TOTAL 1,000 USD 4,880.00` the count of pieces has no currency.
      if value.token.content.currency == nil, marked.contains(Self.key(value.hit)) { return [] }
      let readings = evidence.decimals.settle(value.token.content)
      let penalty = (readings.count > 1 ? 0.25 : 0) + (value.token.content.isFormatted ? 0 : 0.2)
      return readings.map {
        Amount(
          value: $0.value, place: value.token.place,
          score: max(0.05, value.score(for: meaning) - penalty),
          currency: value.token.content.currency, isMoney: value.token.content.isFormatted)
      }
    }
  }

  /// The one amount that is named in its row, though by a label too long to bind it alone
  /// (`VAT at 0 % (energy-saving materials)`).
  private func inRow(_ name: AmountName, _ rungs: [AmountRung]) -> [Amount] {
    let named = rungs.filter { $0.names == [name] && !$0.isWeak }
    guard Set(named.map(\.value)).count == 1 else { return [] }
    return named.map {
      Amount(
        value: $0.value, place: $0.token.place, score: 0.7, currency: $0.token.content.currency)
    }
  }

  /// The amount that the paper writes out in words as well.
  private func inWords(_ tokens: [ValueToken<AmountCandidate>]) -> [Amount] {
    guard case .known(let words)? = AmountInWordsReader(evidence: evidence).state(),
      case .text(let text) = words.value, let value = ChineseNumeral.amount(text)
    else { return [] }
    return tokens.filter { token in
      token.content.isFormatted && token.content.readings.contains { $0.value == value }
    }.map {
      Amount(value: value, place: $0.place, score: 0.8, currency: $0.content.currency)
    }
  }

  private static func key(_ hit: LabelHit) -> [Int] { [hit.line.index, hit.range.lowerBound] }

  private func lowered(_ amount: Amount, by step: Double) -> Amount {
    Amount(
      value: amount.value, place: amount.place, score: amount.score - step,
      currency: amount.currency, isMoney: amount.isMoney)
  }

  /// Each amount on its own, and the sum of those of several rates.
  private func sums(_ amounts: [Amount]) -> [Amount] {
    let distinct = Dictionary(grouping: amounts) { $0.place.boxes.first?.y0 ?? 0 }
      .compactMap { $0.value.min { $0.place.span.lowerBound > $1.place.span.lowerBound } }
      .sorted { ($0.place.box?.y0 ?? 0) < ($1.place.box?.y0 ?? 0) }
    guard (2...4).contains(distinct.count), let first = distinct.first else { return amounts }
    let sum = distinct.reduce(DecimalNumber.zero) { $0 + $1.value }
    return amounts + [Amount(value: sum, place: first.place, score: 0.4, currency: first.currency)]
  }

  private var lineSum: DecimalNumber? {
    let amounts = table.rows.compactMap(\.amount)
    guard !amounts.isEmpty, amounts.count == table.rows.count else { return nil }
    return amounts.reduce(DecimalNumber.zero) { $0 + $1.value }
  }

  // MARK: Agreement

  struct Agreement {
    let net: Amount?
    let tax: Amount?
    let total: Amount?

    init(net: Amount?, tax: Amount?, total: Amount?) {
      self.net = net
      self.tax = tax
      self.total = total
    }

    /// With charges or discounts on the way to the total no amount is the net; where something
    /// was paid behind the tax, what is left is no total.
    init(_ link: SumLadder.Link) {
      func amount(_ rung: AmountRung, _ value: DecimalNumber) -> Amount {
        Amount(
          value: value, place: rung.token.place, score: 0.98, currency: rung.token.content.currency)
      }
      net = !link.chargesBeforeTax ? amount(link.base, link.base.value) : nil
      tax = link.taxes.first.map { amount($0.rung, link.tax) }
      total = amount(link.result, link.result.value)
    }
  }

  /// The likeliest triple of which net and tax make the total.
  private func agreement(
    net: [Amount], tax: [Amount], total: [Amount], lineSum: DecimalNumber?
  ) -> Agreement? {
    var best: (Agreement, Double)?
    for total in total.prefix(24) {
      for net in net.prefix(24) where net.value.magnitude <= total.value.magnitude {
        for tax in tax.prefix(24)
        where Self.isClose(net.value + tax.value, total.value) && tax.place != total.place
          && Self.isRate(tax.value, of: net.value)
        {
          let fitsLines = lineSum == net.value || lineSum == total.value
          let score = net.score + tax.score + total.score + (fitsLines ? 0.5 : 0)
          if score > best?.1 ?? 1.1 { best = (Agreement(net: net, tax: tax, total: total), score) }
        }
      }
    }
    return best?.0
  }

  /// A pair of which the third amount is printed somewhere, though under no label that we know.
  private func derived(
    _ amounts: [String: [Amount]], tokens: [ValueToken<AmountCandidate>]
  ) -> Agreement? {
    let totals = (amounts["total"] ?? []).filter { $0.score >= 0.5 }
    for total in totals {
      for tax in (amounts["tax"] ?? [])
      where !tax.value.isZero && Self.isRate(tax.value, of: total.value - tax.value) {
        let wanted = total.value - tax.value
        if let token = token(of: wanted, in: tokens) {
          return Agreement(net: token, tax: tax, total: total)
        }
      }
      // With a tax of its own printed, what lies between net and total is something else.
      for net in (amounts["net"] ?? [])
      where (amounts["tax"] ?? []).isEmpty && net.value.magnitude < total.value.magnitude
        && Self.isRate(total.value - net.value, of: net.value)
      {
        let wanted = total.value - net.value
        if let token = token(of: wanted, in: tokens) {
          return Agreement(net: net, tax: token, total: total)
        }
      }
    }
    return nil
  }

  private func token(
    of value: DecimalNumber, in tokens: [ValueToken<AmountCandidate>]
  ) -> Amount? {
    tokens.first { token in
      token.content.isFormatted && token.content.readings.contains { $0.value == value }
    }.map { Amount(value: value, place: $0.place, score: 0.8, currency: $0.content.currency) }
  }

  /// Sums may be off by what rounding each line's tax leaves.
  private static func isClose(_ first: DecimalNumber, _ second: DecimalNumber) -> Bool {
    (first - second).magnitude <= DecimalNumber(mantissa: 2, scale: 2)
  }

  /// No country taxes sales at more than 40 per cent, so net and tax cannot change places.
  private static func isRate(_ tax: DecimalNumber, of net: DecimalNumber) -> Bool {
    tax.magnitude.approximation <= net.magnitude.approximation * 0.4
  }

  /// Whether amounts that are neither net, tax nor total (discount, freight) make up what is
  /// missing between them.
  private func hasOtherParts(_ amounts: [String: [Amount]]) -> Bool {
    guard let net = amounts["net"]?.first?.value, let total = amounts["total"]?.first?.value else {
      return false
    }
    let tax = amounts["tax"]?.first?.value ?? .zero
    let others = (amounts["paid"] ?? []).map(\.value.magnitude).filter { !$0.isZero }.prefix(4)
    var reached: [DecimalNumber] = [net + tax]
    for other in others { reached += reached.map { $0 + other } + reached.map { $0 - other } }
    return !Self.isClose(net + tax, total) && reached.contains { Self.isClose($0, total) }
  }

  // MARK: Result

  private func totals(
    _ amounts: [String: [Amount]], agreed: Agreement?, lineSum: DecimalNumber?
  ) -> Totals {
    var totals = Totals()
    func candidates(_ name: String, _ agreed: Amount?) -> [FieldCandidate] {
      if let agreed {
        return [FieldCandidate(.decimal(agreed.value), at: agreed.place, score: 0.98)]
      }
      return (amounts[name] ?? []).filter { $0.isMoney || $0.value == lineSum }.map { amount in
        let isSum = name != "tax" && lineSum == amount.value
        return FieldCandidate(
          .decimal(amount.value), at: amount.place,
          score: min(0.97, amount.score + (isSum ? 0.2 : 0)))
      }
    }
    let isExplained = agreed.map { $0.net == nil } ?? hasOtherParts(amounts)
    for name in ["net", "tax", "total"] {
      // Where discounts or freight lie between net and total, which net is meant stays open.
      if name == "net", isExplained {
        totals.states.append(
          ("net", .unknown(Doubt(.notUnderstood, at: amounts["net"]?.first?.place))))
        continue
      }
      let part = name == "net" ? agreed?.net : name == "tax" ? agreed?.tax : agreed?.total
      let found = settle(candidates(name, part))
      if let found { totals.states.append((FieldName(name), found)) }
    }
    let payable = settle(candidates("payable", nil))
    // What is to be paid is the total where no total is named.
    if !totals.states.contains(where: { $0.name == "total" }), let payable, payable.known != nil {
      totals.states.append(("total", payable))
    }
    if let payable { totals.states.append(("payable", payable)) }
    let total = agreed?.total ?? amounts["total"]?.first ?? amounts["payable"]?.first
    // The same sum in a table may stand without its sign.
    let others = (amounts["total"] ?? []) + (amounts["payable"] ?? [])
    totals.currency =
      total?.currency ?? others.first { $0.value == total?.value && $0.currency != nil }?.currency
    return totals
  }

  /// Where several amounts stand behind one label the last of the row is the sum.
  private func settle(_ candidates: [FieldCandidate]) -> FieldState? {
    guard let state = FieldDecision.settle(candidates) else { return nil }
    guard case .ambiguous(let readings) = state else { return state }
    let largest = readings.max {
      ($0.value.decimal ?? .zero).magnitude < ($1.value.decimal ?? .zero).magnitude
    }
    let others = readings.filter { $0.value != largest?.value }
    // Partial sums carry the same label as the whole, and are smaller than it.
    guard let largest, let value = largest.value.decimal,
      others.allSatisfy({ ($0.value.decimal ?? .zero).magnitude < value.magnitude }),
      others.allSatisfy({
        $0.place.page < largest.place.page || ($0.place.box?.y0 ?? 0) < (largest.place.box?.y0 ?? 0)
      })
    else { return state }
    return .known(
      Cited(largest.value, at: largest.place, confidence: min(0.85, largest.confidence)))
  }
}
