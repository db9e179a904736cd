public import Evidence

/// What the machine-readable zone of a travel document says (ICAO Doc 9303, parts 4 to 6), proved by
/// its check digits.
public struct MachineReadableZone: Hashable, Sendable {
  /// As it stands there, without fillers.
  public let number: String
  public let surname: String
  public let givenNames: String
  /// Nil where the zone leaves it open.
  public let expires: Day?

  /// Reads the lines of a zone, from top to bottom: two of a passport or a large card, three of a
  /// small one; nil unless number, birth and expiry pass their check digits.
  ///
  /// Blanks between characters do not matter, nor how many fillers stand at the end of a line.
  public init?(_ lines: [String]) {
    let rows = lines.map { line in Array(line.filter { $0 != " " }.utf8) }
    guard rows.allSatisfy({ $0.allSatisfy(Self.isOfZone) }) else { return nil }
    switch rows.count {
    case 2: self.init(names: Array(rows[0].dropFirst(5)), data: rows[1], from: rows[0])
    case 3: self.init(card: rows)
    default: return nil
    }
  }

  /// Of a passport, or a card of two lines.
  private init?(names: [UInt8], data: [UInt8], from first: [UInt8]) {
    guard first.count >= 30, "PIACV".utf8.contains(first[0]), data.count >= 28,
      Self.passes(data[0..<9], data[9]), Self.passes(Self.digits(data[13..<19]), data[19]),
      Self.passes(Self.digits(data[21..<27]), data[27])
    else { return nil }
    self.init(number: data[0..<9], expires: Self.digits(data[21..<27]), names: names)
  }

  /// Of a card of three lines.
  private init?(card rows: [[UInt8]]) {
    guard rows[0].count >= 15, "IAC".utf8.contains(rows[0][0]), rows[1].count >= 15,
      Self.passes(rows[0][5..<14], rows[0][14]),
      Self.passes(Self.digits(rows[1][0..<6]), rows[1][6]),
      Self.passes(Self.digits(rows[1][8..<14]), rows[1][14])
    else { return nil }
    self.init(number: rows[0][5..<14], expires: Self.digits(rows[1][8..<14]), names: rows[2])
  }

  private init?(number: ArraySlice<UInt8>, expires: [UInt8], names: [UInt8]) {
    self.number = Self.text(number).joined()
    let parts = Self.split(names)
    guard let surname = parts.first, !surname.isEmpty, !self.number.isEmpty else { return nil }
    self.surname = surname
    givenNames = parts.dropFirst().first ?? ""
    if expires.allSatisfy({ $0 == Self.filler }) {
      self.expires = nil
    } else {
      let pairs = stride(from: 0, to: 6, by: 2).map { start in
        Int(String(decoding: expires[start..<(start + 2)], as: UTF8.self))
      }
      // The zone has no century; nothing is valid for half of one.
      guard let year = pairs[0], let month = pairs[1], let day = pairs[2],
        let last = Day(year: (year < 70 ? 2000 : 1900) + year, month: month, day: day)
      else { return nil }
      self.expires = last
    }
  }

  private static let filler = UInt8(ascii: "<")

  private static func isOfZone(_ byte: UInt8) -> Bool {
    byte == filler || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Letters that are read for digits where only digits stand.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let alike: [UInt8: UInt8] = [
      UInt8(ascii: "O"): UInt8(ascii: "0"), UInt8(ascii: "Q"): UInt8(ascii: "0"),
      UInt8(ascii: "I"): UInt8(ascii: "1"), UInt8(ascii: "L"): UInt8(ascii: "1"),
      UInt8(ascii: "Z"): UInt8(ascii: "2"), UInt8(ascii: "S"): UInt8(ascii: "5"),
      UInt8(ascii: "B"): UInt8(ascii: "8"),
    ]
    return bytes.map { alike[$0] ?? $0 }
  }

  /// The sum of the characters' values, weighed seven, three and one in turn, by ten (Doc 9303, part
  /// 3, 4.9).
  private static func passes(_ bytes: some Sequence<UInt8>, _ check: UInt8) -> Bool {
    let weights = [7, 3, 1]
    let sum = bytes.enumerated().map { index, byte -> Int in
      let value =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 55
        default: 0
        }
      return value * weights[index % 3]
    }.reduce(0, +)
    let digit = digits([check])[0]
    return Int(digit) - 48 == sum % 10 || digit == filler && sum == 0
  }

  /// The words between single fillers.
  private static func text(_ bytes: some Sequence<UInt8>) -> [String] {
    String(decoding: Array(bytes), as: UTF8.self).split(separator: "<").map(String.init)
  }

  /// Surname and given names, which two fillers part; names have no digits.
  private static func split(_ bytes: [UInt8]) -> [String] {
    let alike: [UInt8: UInt8] = [
      UInt8(ascii: "0"): UInt8(ascii: "O"), UInt8(ascii: "1"): UInt8(ascii: "I"),
      UInt8(ascii: "2"): UInt8(ascii: "Z"), UInt8(ascii: "5"): UInt8(ascii: "S"),
      UInt8(ascii: "8"): UInt8(ascii: "B"),
    ]
    return String(decoding: bytes.map { alike[$0] ?? $0 }, as: UTF8.self).split(separator: "<<")
      .map { $0.split(separator: "<").joined(separator: " ") }
  }
}
