private import Evidence
private import Identifiers

/// Compares identifiers, contacts and brands.
public enum TextComparison {
  /// Identifiers and model numbers: case, width, blanks and hyphens do not matter, and neither
  /// do zeros in front of eight or more digits (GTIN).
  public static func identifier(_ found: String, with expected: String) -> Agreement {
    judge(found, expected) { text in
      var key = ""
      for scalar in text.unicodeScalars {
        let narrow = TextFolding.narrow(scalar)
        if narrow == "-" || narrow.properties.isWhitespace { continue }
        key += narrow.properties.uppercaseMapping
      }
      let isLongNumber = key.utf8.count >= 8 && key.utf8.allSatisfy { (48...57).contains($0) }
      return isLongNumber ? String(key.drop { $0 == "0" }) : key
    }
  }

  /// A company's number of registration: in Japan's register twelve digits, before which the
  /// corporate number (法人番号) of the same company has its check digit.
  static func registration(_ found: String, with expected: String) -> Agreement {
    let plain = identifier(found, with: expected)
    if plain.isSame { return plain }
    let digits = [found, expected].map { text in
      TextFolding.narrow(text).filter { $0.isASCII && $0.isNumber }
    }
    let (short, long) =
      digits[0].count < digits[1].count ? (digits[0], digits[1]) : (digits[1], digits[0])
    let isJapanese =
      short.count == 12 && long.count == 13 && long.hasSuffix(short)
      && IdentifierScheme.corporateJP.verdict(on: long) == .valid
    return isJapanese ? .same(.spelling) : plain
  }

  /// Numbers that offices print with or without their own letters, leading zeros and separators:
  /// `UK00003718264`, `3,718,264`.
  public static func number(_ found: String, with expected: String) -> Agreement {
    judge(found, expected) { text in
      let digits = TextFolding.narrow(text).filter { $0.isASCII && $0.isNumber }
      return String(digits.drop { $0 == "0" })
    }
  }

  /// E-mail addresses, whatever their case.
  public static func email(_ found: String, with expected: String) -> Agreement {
    judge(found, expected) { text in
      TextFolding.narrow(text).lowercased().filter { !$0.isWhitespace }
    }
  }

  /// Brands: case, width, blanks, punctuation and marks of registration do not matter.
  public static func brand(_ found: String, with expected: String) -> Agreement {
    judge(found, expected) { ComparedText.words($0).joined() }
  }

  /// Telephone numbers: with or without the country's code and the trunk zero.
  ///
  /// What remains must have seven digits at least.
  public static func phone(_ found: String, with expected: String) -> Agreement {
    let left = PhoneDigits(found)
    let right = PhoneDigits(expected)
    guard left.digits.count >= 7, right.digits.count >= 7 else { return .cannotTell(.incomplete) }
    if left.isInternational, right.isInternational {
      return left.digits == right.digits ? .same(found == expected ? nil : .spelling) : .differs
    }
    let (shorter, longer) =
      left.digits.count <= right.digits.count ? (left, right) : (right, left)
    let extra = longer.digits.count - shorter.digits.count
    // A country's code has three digits at most, and a trunk zero or an area code may follow.
    guard longer.digits.suffix(shorter.digits.count) == shorter.digits[...], extra <= 7 else {
      return .differs
    }
    return .same(found == expected ? nil : .spelling)
  }

  /// The domain under which a host is registered: `shop.acme.co.uk` gives `acme.co.uk`.
  ///
  /// - Parameter address: A website, with or without scheme and path, or an e-mail address.
  public static func registeredDomain(of address: String) -> String? {
    var rest = TextFolding.narrow(address).lowercased()[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    let host = rest.prefix { !"/?:# ".contains($0) }
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    let second = labels[labels.count - 2]
    let isShared = ["co", "com", "net", "org", "gov", "ac", "edu", "or", "ne"].contains(second)
    let kept = isShared && labels.count >= 3 && labels[labels.count - 1].utf8.count == 2 ? 3 : 2
    return labels.suffix(kept).joined(separator: ".")
  }

  private static func judge(
    _ found: String, _ expected: String, by key: (String) -> String
  ) -> Agreement {
    let left = key(found)
    let right = key(expected)
    guard !left.isEmpty, !right.isEmpty else { return .cannotTell(.incomplete) }
    guard left == right else { return .differs }
    return .same(found == expected ? nil : .spelling)
  }
}

/// A telephone number's digits without what is dialled at home or from abroad only.
private struct PhoneDigits {
  let digits: [UInt8]
  let isInternational: Bool

  init(_ text: String) {
    var digits: [UInt8] = []
    var hasPlus = false
    var opensBracket = false
    for byte in TextFolding.narrow(text).utf8 {
      switch byte {
      case UInt8(ascii: "+"): hasPlus = hasPlus || digits.isEmpty
      case UInt8(ascii: "("): opensBracket = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // The zero of +49 (0)89 is dialled at home only.
        let isTrunkZero = hasPlus && opensBracket && byte == UInt8(ascii: "0")
        if !isTrunkZero { digits.append(byte) }
        opensBracket = false
      default: opensBracket = false
      }
    }
    isInternational = hasPlus || digits.starts(with: "00".utf8)
    self.digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
  }
}
