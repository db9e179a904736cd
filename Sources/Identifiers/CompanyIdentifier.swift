/// Numbers under which companies and their accounts are registered.
enum CompanyIdentifier {
  static func ein(_ bytes: [UInt8]) -> IdentifierVerdict {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return .form(parts.map(\.count) == [2, 7] && parts.joined().allSatisfy(Form.isDigit))
  }

  /// Eight digits in England and Wales, two letters and six digits elsewhere and for LLPs.
  static func companyUK(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 8 else { return .wrongForm }
    let prefixes = [
      "SC", "NI", "OC", "SO", "NC", "FC", "SF", "NF", "LP", "SL", "NL", "IP", "SP", "RC", "SR",
      "GE", "GN", "GS", "IC", "SI", "CE", "CS", "RS", "NO", "ZC", "OE", "NP",
    ]
    let prefix = String(decoding: bytes[..<2], as: UTF8.self)
    let start = Form.isDigit(bytes[0]) ? 0 : 2
    return .form(
      (start == 0 || prefixes.contains(prefix)) && bytes[start...].allSatisfy(Form.isDigit))
  }

  /// Nine less the remainder by nine of the digits, weighed one and two in turn from the right
  /// (Japan, ordinance 30 of 2014, article 2).
  static func corporateJP(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count == 13, bytes.allSatisfy(Form.isDigit) else { return .wrongForm }
    let digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
    let sum = digits.dropFirst().reversed().enumerated().map { position, digit in
      digit * (position.isMultiple(of: 2) ? 1 : 2)
    }.reduce(0, +)
    return .check(digits[0] == 9 - sum % 9)
  }
}

enum BankIdentifier {
  /// Registered lengths by country, as printed in the SWIFT registry.
  private static let lengths: [String: Int] = {
    let table = """
      NO15 BE16 DK18 FO18 FI18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 CR22 \
      DE22 GB22 GE22 BG22 BH22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 TL23 IQ23 AD24 CZ24 ES24 MD24 \
      PK24 RO24 SA24 SE24 SK24 TN24 VG24 PT25 ST25 LY25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 \
      AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 PL28 SV28 NI28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 \
      MU30 MT31 SC31 LC32 HR21 LV21 LI21 SD18 BI27 DJ27 RU33
      """
    return Dictionary(
      table.split(separator: " ").compactMap { entry in
        Int(entry.dropFirst(2)).map { (String(entry.prefix(2)), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }()

  static func iban(_ bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count >= 15, bytes[..<2].allSatisfy(Form.isLetter),
      bytes[2..<4].allSatisfy(Form.isDigit), bytes.allSatisfy(Form.isAlphanumeric),
      let length = lengths[String(decoding: bytes[..<2], as: UTF8.self)], length == bytes.count
    else { return .wrongForm }
    return .check(CheckDigits.mod97(bytes[4...] + bytes[..<4]) == 1)
  }
}
