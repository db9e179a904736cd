private import Evidence

/// VAT identification numbers of the EU's members, Northern Ireland, Great Britain and
/// Switzerland.
public enum VATNumber {
  /// The prefixes, which are ISO 3166 codes but for `EL` (Greece) and `XI` (Northern Ireland).
  public static let prefixes: [String] = schemes.keys.sorted()

  /// Judges a number printed without its prefix, as `Partita IVA`, `NIP` or `VAT Reg. No.` are.
  ///
  /// - Parameter prefix: One of `prefixes`.
  public static func verdict(
    onDomestic text: some StringProtocol, prefix: String
  ) -> IdentifierVerdict {
    let body = Array(IdentifierScheme.vat.compact(text).utf8)
    return schemes[prefix]?(body) ?? .wrongForm
  }

  /// Judges an upper-case number with its prefix.
  static func verdict(on bytes: [UInt8]) -> IdentifierVerdict {
    guard bytes.count > 4 else { return .wrongForm }
    let prefix = String(decoding: bytes[..<2], as: UTF8.self)
    return schemes[prefix]?(Array(bytes[2...])) ?? .wrongForm
  }

  /// `CHE` and nine digits, with or without `MWST`, `TVA`, `IVA` or `HR`.
  static func swissUID(_ bytes: [UInt8]) -> IdentifierVerdict {
    let suffixes = ["", "MWST", "TVA", "IVA", "HR", "RC"]
    guard bytes.starts(with: "CHE".utf8), bytes.count >= 12,
      let digits = CheckDigits.digits(bytes[3..<12]),
      suffixes.contains(String(decoding: bytes[12...], as: UTF8.self))
    else { return .wrongForm }
    let difference = 11 - CheckDigits.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4]) % 11
    return .check(digits[8] == (difference == 11 ? 0 : difference))
  }

  private typealias Judge = @Sendable ([UInt8]) -> IdentifierVerdict

  private static let schemes: [String: Judge] = [
    "AT": VATCheck.austria, "BE": VATCheck.belgium, "BG": { byForm($0, 9...10) },
    "CY": VATCheck.cyprus, "CZ": { byForm($0, 8...10) },
    "DE": { checked($0, 9) { $0[0] != 0 && CheckDigits.passesMod11And10($0) } },
    "DK": {
      $0.first == UInt8(ascii: "0")
        ? .wrongForm : weighted($0, [2, 7, 6, 5, 4, 3, 2, 1], by: 11)
    },
    "EE": { weighted($0, [3, 7, 1, 3, 7, 1, 3, 7, 1], by: 10) },
    "EL": { checked($0, 9) { VATCheck.passesGreek($0) } }, "ES": VATCheck.spain,
    "FI": { weighted($0, [7, 9, 10, 5, 8, 4, 2, 1], by: 11) }, "FR": VATCheck.france,
    "GB": VATCheck.britain, "XI": VATCheck.britain,
    "HR": { checked($0, 11, CheckDigits.passesMod11And10) },
    "HU": { weighted($0, [9, 7, 3, 1, 9, 7, 3, 1], by: 10) }, "IE": VATCheck.ireland,
    "IT": { checked($0, 11, CheckDigits.passesLuhn) }, "LT": VATCheck.lithuania,
    "LU": { checked($0, 8) { CheckDigits.remainder($0[..<6], by: 89) == $0[6] * 10 + $0[7] } },
    "LV": { byForm($0, 11...11) },
    "MT": { weighted($0, [3, 4, 6, 7, 8, 9, 10, 1], by: 37) }, "NL": VATCheck.netherlands,
    "PL": { checked($0, 10) { VATCheck.passesPolish($0) } },
    "PT": { checked($0, 9) { VATCheck.passesPortuguese($0) } }, "RO": { byForm($0, 2...10) },
    "SE": VATCheck.sweden, "SI": { byForm($0, 8...8) },
    "SK": { byForm($0, 10...10) },
  ]

  private static func byForm(_ bytes: [UInt8], _ counts: ClosedRange<Int>) -> IdentifierVerdict {
    .form(Form.areDigits(bytes, counts))
  }

  private static func checked(
    _ bytes: [UInt8], _ count: Int, _ passes: ([Int]) -> Bool
  ) -> IdentifierVerdict {
    guard bytes.count == count, let digits = CheckDigits.digits(bytes) else { return .wrongForm }
    return .check(passes(digits))
  }

  private static func weighted(
    _ bytes: [UInt8], _ weights: [Int], by modulus: Int
  ) -> IdentifierVerdict {
    checked(bytes, weights.count) { CheckDigits.weighted($0, weights) % modulus == 0 }
  }
}
