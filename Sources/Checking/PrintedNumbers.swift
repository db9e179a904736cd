internal import Evidence

/// The numbers among the words of a document, for what explains a difference of amounts.
struct PrintedNumbers {
  struct Number {
    let page: Int
    let box: Box
    /// With point or comma as its decimal sign, without sign and currency.
    let readings: [DecimalNumber]
    /// Whether it has decimals or a currency: bare whole numbers are quantities.
    let isAmount: Bool
    let isPercentage: Bool
  }

  let numbers: [Number]

  init(_ judged: JudgedDocument) {
    numbers = judged.document.extracted.pages.flatMap { page in
      page.words.indices.compactMap { Self.number(at: $0, of: page) }
    }
  }

  func hasAmount(_ amount: DecimalNumber) -> Bool {
    numbers.contains { $0.isAmount && $0.readings.contains(amount) }
  }

  private static func number(at index: Int, of page: Page) -> Number? {
    let word = page.words[index]
    var digits = word.text.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    // A sign at the end is that of the sentence.
    while digits.last?.isNumber == false { digits.removeLast() }
    let readings = readings(of: digits)
    guard !readings.isEmpty else { return nil }
    let next = index + 1 < page.words.count ? page.words[index + 1].text : ""
    return Number(
      page: page.number, box: word.box, readings: readings,
      isAmount: readings.contains { $0.scale == 2 }
        || word.text.contains(where: \.isCurrencySymbol),
      isPercentage: word.text.contains("%") || next.hasPrefix("%"))
  }

  /// `1,234` may be a whole number or one with three decimals; other signs can be only one thing.
  private static func readings(of digits: String) -> [DecimalNumber] {
    let plain = digits.filter(\.isNumber)
    guard let last = digits.lastIndex(where: { !$0.isNumber }) else {
      return [DecimalNumber(plain: plain)].compactMap(\.self)
    }
    let places = digits[last...].count - 1
    let isRepeated = digits[..<last].contains(digits[last])
    let whole = places == 3 ? DecimalNumber(plain: plain) : nil
    let isDecimal = places > 0 && !isRepeated
    let decimal =
      isDecimal ? DecimalNumber(plain: plain.dropLast(places) + "." + plain.suffix(places)) : nil
    return [decimal, whole].compactMap(\.self)
  }
}
