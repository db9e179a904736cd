internal import Evidence

/// Dates with 年月日: in digits or Chinese numerals, of the common era, a Japanese era or the
/// Republic of China.
enum EastAsianDate {
  static func parse(_ text: ScannedText, at start: Int) -> ParsedDate? {
    guard let first = text[start] else { return nil }
    if let (offset, yearStart) = era(text, start, first) {
      return finish(text, yearStart, eraOffset: offset)
    }
    guard ScannedText.isDigit(first) || ChineseNumeral.digit(first) != nil,
      !ScannedText.isDigit(text[start - 1] ?? " "),
      text[start - 1].flatMap(ChineseNumeral.digit) == nil, !text.isLetter(start - 1)
    else { return nil }
    return finish(text, start, eraOffset: nil)
  }

  private static func finish(
    _ text: ScannedText, _ start: Int, eraOffset: Int?
  ) -> ParsedDate? {
    guard let (number, yearEnd, digits) = year(text, start),
      let afterYear = mark(text, yearEnd, "年", "년"),
      let (month, monthEnd) = part(text, text.skippingBlanks(otherEra(text, afterYear))),
      let afterMonth = mark(text, monthEnd, "月", "월"),
      let (day, dayEnd) = part(text, text.skippingBlanks(afterMonth))
    else { return nil }
    let full: Int
    if let eraOffset {
      guard (1...199).contains(number) else { return nil }
      full = number + eraOffset
    } else if digits == 4, (1900...2199).contains(number) {
      full = number
    } else if digits == 2 {
      full = 2000 + number
    } else {
      return nil
    }
    guard let calendarDay = Day(year: full, month: month, day: day) else { return nil }
    let end = mark(text, dayEnd, "日", "号", "號", "일") ?? dayEnd
    guard end > dayEnd || !text.isLetter(dayEnd) else { return nil }
    return ParsedDate(
      end: end, readings: [DateReading(calendarDay, .yearMonthDay)], namesMonth: true,
      hasShortYear: eraOffset == nil && digits == 2)
  }

  /// Past the same year of another era, in brackets: 2029年（令和11年）10月03日.
  private static func otherEra(_ text: ScannedText, _ start: Int) -> Int {
    let open = text.skippingBlanks(start)
    guard let bracket = text[open], ["(", "（"].contains(bracket) else { return start }
    let close = (open + 1..<open + 10).first { text[$0].map { [")", "）"].contains($0) } ?? false }
    guard let close, (open..<close).contains(where: { text[$0] == "年" }) else { return start }
    return close + 1
  }

  /// What is to be added to a year of the era, and where the year begins.
  private static func era(
    _ text: ScannedText, _ start: Int, _ first: Unicode.Scalar
  ) -> (Int, Int)? {
    let offset: Int
    switch (first, text[start + 1]) {
    case ("令", "和"): offset = 2018
    case ("平", "成"): offset = 1988
    case ("昭", "和"): offset = 1925
    case ("民", "国"), ("民", "國"): offset = 1911
    default: return nil
    }
    return (offset, text.skippingBlanks(start + 2))
  }

  /// The year, its end, and the number of its digits.
  private static func year(_ text: ScannedText, _ start: Int) -> (Int, Int, Int)? {
    if text[start] == "元" { return (1, start + 1, 1) }
    let end = text.endOfDigits(start)
    if end > start {
      return text.number(start..<end).map { ($0, end, end - start) }
    }
    var position = start
    var value = 0
    while let scalar = text[position], let digit = ChineseNumeral.digit(scalar) {
      value = value * 10 + digit
      position += 1
      guard position - start <= 4 else { return nil }
    }
    // 二〇二六 is written by its digits; an era's year may be a number such as 一百一十五.
    if let number = part(text, start), number.1 > position { return (number.0, number.1, 3) }
    return position > start ? (value, position, position - start) : nil
  }

  /// A number in digits or Chinese numerals.
  private static func part(_ text: ScannedText, _ start: Int) -> (Int, Int)? {
    let end = text.endOfDigits(start)
    if end > start {
      guard end - start <= 2 else { return nil }
      return text.number(start..<end).map { ($0, end) }
    }
    var position = start
    while let scalar = text[position], ChineseNumeral.isSmallNumeral(scalar) { position += 1 }
    return ChineseNumeral.smallNumber(text.string(start..<position)).map { ($0, position) }
  }

  /// The position after one of the marks, which a blank may precede.
  private static func mark(
    _ text: ScannedText, _ start: Int, _ marks: Unicode.Scalar...
  ) -> Int? {
    let place = text.skippingBlanks(start)
    guard let scalar = text[place], marks.contains(scalar) else { return nil }
    return place + 1
  }
}
