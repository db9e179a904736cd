internal import Evidence
internal import MarkedYAML

/// A single value of a case file, not yet typed.
struct CaseScalar {
  let text: String
  /// Whether quotes say that it is text.
  let isQuoted: Bool

  /// Why a value is not of its type: what was expected, found, and how to write it.
  struct Refusal: Error {
    let message: String
  }

  func decode(
    as kind: CaseSchema.Kind, ticketCategories: [String]
  ) -> Result<CaseFile.Node, Refusal> {
    switch kind {
    case .text: decodeText()
    case .day: decodeDay()
    case .integer: decodeInteger()
    case .money: decodeMoney()
    case .weight: decodeWeight()
    case .flag: decodeFlag()
    case .country: decodeCountry()
    case .ticket: decodeTicket(among: ticketCategories)
    case .list, .record: refuse("expected \(kind.expectation), found \(quoted)")
    }
  }

  private var quoted: String { PrintableKey.quote(text) }

  private func refuse(_ message: String) -> Result<CaseFile.Node, Refusal> {
    .failure(Refusal(message: message))
  }

  private func decodeText() -> Result<CaseFile.Node, Refusal> {
    guard text.contains(where: { !$0.isWhitespace }) else {
      return refuse("the text is empty; state it, or leave the key out")
    }
    return .success(.text(text))
  }

  private func decodeDay() -> Result<CaseFile.Node, Refusal> {
    if let day = Day(iso: text) { return .success(.day(day)) }
    let hasShape =
      text.utf8.count == 10
      && text.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
      }
    return refuse(
      hasShape
        ? "there is no day \(quoted); check the month and the day"
        : "expected a day as year-month-day, such as 2026-11-10, found \(quoted)")
  }

  private func decodeInteger() -> Result<CaseFile.Node, Refusal> {
    guard let number = DecimalNumber(plain: text), number.scale == 0 else {
      return refuse("expected a whole number in plain digits, such as 740, found \(quoted)")
    }
    guard !isQuoted else {
      return refuse("expected a whole number, found text; write \(number) without quotes")
    }
    return .success(.number(number))
  }

  private func decodeMoney() -> Result<CaseFile.Node, Refusal> {
    if let money = Money(plain: text) { return .success(.money(money)) }
    if let number = DecimalNumber(plain: text) {
      return refuse("an amount needs its currency: \(number) USD")
    }
    let parts = text.split(separator: " ")
    if parts.count == 2, let money = Money(plain: "\(parts[0]) \(parts[1].uppercased())") {
      return refuse("a currency is three capital letters: \(money)")
    }
    if parts.count == 2, let money = Money(plain: "\(parts[1]) \(parts[0].uppercased())") {
      return refuse("the number comes first, then the currency: \(money)")
    }
    return refuse(
      "expected an amount with a point and without separators, then the currency, "
        + "such as 1234.50 USD, found \(quoted)")
  }

  private func decodeWeight() -> Result<CaseFile.Node, Refusal> {
    if let measure = Measure(weight: text) { return .success(.measure(measure)) }
    if let number = DecimalNumber(plain: text) {
      return refuse("a weight needs its unit: \(number) kg")
    }
    let units = Measure.weightUnits.joined(separator: ", ")
    return refuse("expected a weight such as 512 kg (units: \(units)), found \(quoted)")
  }

  private func decodeFlag() -> Result<CaseFile.Node, Refusal> {
    switch (text, isQuoted) {
    case ("true", false), ("True", false), ("TRUE", false): .success(.flag(true))
    case ("false", false), ("False", false), ("FALSE", false): .success(.flag(false))
    default: refuse("expected true or false without quotes, found \(quoted)")
    }
  }

  private func decodeCountry() -> Result<CaseFile.Node, Refusal> {
    if CountryCodes.all.contains(text) { return .success(.text(text)) }
    let capitals = text.uppercased()
    if CountryCodes.all.contains(capitals) {
      return refuse("a country is two capital letters: \(capitals)")
    }
    if let code = CountryCodes.meant(by: capitals) {
      return refuse("expected the country's code: \(code), found \(quoted)")
    }
    return refuse("expected a country's two-letter code (ISO 3166), such as US, found \(quoted)")
  }

  private func decodeTicket(among categories: [String]) -> Result<CaseFile.Node, Refusal> {
    guard !categories.contains(text) else { return .success(.text(text)) }
    let nearest = Suggestion.clause(for: text, among: categories)
    let all = nearest.isEmpty ? "; known are \(categories.joined(separator: ", "))" : nearest
    return refuse("there is no ticket category \(quoted)" + all)
  }
}

extension CaseSchema.Kind {
  /// What a person would call it.
  var expectation: String {
    switch self {
    case .text: "a text"
    case .day: "a day such as 2026-11-10"
    case .integer: "a whole number"
    case .money: "an amount such as 59.99 USD"
    case .weight: "a weight such as 512 kg"
    case .flag: "true or false"
    case .country: "a country's two-letter code such as US"
    case .ticket: "a ticket category such as authenticity"
    case .list: "a list"
    case .record: "keys"
    }
  }
}
