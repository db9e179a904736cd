internal import Evidence

/// Dates of three numbers with the same sign between them: `2026-05-14`, `14.05.26`, `5/14/2026`.
enum NumericDate {
  /// - Parameter lastEnd: Where the date before this one ended: another may follow at once.
  static func parse(_ text: ScannedText, at start: Int, after lastEnd: Int) -> ParsedDate? {
    guard text.isDigit(start), !text.isDigit(start - 1), isFree(text, start, after: lastEnd),
      let (parts, separator) = parts(text, start)
    else { return nil }
    let end = parts[2].upperBound
    guard isComplete(text, end, separator), let readings = readings(text, parts) else {
      return nil
    }
    let isShort = !parts.contains { $0.count == 4 }
    return ParsedDate(
      end: end, readings: readings, namesMonth: false, hasShortYear: isShort,
      separator: separator)
  }

  /// Eight digits on their own: `20260514`.
  static func parseCompact(_ text: ScannedText, at start: Int) -> ParsedDate? {
    let end = text.endOfDigits(start)
    guard end - start == 8, !text.isDigit(start - 1), isFree(text, start, after: -1),
      !text.isLetter(end),
      isComplete(text, end, "-"), let year = PrintedYear(text, start..<(start + 4)),
      let month = text.number((start + 4)..<(start + 6)),
      let dayOfMonth = text.number((start + 6)..<end),
      let day = Day(year: year.year, month: month, day: dayOfMonth)
    else { return nil }
    return ParsedDate(
      end: end, readings: [DateReading(day, .yearMonthDay)], namesMonth: false,
      hasShortYear: false)
  }

  private static func parts(
    _ text: ScannedText, _ start: Int
  ) -> ([Range<Int>], Unicode.Scalar)? {
    let first = start..<text.endOfDigits(start)
    guard first.count <= 4, let (second, separator) = part(text, first.upperBound, nil),
      let (third, _) = part(text, second.upperBound, separator)
    else { return nil }
    return ([first, second, third], separator)
  }

  /// The number behind a separator, which may have one blank on either side.
  private static func part(
    _ text: ScannedText, _ position: Int, _ expected: Unicode.Scalar?
  ) -> (Range<Int>, Unicode.Scalar)? {
    let place = text.isBlank(position) ? position + 1 : position
    guard let separator = text[place], separator == "-" || separator == "/" || separator == ".",
      expected == nil || separator == expected
    else { return nil }
    let start = text.isBlank(place + 1) ? place + 2 : place + 1
    let end = text.endOfDigits(start)
    guard (1...4).contains(end - start) else { return nil }
    return (start..<end, separator)
  }

  /// Whether nothing in front makes the number part of something longer.
  static func isFree(_ text: ScannedText, _ start: Int, after lastEnd: Int) -> Bool {
    guard let before = text[start - 1] else { return true }
    if ScannedText.isLetter(before) { return endsWord(text, start) }
    if before == "+" || before == "#" || before == "_" { return false }
    guard before == "-" || before == "/" || before == "." || before == "," || before == ":" else {
      return true
    }
    if lastEnd == start - 1 { return true }
    if before == ":" { return !text.isDigit(start - 2) }
    if before == "." { return !text.isDigit(start - 2) }
    return !text.isDigit(start - 2) && !text.isLetter(start - 2)
  }

  /// Whether the letters in front are a word that lost its blank (`Date14.05.2026`), and not
  /// the letters of an identifier.
  private static func endsWord(_ text: ScannedText, _ start: Int) -> Bool {
    var first = start
    while first > 0, let scalar = text[first - 1], ScannedText.isLetter(scalar),
      scalar.properties.isLowercase
    {
      first -= 1
    }
    return start - first >= 3
  }

  /// Whether nothing behind makes the number part of something longer.
  private static func isComplete(
    _ text: ScannedText, _ end: Int, _ separator: Unicode.Scalar
  ) -> Bool {
    guard let next = text[end] else { return true }
    if next == "T" || next == "t" { return text.isDigit(end + 1) }
    if ScannedText.isLetter(next) || next == "_" { return false }
    if next == "-" || next == "/" || next == "." || next == "," {
      // A period of two dates may have another sign between them: 01.05.2026-31.05.2026.
      return !(text.isDigit(end + 1) || text.isLetter(end + 1))
        || (next != separator && next != "," && text.isDigit(end + 1))
    }
    return true
  }

  private static func readings(_ text: ScannedText, _ parts: [Range<Int>]) -> [DateReading]? {
    guard let a = text.number(parts[0]), let b = text.number(parts[1]),
      let c = text.number(parts[2])
    else { return nil }
    func reading(_ y: Int, _ m: Int, _ d: Int, _ order: DateOrder) -> DateReading? {
      Day(year: y, month: m, day: d).map { DateReading($0, order) }
    }
    switch (parts[0].count, parts[1].count, parts[2].count) {
    case (4, 1...2, 1...2):
      guard let year = PrintedYear(text, parts[0])?.year else { return nil }
      return [reading(year, b, c, .yearMonthDay)].compactMap(\.self)
    case (1...2, 1...2, 4), (1, 1...2, 2), (2, 1, 2):
      guard let year = PrintedYear(text, parts[2])?.year else { return nil }
      return [reading(year, b, a, .dayMonthYear), reading(year, a, b, .monthDayYear)]
        .compactMap(\.self)
    case (2, 2, 2):
      return [
        reading(2000 + c, b, a, .dayMonthYear), reading(2000 + c, a, b, .monthDayYear),
        reading(2000 + a, b, c, .yearMonthDay),
      ].compactMap(\.self)
    default: return nil
    }
  }
}
