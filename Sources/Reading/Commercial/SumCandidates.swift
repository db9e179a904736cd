internal import Evidence
internal import Knowledge

/// Gathers what may be net, tax, total and payable: by labels, by sums below columns, by summaries
/// of tax rates, and by the amount in words.
struct SumCandidates {
  let evidence: DocumentEvidence
  let table: LineTable
  let ladder: SumLadder
  private let labels: AmountLabels
  private let tokens: [ValueToken<AmountCandidate>]

  init(_ evidence: DocumentEvidence, table: LineTable) {
    self.evidence = evidence
    self.table = table
    labels = AmountLabels(evidence)
    tokens = evidence.amounts.filter { !table.usedLines.contains($0.line.index) }
    let rungs = AmountRungs(evidence: evidence, table: table, labels: labels)
    let below = rungs.belowLines
    let base = rungs.lineSum(unless: below).map { [$0] } ?? []
    ladder = SumLadder(rungs: base + below, among: rungs.all, lineSum: table.sum)
  }

  func read() -> [AmountName: [NamedAmount]] {
    var amounts = bound
    let columns = ColumnTotals(evidence: evidence, lineSum: table.sum).read()
    amounts[.total, default: []] += columns.total
    amounts[.net, default: []] += columns.net
    amounts[.tax, default: []] += columns.tax
    addSummary(to: &amounts)
    amounts[.total, default: []] += inWords
    for name in AmountName.allCases where amounts[name]?.isEmpty ?? true {
      amounts[name] = inRow(name)
    }
    let parts = ladder.parts().map(\.token.place)
    for name in [AmountName.total, .net] {
      amounts[name]?.removeAll { parts.contains($0.place) }
    }
    let wholes = ladder.wholes().map(\.token.place)
    amounts[.total] = amounts[.total]?.map {
      wholes.contains($0.place) ? $0.raised(by: 0.3) : $0
    }
    return amounts
  }

  /// Whether an amount's own row charges for carriage, or names what was taken off or paid.
  func isCharge(_ amount: NamedAmount) -> Bool {
    guard let rung = ladder.rungs.first(where: { $0.token.place == amount.place }) else {
      return false
    }
    if rung.names.contains(.paid) { return true }
    let line = rung.token.line
    let row = evidence.text.rows[evidence.text.rowOfLine[line.index]]
    return row.contains { evidence.knowledge.qualifies(evidence.text.lines[$0].text, as: "charge") }
  }

  /// The first amount outside the table that is printed so.
  func printed(_ value: DecimalNumber) -> NamedAmount? {
    tokens.first { token in
      token.content.isFormatted && token.content.readings.contains { $0.value == value }
    }.map { NamedAmount($0, value, score: 0.8) }
  }

  // MARK: Sources

  private var bound: [AmountName: [NamedAmount]] {
    let bound = LabelBinder(
      evidence: evidence, tokens: tokens, types: [.amount], sharing: true
    ).bind()
    let marked = Set(
      bound.filter { $0.token.content.currency != nil }.map { Self.key($0.hit) })
    var amounts: [AmountName: [NamedAmount]] = [:]
    for value in bound {
      // In `TOTAL 1,000 USD 4,880.00` the count of pieces has no currency.
      if value.token.content.currency == nil, marked.contains(Self.key(value.hit)) { continue }
      let readings = evidence.decimals.settle(value.token.content)
      let penalty = (readings.count > 1 ? 0.25 : 0) + (value.token.content.isFormatted ? 0 : 0.2)
      let aside = isAside(value) ? 0.4 : 0
      for (name, meaning) in labels.names(of: value.hit) {
        let score = max(0.05, value.score(for: meaning) - penalty - (name == .tax ? 0 : aside))
        amounts[name, default: []] += readings.map {
          NamedAmount(value.token, $0.value, score: score)
        }
      }
    }
    amounts[.tax] = amounts[.tax].map(withoutBases)
    return amounts
  }

  /// Whether a bracket opens between a label and an amount behind its own:
  /// `Total 49,60 (dont 8,27 TVA)`.
  private func isAside(_ value: BoundValue<AmountCandidate>) -> Bool {
    guard value.token.line.index == value.hit.line.index,
      value.hit.end <= value.token.range.lowerBound
    else { return false }
    let between = value.hit.line.substring(value.hit.end..<value.token.range.lowerBound)
    guard let open = between.lastIndex(where: { "(（".contains($0) }) else { return false }
    return !between[open...].contains { ")）".contains($0) }
      && between[..<open].contains(where: \.isNumber)
  }

  /// `VAT 25 % of 23,700.00   5,925.00`: of two amounts in one row the one that was taxed is no
  /// tax.
  private func withoutBases(_ taxes: [NamedAmount]) -> [NamedAmount] {
    taxes.filter { base in
      !taxes.contains { tax in
        guard tax.place != base.place, tax.value.magnitude < base.value.magnitude,
          tax.place.page == base.place.page, let own = tax.place.box, let other = base.place.box,
          own.verticalOverlap(other) > 0.3
        else { return false }
        return rates(beside: base).contains { rate in
          abs(base.value.approximation * rate / 100 - tax.value.approximation) < 0.015
        }
      }
    }
  }

  /// The percentages that are printed in an amount's line.
  private func rates(beside amount: NamedAmount) -> [Double] {
    guard let box = amount.place.box else { return [] }
    let line = evidence.text.lines.first {
      $0.page.number == amount.place.page && $0.box.verticalOverlap(box) > 0.5
        && $0.box.x0 <= box.x0 + 1 && box.x1 <= $0.box.x1 + 1
    }
    guard let text = line?.text else { return [] }
    return text.split(separator: "%").dropLast().compactMap { part in
      let digits = part.reversed().drop { $0 == " " }.prefix {
        $0.isNumber || $0 == "," || $0 == "."
      }
      return Double(String(digits.reversed().map { $0 == "," ? "." : $0 }))
    }
  }

  private static func key(_ hit: LabelHit) -> [Int] { [hit.line.index, hit.range.lowerBound] }

  /// Of a summary by tax rate the sums count, and single rates no more.
  private func addSummary(to amounts: inout [AmountName: [NamedAmount]]) {
    let summary = TaxSummary(evidence: evidence, labels: labels, tableLines: table.usedLines)
    guard let sums = summary.read() else { return }
    for name in amounts.keys { amounts[name]?.removeAll { sums.parts.contains($0.place) } }
    amounts[.net, default: []].append(sums.net)
    amounts[.tax, default: []].append(sums.tax)
    if let total = sums.total { amounts[.total, default: []].append(total) }
  }

  /// The amount that the paper writes out in words as well.
  private var inWords: [NamedAmount] {
    guard case .known(let words)? = AmountInWordsReader(evidence: evidence).state(),
      case .text(let text) = words.value, let value = ChineseNumeral.amount(text)
    else { return [] }
    return tokens.filter(\.content.isFormatted).compactMap { token in
      token.content.readings.first { $0.value == value }
        .map { NamedAmount(token, $0.value, score: 0.8) }
    }
  }

  /// The one amount that is named in its row, though by a label too long to bind it alone
  /// (`VAT at 0 % (energy-saving materials)`).
  private func inRow(_ name: AmountName) -> [NamedAmount] {
    let named = ladder.rungs.filter { $0.names == [name] && !$0.isWeak }
    guard Set(named.map(\.value)).count == 1 else { return [] }
    return named.map { NamedAmount($0.token, $0.value, score: 0.7) }
  }
}
