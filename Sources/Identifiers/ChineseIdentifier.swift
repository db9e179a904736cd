/// Identifiers of the People's Republic of China.
enum ChineseIdentifier {
  /// The alphabet of GB 32100: no I, O, S, V, Z.
  private static let usccAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let usccWeights = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
  ]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  private static let residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  static func uscc(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 18, bytes[2..<8].allSatisfy(Form.isDigit) else { return .wrongForm }
    let values = bytes.compactMap(usccAlphabet.firstIndex(of:))
    guard values.count == 18 else { return .wrongForm }
    // A remainder of zero means the check character 0, not the alphabet's end.
    let expected = (31 - CheckDigits.weighted(values.dropLast(), usccWeights) % 31) % 31
    return .check(values[17] == expected)
  }

  static func organisationCode(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 9, bytes.dropLast().allSatisfy(Form.isAlphanumeric),
      Form.isDigit(bytes[8]) || bytes[8] == UInt8(ascii: "X")
    else { return .wrongForm }
    let values = bytes.dropLast().map { Form.isDigit($0) ? Int($0) - 48 : Int($0) - 55 }
    let expected = 11 - CheckDigits.weighted(values, organisationWeights) % 11
    let found = bytes[8] == UInt8(ascii: "X") ? 10 : Int(bytes[8]) - 48
    return .check(found == (expected == 11 ? 0 : expected))
  }

  static func residentID(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 18, let values = CheckDigits.digits(bytes.dropLast()),
      Form.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X"),
      isDay(year: values[6..<10], month: values[10..<12], day: values[12..<14])
    else { return .wrongForm }
    let expected = Array("10X98765432".utf8)[CheckDigits.weighted(values, residentWeights) % 11]
    return .check(bytes[17] == expected)
  }

  static func digitalFapiao(_ bytes: [UInt8]) -> IdentifierVerdict {
    // Two digits of the year (the first were issued in 2021), then the province's code, or one
    // above all provinces for a city with a tax office of its own.
    guard bytes.count == 20, let values = CheckDigits.digits(bytes) else { return .wrongForm }
    let year = values[0] * 10 + values[1]
    let province = values[2] * 10 + values[3]
    return .form(year >= 21 && (11...95).contains(province))
  }

  private static func isDay(
    year: ArraySlice<Int>, month: ArraySlice<Int>, day: ArraySlice<Int>
  ) -> Bool {
    func number(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
    return (1800...2199).contains(number(year)) && (1...12).contains(number(month))
      && (1...31).contains(number(day))
  }
}
