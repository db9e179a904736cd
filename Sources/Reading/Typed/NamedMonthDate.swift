internal import Evidence

/// Dates whose month is a word: `14th May 2026`, `May 14, 2026`, `1er janvier 2026`, `21-FEB-26`.
enum NamedMonthDate {
  static func parse(_ text: ScannedText, at start: Int) -> ParsedDate? {
    if text.isDigit(start) {
      guard !text.isDigit(start - 1), NumericDate.isFree(text, start, after: -1) else {
        return nil
      }
      return dayFirst(text, start) ?? yearFirst(text, start)
    }
    guard text.isLetter(start), !text.isLetter(start - 1), !text.isDigit(start - 1) else {
      return nil
    }
    return monthFirst(text, start)
  }

  private static func dayFirst(_ text: ScannedText, _ start: Int) -> ParsedDate? {
    guard let (day, afterDay) = ordinal(text, start) else { return nil }
    let monthStart = skippingJoints(text, afterDay)
    guard let (month, afterMonth) = month(text, monthStart) else { return nil }
    let yearStart = skippingJoints(text, afterMonth)
    guard let (year, end) = year(text, yearStart) else { return nil }
    // In `Apr 28 - May 28` the dash parts two dates.
    let isSpan = hasLooseDash(text, afterDay..<monthStart)
    if isSpan, !hasLooseDash(text, afterMonth..<yearStart) { return nil }
    return result(year, month, day, end, .dayMonthYear)
  }

  private static func monthFirst(_ text: ScannedText, _ start: Int) -> ParsedDate? {
    // Few words have a number behind them, so that is looked at before the word itself.
    let dayStart = skippingJoints(text, text.endOfLetters(start))
    guard let (day, afterDay) = ordinal(text, dayStart), let (month, _) = month(text, start)
    else { return nil }
    let yearStart = skippingJoints(text, afterDay)
    guard yearStart > afterDay, let (year, end) = year(text, yearStart) else { return nil }
    return result(year, month, day, end, .monthDayYear)
  }

  private static func yearFirst(_ text: ScannedText, _ start: Int) -> ParsedDate? {
    let afterYear = text.endOfDigits(start)
    guard afterYear - start == 4, let year = PrintedYear(text, start..<afterYear),
      let (month, afterMonth) = month(text, skippingJoints(text, afterYear)),
      let (day, end) = ordinal(text, skippingJoints(text, afterMonth)), !text.isLetter(end),
      !text.isDigit(end)
    else { return nil }
    return result(year, month, day, end, .yearMonthDay)
  }

  private static func result(
    _ year: PrintedYear, _ month: Int, _ dayOfMonth: Int, _ end: Int, _ order: DateOrder
  ) -> ParsedDate? {
    guard let day = Day(year: year.year, month: month, day: dayOfMonth) else { return nil }
    return ParsedDate(
      end: end, readings: [DateReading(day, order)], namesMonth: true, hasShortYear: year.isShort)
  }

  /// A day of the month with its ending: `14`, `14th`, `1er`, `1º`, `14.`.
  private static func ordinal(_ text: ScannedText, _ start: Int) -> (Int, Int)? {
    let digitsEnd = text.endOfDigits(start)
    guard (1...2).contains(digitsEnd - start), let day = text.number(start..<digitsEnd) else {
      return nil
    }
    if text[digitsEnd] == "º" || text[digitsEnd] == "ª" || text[digitsEnd] == "°" {
      return (day, digitsEnd + 1)
    }
    // The blank that PDF text puts in front of a raised ending is skipped with it.
    let endingStart = text.isBlank(digitsEnd) ? digitsEnd + 1 : digitsEnd
    let endingEnd = text.endOfLetters(endingStart)
    let ending = text.string(endingStart..<endingEnd).lowercased()
    if ["st", "nd", "rd", "th", "er", "ste"].contains(ending) { return (day, endingEnd) }
    return (day, digitsEnd)
  }

  private static func month(_ text: ScannedText, _ start: Int) -> (Int, Int)? {
    let end = text.endOfLetters(start)
    guard (3...14).contains(end - start), let month = MonthNames.month(text.string(start..<end))
    else { return nil }
    return (month, end)
  }

  private static func year(_ text: ScannedText, _ start: Int) -> (PrintedYear, Int)? {
    let hasApostrophe = text[start] == "'"
    let digitsStart = hasApostrophe ? start + 1 : start
    let end = text.endOfDigits(digitsStart)
    guard let year = PrintedYear(text, digitsStart..<end), !text.isLetter(end) else { return nil }
    // 14 May 10:30, 14 May 12.50 and 14 May 12% have no year.
    if year.isShort, let next = text[end], ":%/".unicodeScalars.contains(next) { return nil }
    if let next = text[end], next == "." || next == "," || next == "-", text.isDigit(end + 1) {
      return nil
    }
    return (year, end)
  }

  /// Whether a dash with blanks around it stands between two parts.
  private static func hasLooseDash(_ text: ScannedText, _ positions: Range<Int>) -> Bool {
    positions.contains { text[$0] == "-" && (text.isBlank($0 - 1) || text.isBlank($0 + 1)) }
  }

  /// Past blanks, one sign and the little words between the parts of a date.
  private static func skippingJoints(_ text: ScannedText, _ start: Int) -> Int {
    var position = start
    var hasSign = false
    var words = 0
    while let scalar = text[position] {
      if text.isBlank(position) {
        position += 1
      } else if !hasSign, ".,-/".unicodeScalars.contains(scalar) {
        hasSign = true
        position += 1
        // `Sept.,` and `Mai.-` have two.
        if scalar == ".", text[position] == "," || text[position] == "-" { position += 1 }
      } else if words < 2, text.isLetter(position) {
        let end = text.endOfLetters(position)
        guard end - position <= 3 else { break }
        let word = text.string(position..<end).lowercased()
        guard ["of", "de", "del", "do", "day", "the", "den", "di"].contains(word) else { break }
        words += 1
        position = end
      } else {
        break
      }
    }
    return position
  }
}
