internal import Evidence
internal import Knowledge

/// Reads net, tax, total and payable together: of all amounts that may be one of them those are
/// meant that agree with each other and with the lines.
struct TotalsReader {
  let evidence: DocumentEvidence
  let table: LineTable

  struct Totals: Sendable {
    var states: [(name: FieldName, state: FieldState)] = []
    /// The mark beside the total.
    var currency: CurrencyMark?
  }

  func read() -> Totals {
    let candidates = SumCandidates(evidence, table: table)
    let amounts = candidates.read()
    let agreed = SumAgreement.find(amounts, in: candidates)
    var totals = Totals()
    // Where discounts or freight lie between net and total, which net is meant stays open.
    if agreed.map({ $0.net == nil }) ?? hasOtherParts(amounts) {
      let doubt = Doubt(.notUnderstood, at: amounts[.net]?.first?.place)
      totals.states.append(("net", .unknown(doubt)))
    } else if let net = state(.net, amounts, agreed?.net) {
      totals.states.append(("net", net))
    }
    let payable = state(.payable, amounts, nil)
    let sum = (state(.total, amounts, agreed?.total) ?? payable)?.known?.value.decimal
    let taxes = amounts.merging([.tax: (amounts[.tax] ?? []).filter { Self.isPart($0, of: sum) }]) {
      $1
    }
    if let tax = state(.tax, taxes, agreed?.tax) { totals.states.append(("tax", tax)) }
    if let total = state(.total, amounts, agreed?.total) {
      totals.states.append(("total", total))
    } else if let payable, payable.known != nil, agreed?.total != nil || agreed == nil {
      // What is to be paid is the total where no total is named.
      totals.states.append(("total", payable))
    } else if agreed == nil, let only = onlySum(amounts) {
      totals.states.append(("total", only))
    }
    if let payable { totals.states.append(("payable", payable)) }
    totals.currency = currency(amounts, agreed)
    return totals
  }

  /// Whether an amount can be the tax in a total, where that is known.
  private static func isPart(_ tax: NamedAmount, of total: DecimalNumber?) -> Bool {
    guard let total, !total.isZero else { return true }
    return tax.value.magnitude < total.magnitude && tax.value.isTax(on: total - tax.value)
  }

  /// The net where it is the one sum of the paper, as on orders that leave the tax out.
  private func onlySum(_ amounts: [AmountName: [NamedAmount]]) -> FieldState? {
    let others = AmountName.allCases.filter { $0 != .net }.flatMap { amounts[$0] ?? [] }
    let nets = amounts[.net] ?? []
    guard others.allSatisfy(\.value.isZero), Set(nets.map(\.value)).count == 1,
      let net = nets.max(by: { $0.score < $1.score }), table.sum == nil || table.sum == net.value
    else { return nil }
    let score = min(table.sum == nil ? 0.65 : 0.85, net.score)
    return FieldDecision.settle([FieldCandidate(.decimal(net.value), at: net.place, score: score)])
  }

  /// Whether amounts that are neither net, tax nor total (discount, freight) make up what is
  /// missing between them.
  private func hasOtherParts(_ amounts: [AmountName: [NamedAmount]]) -> Bool {
    guard let net = amounts[.net]?.first?.value, let total = amounts[.total]?.first?.value else {
      return false
    }
    let tax = amounts[.tax]?.first?.value ?? .zero
    let others = (amounts[.paid] ?? []).map(\.value.magnitude).filter { !$0.isZero }.prefix(4)
    var reached: [DecimalNumber] = [net + tax]
    for other in others { reached += reached.map { $0 + other } + reached.map { $0 - other } }
    return !(net + tax).isClose(to: total) && reached.contains { $0.isClose(to: total) }
  }

  /// What is printed beside the total; the same sum in a table may stand without its sign.
  private func currency(
    _ amounts: [AmountName: [NamedAmount]], _ agreed: SumAgreement?
  ) -> CurrencyMark? {
    let named = (amounts[.total] ?? []) + (amounts[.payable] ?? [])
    guard let total = agreed?.total ?? named.first else { return nil }
    return total.currency
      ?? named.first { $0.value == total.value && $0.currency != nil }?.currency
  }

  private func state(
    _ name: AmountName, _ amounts: [AmountName: [NamedAmount]], _ agreed: NamedAmount?
  ) -> FieldState? {
    if let agreed {
      return settle([FieldCandidate(.decimal(agreed.value), at: agreed.place, score: 0.98)])
    }
    let found = (amounts[name] ?? []).filter { $0.isMoney || $0.value == table.sum }
    return settle(
      found.map { amount in
        let isSum = name != .tax && table.sum == amount.value
        return FieldCandidate(
          .decimal(amount.value), at: amount.place,
          score: min(0.97, amount.score + (isSum ? 0.2 : 0)))
      })
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
