private import Evidence

/// What a unit counts.
public enum UnitKind: Hashable, Sendable {
  /// Single articles: pieces, units, 个, 件.
  case piece
  /// Two, twelve or several articles that are sold as one: pairs, dozens, sets.
  case group
  /// Packaging, whose content the document may or may not say: boxes, cartons, packs.
  case package
  /// Weight, length, volume, area or time.
  case measure
}

/// A place in a text that is a number of something, and every reading that survives.
public struct QuantityCandidate: Hashable, Sendable {
  /// With the unit; UTF-8 offsets into the text that was given.
  public let range: Range<Int>
  /// Never empty.
  public let readings: [NumberReading]
  /// The unit as printed; nil without one.
  public let unit: String?
  public let unitKind: UnitKind?

  public var isAmbiguous: Bool { readings.count > 1 }
}

/// Finds quantities in a text: numbers without a currency, with or without a unit.
public enum QuantityReader {
  /// The quantities of a text in the order of their places; no two overlap.
  public static func candidates(in text: some StringProtocol) -> [QuantityCandidate] {
    let scanned = ScannedText(text)
    var found: [QuantityCandidate] = []
    let dates = DateReader.candidates(in: scanned).map(\.range)
    var position = 0
    while position < scanned.count {
      guard mayBegin(scanned, position),
        let number = PrintedNumber.parse(scanned, at: position, joiningBlanks: true)
      else {
        position = scanned.isDigit(position) ? AmountScan.skip(scanned, position) : position + 1
        continue
      }
      let candidate = candidate(scanned, number)
      if let candidate, !dates.contains(where: { $0.overlaps(candidate.range) }) {
        found.append(candidate)
      }
      position = number.end
    }
    return found
  }

  /// The unit that a text on its own is, as in a column of units.
  public static func unitKind(_ text: some StringProtocol) -> UnitKind? {
    let scanned = ScannedText(text)
    let start = scanned.skippingBlanks(0)
    guard let (_, kind, end) = unit(scanned, start), scanned.skippingBlanks(end) == scanned.count
    else { return nil }
    return kind
  }

  private static func mayBegin(_ text: ScannedText, _ start: Int) -> Bool {
    guard text.isDigit(start), AmountScan.mayBegin(text, start) else { return false }
    // A currency in front makes it an amount.
    let place = text.isBlank(start - 1) ? start - 1 : start
    return Currencies.mark(text, endingAt: place) == nil
  }

  private static func candidate(
    _ text: ScannedText, _ number: PrintedNumber
  ) -> QuantityCandidate? {
    // 0417 is a code; nobody counts with a zero in front.
    if text[number.start] == "0", text.isDigit(number.start + 1) { return nil }
    let isNegative = text[number.start - 1] == "-" && !text.isDigit(number.start - 2)
    let place = text.isBlank(number.end) ? number.end + 1 : number.end
    let next = text[number.end]
    if next == "%" || text[place] == "%" || next == "_" || next == "@" { return nil }
    if Currencies.mark(text, at: place) != nil { return nil }
    let unit = unit(text, place)
    if unit == nil {
      if text.isLetter(number.end), next != "x", next != "X" { return nil }
      if let next, "-/:.,'".unicodeScalars.contains(next), text.isDigit(number.end + 1) {
        return nil
      }
      if let next, "年月日".unicodeScalars.contains(next) { return nil }
    }
    // Orders on paper stay below a billion of anything.
    guard number.readings.contains(where: { $0.value < DecimalNumber(1_000_000_000) }) else {
      return nil
    }
    return QuantityCandidate(
      range: text.range(number.start..<(unit?.2 ?? number.end)),
      readings: number.readings.map { NumberReading(isNegative ? -$0.value : $0.value, $0.mark) },
      unit: unit?.0, unitKind: unit?.1)
  }

  /// The unit that begins at a position, what it counts, and where it ends.
  private static func unit(_ text: ScannedText, _ start: Int) -> (String, UnitKind, Int)? {
    if let scalar = text[start], let kind = UnitNames.kind(of: scalar) {
      return (text.string(start..<(start + 1)), kind, start + 1)
    }
    let end = text.endOfLetters(start)
    guard end > start, end - start <= 14 else { return nil }
    var word = text.string(start..<end)
    guard let kind = UnitNames.kind(of: word) else { return nil }
    var after = end
    if text[after] == ".", !text.isDigit(after + 1) { after += 1 }
    if text[after] == "(", text[after + 1] == "s" || text[after + 1] == "S", text[after + 2] == ")"
    {
      after += 3
    }
    word = text.string(start..<after)
    return (word, kind, after)
  }
}
