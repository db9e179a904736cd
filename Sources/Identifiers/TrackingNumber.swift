/// Numbers under which carriers track parcels.
enum TrackingNumber {
  static func ups(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 18, bytes.starts(with: "1Z".utf8),
      bytes.allSatisfy(Form.isAlphanumeric), Form.isDigit(bytes[17])
    else { return .wrongForm }
    let values = bytes[2..<17].map { Form.isDigit($0) ? Int($0) - 48 : (Int($0) - 3) % 10 }
    let sum = values.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 1 ? 2 : 1) }
    return .check((10 - sum % 10) % 10 == Int(bytes[17]) - 48)
  }

  static func fedexExpress(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 12, let digits = CheckDigits.digits(bytes) else { return .wrongForm }
    let sum = CheckDigits.weighted(digits, [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1])
    return .check(sum % 11 % 10 == digits[11])
  }

  static func fedexGround(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 15, let digits = CheckDigits.digits(bytes) else { return .wrongForm }
    return .check(CheckDigits.passesGS1(digits))
  }

  static func usps(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 20 || bytes.count == 22, let digits = CheckDigits.digits(bytes) else {
      return .wrongForm
    }
    return .check(CheckDigits.passesGS1(digits))
  }

  static func s10(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 13, bytes[..<2].allSatisfy(Form.isLetter),
      bytes[11...].allSatisfy(Form.isLetter), let digits = CheckDigits.digits(bytes[2..<11])
    else { return .wrongForm }
    let difference = 11 - CheckDigits.weighted(digits, [8, 6, 4, 2, 3, 5, 9, 7]) % 11
    let expected = difference == 10 ? 0 : difference == 11 ? 5 : difference
    return .check(digits[8] == expected)
  }
}
