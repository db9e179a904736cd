/// An exact decimal number: `mantissa` over ten to the power of `scale`.
///
/// Amounts and quantities are compared and added exactly; there is no binary rounding.
public struct DecimalNumber: Sendable {
  public let mantissa: Int64
  /// Number of digits after the point, 0 to 9.
  public let scale: Int

  public init(mantissa: Int64, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = scale
  }

  public init(_ whole: Int) { self.init(mantissa: Int64(whole)) }

  /// Reads digits with at most one point and a leading minus: `1234.56`, `-8`.
  ///
  /// Nil for anything else, and for more than 15 digits or more than 9 behind the point.
  public init?(plain text: some StringProtocol) {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    var mantissa: Int64 = 0
    var scale = 0
    var count = 0
    var seenPoint = false
    for byte in digits {
      if byte == UInt8(ascii: "."), !seenPoint, count > 0 {
        seenPoint = true
        continue
      }
      guard (48...57).contains(byte), count < 15 else { return nil }
      mantissa = mantissa * 10 + Int64(byte - 48)
      count += 1
      if seenPoint { scale += 1 }
    }
    guard count > 0, scale <= 9, !(seenPoint && scale == 0) else { return nil }
    self.init(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }

  public static let zero = DecimalNumber(mantissa: 0)

  public var isZero: Bool { mantissa == 0 }
  public var isNegative: Bool { mantissa < 0 }
  public var isWhole: Bool { reduced.scale == 0 }
  public var magnitude: DecimalNumber { DecimalNumber(mantissa: abs(mantissa), scale: scale) }

  /// The nearest Double, for ratios and scores only.
  public var approximation: Double {
    var power = 1.0
    for _ in 0..<scale { power *= 10 }
    return Double(mantissa) / power
  }

  /// The same number without zeros at its end.
  public var reduced: DecimalNumber {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return DecimalNumber(mantissa: mantissa, scale: scale)
  }

  private func scaled(to target: Int) -> Int128 {
    var result = Int128(mantissa)
    for _ in scale..<max(scale, target) { result *= 10 }
    return result
  }

  private static func narrowed(_ wide: Int128, scale: Int) -> DecimalNumber {
    var wide = wide
    var scale = scale
    // Past 9 places, or past what fits, the last digits are rounded half away from zero.
    while scale > 9 || (scale > 0 && Int64(exactly: wide) == nil) {
      wide = (wide + (wide < 0 ? -5 : 5)) / 10
      scale -= 1
    }
    return DecimalNumber(mantissa: Int64(clamping: wide), scale: scale)
  }

  public static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    let scale = max(left.scale, right.scale)
    return narrowed(left.scaled(to: scale) + right.scaled(to: scale), scale: scale)
  }

  public static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    left + DecimalNumber(mantissa: -right.mantissa, scale: right.scale)
  }

  public static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    narrowed(Int128(left.mantissa) * Int128(right.mantissa), scale: left.scale + right.scale)
  }

  public static prefix func - (number: DecimalNumber) -> DecimalNumber {
    DecimalNumber(mantissa: -number.mantissa, scale: number.scale)
  }
}

extension DecimalNumber: Comparable, Hashable {
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.scaled(to: scale) == right.scaled(to: scale)
  }

  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.scaled(to: scale) < right.scaled(to: scale)
  }

  public func hash(into hasher: inout Hasher) {
    let reduced = reduced
    hasher.combine(reduced.mantissa)
    hasher.combine(reduced.scale)
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// Plain digits with a point, as many places as it was made with: `1234.50`.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}

/// An amount of money in one currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  public let amount: DecimalNumber
  /// ISO 4217 code.
  public let currency: String

  public init(_ amount: DecimalNumber, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }

  /// Reads `NUMBER CUR`, as a case file states amounts: `59.99 USD`.
  public init?(plain text: some StringProtocol) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let amount = DecimalNumber(plain: parts[0]),
      parts[1].utf8.count == 3, parts[1].utf8.allSatisfy({ (65...90).contains($0) })
    else { return nil }
    self.init(amount, String(parts[1]))
  }

  public var description: String { "\(amount) \(currency)" }
}
