internal import Evidence
internal import Knowledge

/// Reads the sums of a document by what they make of each other: from the net over charges and
/// taxes to the total, each rung is the one above it and what stands between.
struct SumLadder {
  let rungs: [AmountRung]
  /// With those among the lines.
  private let all: [AmountRung]
  /// The sum of the table's amounts.
  let lineSum: DecimalNumber?
  private var links: [Link]

  init(rungs: [AmountRung], among all: [AmountRung], lineSum: DecimalNumber?) {
    self.rungs = rungs
    self.all = all
    self.lineSum = lineSum
    links = []
    links = sequences.flatMap(links(in:))
  }

  typealias Step = (rung: AmountRung, value: DecimalNumber)

  /// A rung that is another one and what stands between them.
  struct Link: Sendable {
    let base: AmountRung
    /// What was added, or taken off.
    let steps: [Step]
    let result: AmountRung
    let score: Double

    var taxes: [Step] {
      steps.filter { $0.rung.names.contains(.tax) }
    }
    /// What is neither tax nor the rounding of a coin.
    var charges: [Step] {
      steps.filter { !$0.rung.names.contains(.tax) && $0.value.magnitude >= DecimalNumber(1) }
    }
    /// Whether something was taken off behind the tax, as a deposit is.
    var paysBehindTax: Bool {
      let last = steps.lastIndex { $0.rung.names.contains(.tax) } ?? steps.startIndex
      return charges.contains { charge in
        charge.value.isNegative
          && steps[last...].contains { $0.rung.token.place == charge.rung.token.place }
      }
    }

    /// Whether charges stand before the tax, so that the base is not what was taxed.
    var chargesBeforeTax: Bool {
      let first = steps.firstIndex { $0.rung.names.contains(.tax) } ?? steps.endIndex
      return charges.contains { charge in
        steps[..<first].contains { $0.rung.token.place == charge.rung.token.place }
      }
    }
    var tax: DecimalNumber { taxes.reduce(.zero) { $0 + $1.value } }
  }

  private static let mostSteps = 5
  private static let leastScore = 1.5

  /// The likeliest way from a sum without tax to one with it.
  func taxed() -> Link? {
    links.filter { link in
      !link.taxes.isEmpty && link.score >= Self.leastScore
        && link.charges.allSatisfy { $0.rung.names.contains(.paid) }
        && link.tax.isTax(on: link.base.value)
    }.max { ($0.score, $1.steps.count) < ($1.score, $0.steps.count) }
  }

  /// The sum to which a total is rounded before it is paid.
  func rounded(_ total: DecimalNumber) -> AmountRung? {
    links.first { link in
      link.base.value == total && !link.result.names.isDisjoint(with: [.total, .payable])
        && link.steps.allSatisfy {
          $0.rung.names == [.paid] && $0.value.magnitude < DecimalNumber(1) && !$0.value.isZero
        }
    }?.result
  }

  /// Sums of groups under one name (`Subtotal`, `Total fees`) that make up a sum of all.
  func parts() -> [AmountRung] {
    [.net, .total].flatMap { group($0)?.parts ?? [] } + beforeDiscount
  }

  /// Sums that are made of such parts.
  func wholes() -> [AmountRung] { [.net, .total].compactMap { group($0)?.whole } }

  /// What is named a total before something was taken off it to make the total.
  private var beforeDiscount: [AmountRung] {
    links.filter { link in
      link.base.names == [.total] && link.base.isWeak && !link.result.isWeak
        && link.result.names.contains(.total)
        && link.steps.allSatisfy { $0.rung.names == [.paid] && !$0.value.isZero }
        && link.steps.contains { $0.value.isNegative }
    }.map(\.base)
  }

  private func group(_ name: AmountName) -> (parts: [AmountRung], whole: AmountRung)? {
    let last = Self.lastOfRows(all)
    let sums = last.filter { $0.names == [name] && !$0.value.isZero }
    for (index, whole) in last.enumerated().reversed()
    where !whole.names.isDisjoint(with: [.total, .payable]) {
      let before = sums.filter { sum in
        sum.token.place != whole.token.place
          && last.prefix(index).contains { $0.token.place == sum.token.place }
      }
      guard before.count >= 2, !before.contains(where: { $0.value == whole.value }) else {
        continue
      }
      if before.reduce(DecimalNumber.zero, { $0 + $1.value }) == whole.value {
        return (before, whole)
      }
    }
    return nil
  }

  // MARK: Links

  /// The rungs in the orders in which sums are set out: below each other in a column, the last of
  /// each row, and one box after the other.
  private var sequences: [[AmountRung]] {
    var columns: [[AmountRung]] = []
    for rung in rungs {
      let index = columns.firstIndex {
        abs($0[0].box.x1 - rung.box.x1) < 6
          && $0[0].token.line.page.number == rung.token.line.page.number
      }
      if let index { columns[index].append(rung) } else { columns.append([rung]) }
    }
    let orders = columns.filter { $0.count >= 2 } + [Self.lastOfRows(rungs), rungs]
    return orders.map { Array($0.prefix(18)) }
  }

  private static func lastOfRows(_ rungs: [AmountRung]) -> [AmountRung] {
    Dictionary(grouping: rungs, by: \.row).sorted { $0.key < $1.key }.compactMap { $0.value.last }
  }

  private func links(in sequence: [AmountRung]) -> [Link] {
    var found: [Link] = []
    for base in sequence.indices where mayBeBase(sequence[base]) {
      for result in sequence.indices.dropFirst(base + 1)
      where result - base - 1 <= Self.mostSteps && mayBeResult(sequence[result]) {
        let between = Array(sequence[(base + 1)..<result])
        for value in sequence[base].values {
          for sum in sequence[result].values {
            found += steps(between, from: value, to: sum).map {
              link(sequence[base], $0, sequence[result], skipped: between)
            }
          }
        }
      }
    }
    return found
  }

  private func mayBeBase(_ rung: AmountRung) -> Bool {
    !rung.value.isZero && rung.names != [.tax] && rung.names != [.paid]
      && rung.names != [.payable]
  }

  private func mayBeResult(_ rung: AmountRung) -> Bool {
    !rung.value.isZero && rung.names != [.tax] && rung.names != [.paid]
  }

  /// The ways to choose steps that lead from one value to another, at least one of them.
  private func steps(
    _ rungs: [AmountRung], from start: DecimalNumber, to end: DecimalNumber
  ) -> [[Step]] {
    var found: [[Step]] = []
    func walk(_ index: Int, _ sum: DecimalNumber, _ taken: [(AmountRung, DecimalNumber)]) {
      guard index < rungs.count else {
        let slack = DecimalNumber(
          mantissa: Int64(taken.count(where: { $0.0.names.contains(.tax) })), scale: 2)
        if !taken.isEmpty, (sum - end).magnitude <= slack {
          found.append(taken.map { (rung: $0.0, value: $0.1) })
        }
        return
      }
      let rung = rungs[index]
      for value in amounts(of: rung) { walk(index + 1, sum + value, taken + [(rung, value)]) }
      walk(index + 1, sum, taken)
    }
    walk(0, start, [])
    return found
  }

  /// With which signs a rung may count.
  private func amounts(of rung: AmountRung) -> [DecimalNumber] {
    if rung.names.contains(.tax) { return [rung.value] }
    guard rung.names.isDisjoint(with: [.net, .total, .payable]) else { return [] }
    return rung.value.isNegative ? [rung.value] : [rung.value, -rung.value]
  }

  private func link(
    _ base: AmountRung, _ steps: [Step],
    _ result: AmountRung, skipped between: [AmountRung]
  ) -> Link {
    var score = value(ofBase: base) + value(ofResult: result)
    for step in steps {
      let isOff = step.value.isNegative && !step.rung.value.isNegative
      score += step.rung.names.contains(.tax) ? 0.4 : step.value.isZero ? 0 : -0.15
      if isOff, !step.rung.names.contains(.paid) { score -= 0.4 }
    }
    for rung in between where !rung.value.isZero {
      guard !steps.contains(where: { $0.rung.token.place == rung.token.place }) else { continue }
      let isSum = !rung.names.isDisjoint(with: [.net, .total, .payable, .tax])
      score -= isSum ? 0.6 : rung.names.isEmpty ? 0.25 : 0.1
    }
    let sum = steps.reduce(base.value) { $0 + $1.value }
    if sum != result.value { score -= 0.2 }
    return Link(base: base, steps: steps, result: result, score: score)
  }

  private func value(ofBase rung: AmountRung) -> Double {
    let isLineSum = rung.value == lineSum
    if rung.names.contains(.net) { return isLineSum ? 1.3 : 1 }
    if isLineSum { return 1 }
    return rung.names.isEmpty ? 0.3 : 0.2
  }

  private func value(ofResult rung: AmountRung) -> Double {
    if rung.names.contains(.total) { return 1 }
    if rung.names.contains(.payable) { return 0.9 }
    return rung.names.isEmpty ? 0.3 : 0
  }
}
