public import Evidence

/// Which part of a date stands first.
public enum DateOrder: Hashable, Sendable, CaseIterable {
  case dayMonthYear, monthDayYear, yearMonthDay
}

/// One way to read a date.
public struct DateReading: Hashable, Sendable {
  public let day: Day
  public let order: DateOrder

  init(_ day: Day, _ order: DateOrder) {
    self.day = day
    self.order = order
  }
}

/// A place in a text that is a date, with every reading that survives.
public struct DateCandidate: Hashable, Sendable {
  /// UTF-8 offsets into the text that was given.
  public let range: Range<Int>
  /// Never empty, and no two with the same day.
  public let readings: [DateReading]
  /// Whether the month is written as a word, or the parts are named (年月日).
  public let namesMonth: Bool
  /// Whether the century was not printed; it is taken to be the 21st.
  public let hasShortYear: Bool
  /// The sign between the numbers; nil where the month is named.
  let separator: Unicode.Scalar?

  public var isAmbiguous: Bool { readings.count > 1 }

  /// The day, where only one reading survives.
  public var day: Day? { readings.count == 1 ? readings.first?.day : nil }
}
