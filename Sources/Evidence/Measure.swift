/// A number and its unit, such as a weight.
public struct Measure: Hashable, Sendable, CustomStringConvertible {
  /// The units of weight that a case file may use.
  public static let weightUnits = ["kg", "g", "t", "lb", "oz"]

  public let amount: DecimalNumber
  /// As it is abbreviated: `kg`, `lb`.
  public let unit: String

  public init(_ amount: DecimalNumber, _ unit: String) {
    self.amount = amount
    self.unit = unit
  }

  /// Reads `NUMBER UNIT` with a unit of weight, the blank optional: `512 kg`, `512kg`, `40 lbs`.
  public init?(weight text: some StringProtocol) {
    let number = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    let rest = text.dropFirst(number.count).drop { $0 == " " }
    let unit = rest == "lbs" ? "lb" : String(rest)
    guard let amount = DecimalNumber(plain: number), Self.weightUnits.contains(unit) else {
      return nil
    }
    self.init(amount, unit)
  }

  public var description: String { "\(amount) \(unit)" }
}
