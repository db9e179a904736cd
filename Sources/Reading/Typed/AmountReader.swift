private import Evidence

/// Finds amounts in a text, in the number forms of many countries and with no locale assumed.
///
/// Dates, telephone numbers, percentages and digits that belong to an identifier are no amounts.
public enum AmountReader {
  /// The amounts of a text in the order of their places; no two overlap.
  ///
  /// - Parameter joiningBlanks: Whether blanks may part thousands, as in `1 234,56`. A number
  ///   read so says it: the blank may as well part two columns.
  public static func candidates(
    in text: some StringProtocol, joiningBlanks: Bool = true
  ) -> [AmountCandidate] {
    numbers(in: text, joiningBlanks: joiningBlanks, percentages: false)
  }

  /// The numbers of a text that a per-cent sign follows or precedes; they have no currency.
  public static func percentages(in text: some StringProtocol) -> [AmountCandidate] {
    numbers(in: text, joiningBlanks: false, percentages: true)
  }

  private static func numbers(
    in text: some StringProtocol, joiningBlanks: Bool, percentages: Bool
  ) -> [AmountCandidate] {
    let scanned = ScannedText(text)
    let dates = DateReader.candidates(in: scanned)
    let phones = PhoneNumber.candidates(in: scanned, labelled: false, knownDates: dates)
    var found: [AmountCandidate] = []
    var position = 0
    var floor = 0
    while position < scanned.count {
      guard AmountScan.mayBegin(scanned, position),
        let number = PrintedNumber.parse(scanned, at: position, joiningBlanks: joiningBlanks)
      else {
        position = scanned.isDigit(position) ? AmountScan.skip(scanned, position) : position + 1
        continue
      }
      let amount = AmountScan(scanned, number, after: floor)
      position = number.end
      guard amount.isPercentage == percentages, let candidate = amount.candidate,
        !dates.contains(where: { $0.range.overlaps(candidate.numberRange) }),
        !phones.contains(where: { spoils(candidate, $0) })
      else { continue }
      found.append(candidate)
      position = amount.endPosition
      floor = position
    }
    return found
  }

  /// Whether the number is part of a telephone number.
  private static func spoils(
    _ candidate: AmountCandidate, _ phone: PhoneNumber.Candidate
  ) -> Bool {
    phone.range.overlaps(candidate.numberRange) && (phone.isCertain || !candidate.isFormatted)
  }
}

/// A place in a text that is a number, perhaps with a currency, and every reading that survives.
public struct AmountCandidate: Hashable, Sendable {
  /// With currency and sign; UTF-8 offsets into the text that was given.
  public let range: Range<Int>
  /// The digits and their separators alone.
  public let numberRange: Range<Int>
  /// Never empty; negative where a sign, brackets or `CR` say so.
  public let readings: [NumberReading]
  public let currency: CurrencyMark?
  /// Whether a blank stands between its groups, which might also part two numbers.
  public let hasBlanks: Bool
  /// Whether a separator or a currency makes it more than a run of digits.
  public let isFormatted: Bool

  public var isAmbiguous: Bool { readings.count > 1 }
}
