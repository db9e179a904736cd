internal import Evidence

/// On each line quantity times unit price is the amount.
struct LineProductCheck: CheckKind {
  static let name = "line-product"
  static let summary = LocalizedText(
    en: "on each line quantity times unit price is the amount, as far as the price is printed; a "
      + "discount, a tax rate, a price base or a pack size that stands there explains a difference",
    zh: "每一行的数量乘以单价等于金额（允许单价的舍入误差）；写明的折扣、税率、计价单位或装箱数可以解释差额")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let count = judged.document.lineCount
    guard count > 0 else { return [judged.noLines] }
    if judged.hasPricesRemoved { return [CheckResult.notApplicable.on(field: "lines")] }
    let lines = (1...count).compactMap { PricedLine($0, of: judged.document) }
    let numbers = PrintedNumbers(judged)
    let odd = lines.filter { !$0.agrees && !$0.isExplained(by: numbers, among: lines) }
    if !odd.isEmpty {
      // That the columns are what their heads say is shown by another line, or by the sum.
      let isSure =
        lines.contains(where: \.agrees) || LinesAgreeCheck.outcome(on: judged).outcome == .pass
      return odd.map { $0.difference(isSure: isSure, on: judged) }
    }
    return [firstGap(on: judged) ?? CheckResult.pass.on(field: "lines")]
  }

  /// The first value that is needed and not known.
  private func firstGap(on judged: JudgedDocument) -> CheckResult? {
    for index in 1...judged.document.lineCount {
      for member in PricedLine.members {
        let name = FieldName.line(index, member)
        if judged.document.state(of: name).known == nil { return judged.notKnown(name) }
      }
    }
    return nil
  }
}

/// A line that has quantity, unit price and amount.
private struct PricedLine {
  static let members = ["quantity", "unit_price", "amount"]

  /// How far below the last line what belongs to it may stand, and above the first one the head of
  /// the table, in points.
  private static let reach = 60.0

  private let index: Int
  private let quantity: DecimalNumber
  private let price: DecimalNumber
  private let amount: DecimalNumber
  private let places: [Place]

  init?(_ index: Int, of document: ReadDocument) {
    let known = Self.members.compactMap { document.state(of: .line(index, $0)).known }
    let numbers = known.compactMap(\.value.decimal)
    guard numbers.count == 3 else { return nil }
    self.index = index
    (quantity, price, amount) = (numbers[0], numbers[1], numbers[2])
    places = known.map(\.place)
  }

  private var product: DecimalNumber { quantity * price }

  var agrees: Bool { isNear(product, amount) }

  func difference(isSure: Bool, on judged: JudgedDocument) -> CheckResult {
    let found = "\(quantity.reduced) × \(price) = \(product.reduced)"
    let result: CheckResult =
      isSure
      ? .fail(found: found, expected: "\(amount)")
      : .unknown(.notUnderstood, found: found, expected: "\(amount)")
    return result.on(field: FieldName.line(index, "amount").text)
      .shown(at: places, of: judged.path)
  }

  /// Whether something that is printed makes the amount out of the product: the difference
  /// itself, a percentage, or in the row or the head of the table a price base or a pack size.
  func isExplained(by printed: PrintedNumbers, among lines: [PricedLine]) -> Bool {
    let row = printed.numbers.filter { stands($0, inRowAmong: lines) }
    if isDifference(printed, row) { return true }
    let rates = (printed.numbers.filter(\.isPercentage) + row).flatMap(\.readings)
    if rates.contains(where: isRate) { return true }
    let head = printed.numbers.filter { stands($0, inHeadOf: lines) }
    return (row + head).flatMap(\.readings).contains { isBase($0) || isPackSize($0) }
  }

  /// One amount anywhere, or two in the row: a discount, a charge.
  private func isDifference(_ printed: PrintedNumbers, _ row: [PrintedNumbers.Number]) -> Bool {
    let difference = (product - amount).magnitude
    if printed.hasAmount(difference) { return true }
    let parts = row.filter(\.isAmount).flatMap(\.readings)
    return parts.contains { part in parts.contains(difference - part) }
  }

  /// Less a discount, with a tax, or without the tax that the price has in it.
  private func isRate(_ rate: DecimalNumber) -> Bool {
    let whole = DecimalNumber(100)
    guard rate > .zero, rate < whole else { return false }
    return isNear(product * (whole - rate), amount * whole, times: whole)
      || isNear(product * (whole + rate), amount * whole, times: whole + rate)
      || isNear(product * whole, amount * (whole + rate), times: whole + rate)
  }

  /// The price is that of ten, a hundred or a thousand.
  private func isBase(_ count: DecimalNumber) -> Bool {
    [10, 12, 100, 1000, 10_000].contains { DecimalNumber($0) == count }
      && isNear(product, amount * count, times: count)
  }

  /// The quantity is of packs, the price that of one piece.
  private func isPackSize(_ count: DecimalNumber) -> Bool {
    count.isWhole && count > DecimalNumber(1) && isNear(product * count, amount, times: count)
  }

  /// Whether the two differ by no more than the last printed digits of quantity, price and amount
  /// leave open.
  private func isNear(
    _ left: DecimalNumber, _ right: DecimalNumber, times factor: DecimalNumber = DecimalNumber(1)
  ) -> Bool {
    let ofPrice = quantity.magnitude * Self.half(of: max(2, price.scale))
    let ofQuantity = quantity.isWhole ? .zero : price.magnitude * Self.half(of: quantity.scale)
    let open = ofPrice + ofQuantity + DecimalNumber(mantissa: 1, scale: 2)
    return (left - right).magnitude <= open * factor
  }

  /// Half of the last of so many decimals.
  private static func half(of scale: Int) -> DecimalNumber {
    DecimalNumber(mantissa: 5, scale: min(9, scale + 1))
  }

  // MARK: Where it stands

  private var box: Box? { Box.union(of: places.flatMap(\.boxes)) }
  private var page: Int? { places.first?.page }

  private func stands(_ number: PrintedNumbers.Number, inRowAmong lines: [PricedLine]) -> Bool {
    guard let box, number.page == page else { return false }
    let next = lines.filter { $0.page == page }.compactMap { $0.box?.y0 }.filter { $0 > box.y1 }
    let bottom = next.min() ?? box.y1 + Self.reach
    // The amounts themselves explain nothing.
    let isOwn = places.flatMap(\.boxes).contains { $0.intersects(number.box) }
    return !isOwn && number.box.midY > box.y0 - 2 && number.box.midY < bottom
  }

  private func stands(_ number: PrintedNumbers.Number, inHeadOf lines: [PricedLine]) -> Bool {
    let tops = lines.filter { $0.page == page }.compactMap { $0.box?.y0 }
    guard let top = tops.min(), number.page == page else { return false }
    return number.box.midY < top && number.box.midY > top - Self.reach
  }
}
