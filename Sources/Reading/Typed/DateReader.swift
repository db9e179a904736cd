private import Evidence

/// Finds dates in a text, in the forms of many countries and with no locale assumed.
///
/// A month without a day is no date, and neither is a day that the calendar does not have.
public enum DateReader {
  /// The dates of a text in the order of their places; no two overlap.
  ///
  /// - Parameter allowingCompact: Whether eight digits on their own (`20260514`) may be a date.
  public static func candidates(
    in text: some StringProtocol, allowingCompact: Bool = false
  ) -> [DateCandidate] {
    candidates(in: ScannedText(text), allowingCompact: allowingCompact)
  }

  static func candidates(
    in text: ScannedText, allowingCompact: Bool = false
  ) -> [DateCandidate] {
    let found = scan(text, allowingCompact: allowingCompact)
    guard let closed = text.closingLetterSpacing() else { return found }
    let closedFound = scan(closed, allowingCompact: false).filter { candidate in
      !found.contains { $0.range.overlaps(candidate.range) }
    }
    return (found + closedFound).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func scan(_ text: ScannedText, allowingCompact: Bool) -> [DateCandidate] {
    var found: [DateCandidate] = []
    var position = 0
    var lastEnd = -1
    while position < text.count {
      guard let parsed = parse(text, at: position, after: lastEnd, allowingCompact) else {
        position += 1
        continue
      }
      found.append(
        DateCandidate(
          range: text.range(position..<parsed.end), readings: parsed.readings,
          namesMonth: parsed.namesMonth, hasShortYear: parsed.hasShortYear,
          separator: parsed.separator))
      position = parsed.end
      lastEnd = parsed.end
    }
    return found
  }
}

extension DateReader {
  /// The date that begins at a position.
  private static func parse(
    _ text: ScannedText, at position: Int, after lastEnd: Int, _ allowingCompact: Bool
  ) -> ParsedDate? {
    let scalar = text.scalars[position]
    if ScannedText.isDigit(scalar) {
      return NumericDate.parse(text, at: position, after: lastEnd)
        ?? NamedMonthDate.parse(text, at: position)
        ?? EastAsianDate.parse(text, at: position)
        ?? (allowingCompact ? NumericDate.parseCompact(text, at: position) : nil)
    }
    // Numerals and eras are Han, but for the circle that may stand for zero.
    if scalar.value >= 0x25CB, !ScannedText.isLetter(scalar) {
      return EastAsianDate.parse(text, at: position)
    }
    return ScannedText.isLetter(scalar) ? NamedMonthDate.parse(text, at: position) : nil
  }
}

/// A date that begins at some position of a text and ends before another.
struct ParsedDate {
  let end: Int
  let readings: [DateReading]
  let namesMonth: Bool
  let hasShortYear: Bool
  let separator: Unicode.Scalar?

  /// Nil when no reading is left.
  init?(
    end: Int, readings: [DateReading], namesMonth: Bool, hasShortYear: Bool,
    separator: Unicode.Scalar? = nil
  ) {
    var distinct: [DateReading] = []
    for reading in readings where !distinct.contains(where: { $0.day == reading.day }) {
      distinct.append(reading)
    }
    guard !distinct.isEmpty else { return nil }
    self.end = end
    self.readings = distinct
    self.namesMonth = namesMonth
    self.hasShortYear = hasShortYear
    self.separator = separator
  }
}

/// A year as printed: four digits, or two with the century left out.
struct PrintedYear {
  let year: Int
  let isShort: Bool

  /// Nil for other lengths, and for years that no business document bears.
  init?(_ text: ScannedText, _ positions: Range<Int>) {
    guard let number = text.number(positions) else { return nil }
    switch positions.count {
    case 4 where (1900...2199).contains(number):
      year = number
      isShort = false
    case 2:
      year = 2000 + number
      isShort = true
    default: return nil
    }
  }
}
