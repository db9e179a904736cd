internal import Evidence

/// A number of a row, in one of the ways in which it can be read.
struct RowNumber: Sendable {
  let value: DecimalNumber
  let place: Place
}

/// Which numbers of a row are quantity, price and amount.
struct RowChoice: Sendable {
  var quantity: RowNumber?
  var price: RowNumber?
  var amount: RowNumber?
  /// Whether quantity times price is the amount.
  var proved = false
}

/// Tells quantity, price and amount of a row apart by what they make: quantity times price, less
/// the discount, is the amount, wherever the numbers stand under their heads.
struct RowArithmetic {
  let decimals: DecimalConvention
  /// Parts of a whole that are taken off, in per cent; empty without any.
  var discounts: [DecimalNumber] = []

  /// The readings of which quantity times price is the amount.
  func choice(
    quantities: [RowNumber], prices: [RowNumber], amounts: [RowNumber]
  ) -> RowChoice? {
    for quantity in quantities {
      for price in prices {
        for amount in amounts where agrees(quantity.value * price.value, amount.value) {
          return RowChoice(quantity: quantity, price: price, amount: amount, proved: true)
        }
      }
    }
    return nil
  }

  /// The three numbers of a row that prove each other, in the order of the heads.
  ///
  /// - Parameter priceFirst: Whether the price stands before the quantity.
  func choice(among chunks: [TableChunk], priceFirst: Bool) -> RowChoice? {
    let numeric = chunks.filter(\.isNumeric).sorted { $0.box.x0 < $1.box.x0 }
    guard (3...9).contains(numeric.count) else { return nil }
    for last in numeric.indices.reversed() {
      let amounts = numbers(numeric[last])
      for second in numeric.indices.prefix(last).reversed() {
        for first in numeric.indices.prefix(second).reversed() {
          let quantity = numeric[priceFirst ? second : first]
          let price = numeric[priceFirst ? first : second]
          // One times anything is itself: that proves nothing.
          let counts = quantities(quantity).filter { $0.value != DecimalNumber(1) }
          let found = choice(quantities: counts, prices: numbers(price), amounts: amounts)
          if let found, found.amount?.value.isZero == false { return found }
        }
      }
    }
    return nil
  }

  /// `500pcs x 0.92`, `2 @ 18.95`, `1.75 Std. 128.00`: a quantity and its price in one cell.
  func product(in chunk: TableChunk) -> (quantities: [RowNumber], prices: [RowNumber])? {
    let amounts = AmountReader.candidates(in: chunk.text, joiningBlanks: false)
    guard let price = amounts.last,
      let quantity = QuantityReader.candidates(in: chunk.text).first,
      quantity.range.lowerBound <= 1, quantity.range.upperBound < price.range.lowerBound
    else { return nil }
    let gap = IdentifierScan.slice(
      chunk.text, quantity.range.upperBound..<price.range.lowerBound)
    guard gap.count <= 14, !gap.contains(where: \.isNumber) else { return nil }
    return (
      quantity.readings.map { number($0.value, quantity.range, chunk) },
      decimals.settle(price).map { number($0.value, price.range, chunk) }
    )
  }

  func agrees(_ product: DecimalNumber, _ amount: DecimalNumber) -> Bool {
    if Self.isClose(product, amount) { return true }
    let hundred = DecimalNumber(100)
    return discounts.contains {
      let left = DecimalNumber(100) - $0
      return Self.isClose(product * left, amount * hundred, factor: 100)
    }
  }

  private static func isClose(
    _ first: DecimalNumber, _ second: DecimalNumber, factor: Int = 1
  ) -> Bool {
    (first - second).magnitude <= DecimalNumber(mantissa: Int64(2 * factor), scale: 2)
  }

  /// The readings of the first amount of a chunk.
  func numbers(_ chunk: TableChunk) -> [RowNumber] {
    guard let candidate = AmountReader.candidates(in: chunk.text).first ?? markedAmount(chunk)
    else { return [] }
    // Where 2,800 may be 2.8 or 2800 the group of three digits is tried as one first.
    return decimals.settle(candidate).sorted { $0.value > $1.value }.map {
      number($0.value, candidate.range, chunk)
    }
  }

  /// `575TX`, `129.00A`: an amount with the letters of its tax rate glued to it.
  private func markedAmount(_ chunk: TableChunk) -> AmountCandidate? {
    let letters = chunk.text.reversed().prefix { $0.isASCII && $0.isLetter && $0.isUppercase }
    guard (1...2).contains(letters.count) else { return nil }
    return AmountReader.candidates(in: chunk.text.dropLast(letters.count)).first
  }

  /// The readings of the first quantity of a chunk.
  func quantities(_ chunk: TableChunk) -> [RowNumber] {
    guard let candidate = QuantityReader.candidates(in: chunk.text).first else {
      return countOfUnknownUnit(chunk)
    }
    let readings = decimals.settle(candidate.readings)
    // Pieces are counted in whole numbers: 1,500PCS is no piece and a half.
    let whole = readings.filter(\.value.isWhole)
    return (whole.count == 1 ? whole : readings).map {
      number($0.value, candidate.range, chunk)
    }
  }

  /// `120 Glas`, `1.5 thousand 千個`: a number and words that are no unit that we know.
  private func countOfUnknownUnit(_ chunk: TableChunk) -> [RowNumber] {
    guard let count = AmountReader.candidates(in: chunk.text).first, count.range.lowerBound == 0,
      count.currency == nil
    else { return [] }
    let rest = IdentifierScan.slice(chunk.text, count.range.upperBound..<chunk.text.utf8.count)
    guard rest.count <= 16, !rest.contains(where: \.isNumber) else { return [] }
    return decimals.settle(count).map { number($0.value, count.range, chunk) }
  }

  private func number(
    _ value: DecimalNumber, _ range: Range<Int>, _ chunk: TableChunk
  ) -> RowNumber {
    RowNumber(value: value, place: chunk.line.place(of: chunk.range(of: range)))
  }
}
