internal import Evidence
internal import MarkedYAML

/// A single value of a case file, not yet typed.
struct CaseScalar {
  let text: String
  /// Whether quotes say that it is text.
  let isQuoted: Bool

  /// Why a value is not of its type: what was expected, found, and how to write it.
  struct Refusal: Error {
    let words: LocalizedText
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
    case .list, .record: refuse(kind.expectation)
    }
  }

  private var quoted: String { PrintableKey.quote(text) }

  private func refuse(_ en: String, _ zh: String) -> Result<CaseFile.Node, Refusal> {
    .failure(Refusal(words: LocalizedText(en: en, zh: zh)))
  }

  /// Says what was expected and what stands there.
  private func refuse(_ expected: LocalizedText) -> Result<CaseFile.Node, Refusal> {
    .failure(
      Refusal(words: .expected(expected, found: LocalizedText(en: quoted, zh: " \(quoted)"))))
  }

  private func decodeText() -> Result<CaseFile.Node, Refusal> {
    guard text.contains(where: { !$0.isWhitespace }) else {
      return refuse("the text is empty; state it, or leave the key out", "文字为空；请填写，或删除该键")
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
    return hasShape
      ? refuse(
        "there is no day \(quoted); check the month and the day", "日期 \(quoted) 不存在；请检查月和日")
      : refuse(
        LocalizedText(
          en: "a day as year-month-day, such as 2026-11-10", zh: "“年-月-日”格式的日期（如 2026-11-10）"))
  }

  private func decodeInteger() -> Result<CaseFile.Node, Refusal> {
    guard let number = DecimalNumber(plain: text), number.scale == 0 else {
      return refuse(
        LocalizedText(en: "a whole number in plain digits, such as 740", zh: "纯数字的整数（如 740）"))
    }
    guard !isQuoted else {
      return refuse(
        "expected a whole number, found text; write \(number) without quotes",
        "应为整数，实际为文字；请写 \(number)，不加引号")
    }
    return .success(.number(number))
  }

  private func decodeMoney() -> Result<CaseFile.Node, Refusal> {
    if let money = Money(plain: text) { return .success(.money(money)) }
    if let number = DecimalNumber(plain: text) {
      return refuse("an amount needs its currency: \(number) USD", "金额需写明币种：\(number) USD")
    }
    let parts = text.split(separator: " ")
    if parts.count == 2, let money = Money(plain: "\(parts[0]) \(parts[1].uppercased())") {
      return refuse("a currency is three capital letters: \(money)", "币种为三个大写字母：\(money)")
    }
    if parts.count == 2, let money = Money(plain: "\(parts[1]) \(parts[0].uppercased())") {
      return refuse("the number comes first, then the currency: \(money)", "先写数字，再写币种：\(money)")
    }
    return refuse(
      LocalizedText(
        en: "an amount with a point and without separators, then the currency, such as 1234.50 USD",
        zh: "以点作小数点、不带千位分隔符的金额，后接币种（如 1234.50 USD）"))
  }

  private func decodeWeight() -> Result<CaseFile.Node, Refusal> {
    if let measure = Measure(weight: text) { return .success(.measure(measure)) }
    if let number = DecimalNumber(plain: text) {
      return refuse("a weight needs its unit: \(number) kg", "重量需写明单位：\(number) kg")
    }
    let units = Measure.weightUnits.joined(separator: ", ")
    return refuse(
      LocalizedText(
        en: "a weight such as 512 kg (units: \(units))", zh: "重量（如 512 kg；单位：\(units)）"))
  }

  private func decodeFlag() -> Result<CaseFile.Node, Refusal> {
    switch (text, isQuoted) {
    case ("true", false), ("True", false), ("TRUE", false): .success(.flag(true))
    case ("false", false), ("False", false), ("FALSE", false): .success(.flag(false))
    default:
      refuse(
        LocalizedText(en: "true or false without quotes", zh: "不带引号的 true 或 false"))
    }
  }

  private func decodeCountry() -> Result<CaseFile.Node, Refusal> {
    if CountryCodes.all.contains(text) { return .success(.text(text)) }
    // As the stores call themselves; ISO 3166 keeps the code free for it.
    if text == "UK" { return .success(.text("GB")) }
    let capitals = text.uppercased()
    if CountryCodes.all.contains(capitals) {
      return refuse(
        "a country is two capital letters: \(capitals)", "国家代码为两个大写字母：\(capitals)")
    }
    if let code = CountryCodes.meant(by: capitals) {
      return refuse(
        LocalizedText(en: "the country's code: \(code)", zh: "国家代码 \(code)"))
    }
    return refuse(
      LocalizedText(
        en: "a country's two-letter code (ISO 3166), such as US", zh: "两位国家代码（ISO 3166，如 US）"))
  }

  private func decodeTicket(among categories: [String]) -> Result<CaseFile.Node, Refusal> {
    guard !categories.contains(text) else { return .success(.text(text)) }
    let hint =
      Suggestion.question(for: text, among: categories)
      ?? LocalizedText(
        en: "; known are \(categories.joined(separator: ", "))",
        zh: "；可用的有：\(categories.joined(separator: "、"))")
    return refuse(
      "there is no ticket category \(quoted)\(hint.en)", "没有工单类别 \(quoted)\(hint.zh)")
  }
}

extension CaseSchema.Kind {
  /// What a person would call it.
  var expectation: LocalizedText {
    switch self {
    case .text: LocalizedText(en: "a text", zh: "文字")
    case .day: LocalizedText(en: "a day such as 2026-11-10", zh: "日期（如 2026-11-10）")
    case .integer: LocalizedText(en: "a whole number", zh: "整数")
    case .money: LocalizedText(en: "an amount such as 59.99 USD", zh: "金额（如 59.99 USD）")
    case .weight: LocalizedText(en: "a weight such as 512 kg", zh: "重量（如 512 kg）")
    case .flag: LocalizedText(en: "true or false", zh: "true 或 false")
    case .country:
      LocalizedText(en: "a country's two-letter code such as US", zh: "两位国家代码（如 US）")
    case .ticket:
      LocalizedText(
        en: "a ticket category such as authenticity", zh: "工单类别（如 authenticity）")
    case .list: LocalizedText(en: "a list", zh: "列表")
    case .record: LocalizedText(en: "keys", zh: "键")
    }
  }
}
