public import Evidence

/// The sign between whole and parts.
public enum DecimalMark: Hashable, Sendable, CaseIterable { case point, comma }

/// One way to read a printed number.
public struct NumberReading: Hashable, Sendable {
  public let value: DecimalNumber
  /// The decimal mark that the reading presupposes: `1,234` read as a thousand presupposes the
  /// point; nil where either would do.
  public let mark: DecimalMark?

  init(_ value: DecimalNumber, _ mark: DecimalMark?) {
    self.value = value
    self.mark = mark
  }
}

/// A number with its separators, unsigned: `1.471,60`, `42'987.56`, `1,23,456.00`.
struct PrintedNumber {
  let start: Int
  let end: Int
  let readings: [NumberReading]
  /// Whether a blank stands between groups, which might also part two numbers.
  let hasBlanks: Bool
  let hasSeparators: Bool

  /// Reads the number that begins at a position; nil when its groups make no number.
  static func parse(
    _ text: ScannedText, at start: Int, joiningBlanks: Bool
  ) -> PrintedNumber? {
    var groups: [Range<Int>] = []
    var separators: [Unicode.Scalar] = []
    var position = start
    if text[start] == "." || text[start] == "," {
      groups.append(start..<start)
    } else {
      position = text.endOfDigits(start)
      groups.append(start..<position)
    }
    while let (separator, group) = nextGroup(text, position, groups, separators, joiningBlanks) {
      separators.append(separator)
      groups.append(group)
      position = group.upperBound
    }
    let digits = groups.map { text.string($0) }
    // Unit prices may be printed with all the decimals of a division.
    let decimals = separators.isEmpty ? 0 : digits.last?.utf8.count ?? 0
    guard digits.reduce(0, { $0 + $1.utf8.count }) - max(0, decimals - mostDecimals) <= 15 else {
      return nil
    }
    if let (mark, end) = wholeMark(text, position), separators.allSatisfy({ $0 != mark.scalar }) {
      let readings = interpret(digits, separators).filter { $0.mark != mark.other }
        .filter { $0.value.scale == 0 }
      guard !readings.isEmpty else { return nil }
      return PrintedNumber(
        start: start, end: end, readings: readings.map { NumberReading($0.value, mark) },
        hasBlanks: separators.contains(" "), hasSeparators: true)
    }
    let readings = interpret(digits, separators)
    guard !readings.isEmpty else { return nil }
    return PrintedNumber(
      start: start, end: position, readings: readings, hasBlanks: separators.contains(" "),
      hasSeparators: !separators.isEmpty)
  }

  /// Digits behind the point that a number keeps; those after them are cut.
  private static let mostDecimals = 9

  private static func nextGroup(
    _ text: ScannedText, _ position: Int, _ groups: [Range<Int>],
    _ separators: [Unicode.Scalar], _ joiningBlanks: Bool
  ) -> (Unicode.Scalar, Range<Int>)? {
    guard let separator = text[position] else { return nil }
    switch separator {
    case ".", ",", "'":
      let end = text.endOfDigits(position + 1)
      return end > position + 1 ? (separator, (position + 1)..<end) : nil
    case " ":
      if let split = splitDecimals(text, position) { return split }
      let end = text.endOfDigits(position + 1)
      let isGroup = end - position == 4 && separators.allSatisfy { $0 == " " }
      let firstIsGroup = groups.first.map { (1...3).contains($0.count) } ?? false
      guard joiningBlanks, isGroup, firstIsGroup, text[groups[0].lowerBound] != "0",
        !text.isLetter(end)
      else { return nil }
      return (" ", (position + 1)..<end)
    default: return nil
    }
  }

  /// Decimals whose mark was torn off by one blank: `27 ,80`.
  private static func splitDecimals(
    _ text: ScannedText, _ position: Int
  ) -> (Unicode.Scalar, Range<Int>)? {
    guard let mark = text[position + 1], mark == "," || mark == "." else { return nil }
    let end = text.endOfDigits(position + 2)
    guard end - position == 4, !text.isLetter(end), text[end] != ".", text[end] != "," else {
      return nil
    }
    return (mark, (position + 2)..<end)
  }

  /// The dashes that stand for no parts: `1.234,-`, `1'234.--`.
  private static func wholeMark(_ text: ScannedText, _ position: Int) -> (DecimalMark, Int)? {
    guard let scalar = text[position], scalar == "." || scalar == ",", text[position + 1] == "-"
    else { return nil }
    var end = position + 1
    while text[end] == "-" { end += 1 }
    guard !text.isDigit(end), !text.isLetter(end) else { return nil }
    return (scalar == "." ? .point : .comma, end)
  }

  private static func interpret(
    _ groups: [String], _ separators: [Unicode.Scalar]
  ) -> [NumberReading] {
    guard let last = separators.last else { return whole(groups, mark: nil) }
    if let mark = DecimalMark(last) {
      let others = separators.dropLast()
      if others.contains(last) {
        // The same sign more than once parts thousands, and nothing else may be there.
        return others.allSatisfy { $0 == last } && isGrouped(groups, by: last)
          ? whole(groups, mark: mark.other) : []
      }
      if let grouping = others.first {
        guard others.allSatisfy({ $0 == grouping }), isGrouped(groups.dropLast(), by: grouping)
        else { return [] }
        return decimal(groups, mark)
      }
      return single(groups, mark)
    }
    return separators.allSatisfy({ $0 == last }) && isGrouped(groups, by: last)
      ? whole(groups, mark: nil) : []
  }

  /// One point or comma: decimals, thousands, or either.
  private static func single(_ groups: [String], _ mark: DecimalMark) -> [NumberReading] {
    let lead = groups[0]
    let mayGroup =
      groups[1].utf8.count == 3 && (1...3).contains(lead.utf8.count) && !lead.hasPrefix("0")
    return (mayGroup ? whole(groups, mark: mark.other) : []) + decimal(groups, mark)
  }

  private static func whole(_ groups: [String], mark: DecimalMark?) -> [NumberReading] {
    DecimalNumber(plain: groups.joined()).map { [NumberReading($0, mark)] } ?? []
  }

  private static func decimal(_ groups: [String], _ mark: DecimalMark) -> [NumberReading] {
    let lead = groups.dropLast().joined()
    let text = (lead.isEmpty ? "0" : lead) + "." + (groups.last ?? "").prefix(mostDecimals)
    return DecimalNumber(plain: text).map { [NumberReading($0, mark)] } ?? []
  }

  /// Thousands, or Indian lakhs and crores with commas.
  private static func isGrouped(
    _ groups: some BidirectionalCollection<String>, by separator: Unicode.Scalar
  ) -> Bool {
    guard let first = groups.first, let last = groups.last, !first.hasPrefix("0"),
      last.utf8.count == 3
    else { return false }
    let middle = groups.dropFirst().dropLast()
    if (1...3).contains(first.utf8.count), middle.allSatisfy({ $0.utf8.count == 3 }) {
      return true
    }
    return separator == "," && (1...2).contains(first.utf8.count)
      && middle.allSatisfy { $0.utf8.count == 2 }
  }
}

extension DecimalMark {
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",": self = .comma
    default: return nil
    }
  }

  var scalar: Unicode.Scalar { self == .point ? "." : "," }
  var other: DecimalMark { self == .point ? .comma : .point }
}
