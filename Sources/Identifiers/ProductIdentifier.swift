/// Identifiers of products, orders and shipments.
enum ProductIdentifier {
  static func gtin(_ bytes: [UInt8], length: Int) -> IdentifierVerdict {
    guard bytes.count == length, let digits = CheckDigits.digits(bytes) else { return .wrongForm }
    return .check(CheckDigits.passesGS1(digits))
  }

  static func isbn10(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 10, var digits = CheckDigits.digits(bytes.dropLast()) else {
      return .wrongForm
    }
    if bytes[9] == UInt8(ascii: "X") {
      digits.append(10)
    } else if Form.isDigit(bytes[9]) {
      digits.append(Int(bytes[9]) - 48)
    } else {
      return .wrongForm
    }
    return .check(CheckDigits.weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0)
  }

  /// Books carry their ISBN-10 as ASIN; everything else begins with B0.
  static func asin(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 10, bytes.allSatisfy(Form.isAlphanumeric) else { return .wrongForm }
    if bytes.starts(with: Array("B0".utf8)) { return .valid }
    return isbn10(bytes)
  }

  static func fnsku(_ bytes: [UInt8]) -> IdentifierVerdict {
    let isLabelled = bytes.first == UInt8(ascii: "X")
    return .form(bytes.count == 10 && isLabelled && bytes.allSatisfy(Form.isAlphanumeric))
  }

  static func amazonOrder(_ bytes: [UInt8]) -> IdentifierVerdict {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [3, 7, 7] else { return .wrongForm }
    // Digital orders begin with D01 instead of three digits.
    let isDigital = parts[0].elementsEqual("D01".utf8)
    return .form(
      (isDigital || parts[0].allSatisfy(Form.isDigit)) && parts[1].allSatisfy(Form.isDigit)
        && parts[2].allSatisfy(Form.isDigit))
  }

  static func fbaShipment(_ bytes: [UInt8]) -> IdentifierVerdict {
    .form(
      bytes.starts(with: "FBA".utf8) && (9...15).contains(bytes.count)
        && bytes.allSatisfy(Form.isAlphanumeric) && bytes.contains(where: Form.isDigit))
  }
}
