internal import Evidence

/// An amount that may be the net, the tax or the total.
struct NamedAmount: Sendable {
  let value: DecimalNumber
  let place: Place
  /// How much its label speaks for it: 0 to 1.
  let score: Double
  let currency: CurrencyMark?
  /// Whether it is printed as money is; bare digits may be days of payment.
  let isMoney: Bool

  init(
    value: DecimalNumber, place: Place, score: Double, currency: CurrencyMark?,
    isMoney: Bool = true
  ) {
    self.value = value
    self.place = place
    self.score = score
    self.currency = currency
    self.isMoney = isMoney
  }

  init(_ token: ValueToken<AmountCandidate>, _ value: DecimalNumber, score: Double) {
    self.init(
      value: value, place: token.place, score: score, currency: token.content.currency,
      isMoney: token.content.isFormatted)
  }

  func raised(by step: Double) -> NamedAmount {
    NamedAmount(
      value: value, place: place, score: score + step, currency: currency, isMoney: isMoney)
  }
}

extension DecimalNumber {
  /// Whether two sums differ by no more than what rounding each line's tax leaves.
  func isClose(to other: DecimalNumber) -> Bool {
    (self - other).magnitude <= DecimalNumber(mantissa: 2, scale: 2)
  }

  /// Whether it can be the tax on a sum: no country taxes sales at more than 40 per cent, so net
  /// and tax cannot change places.
  func isTax(on net: DecimalNumber) -> Bool {
    magnitude.approximation <= net.magnitude.approximation * 0.4
  }
}
