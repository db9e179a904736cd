internal import Evidence

/// Tells in whose money a document counts when no sign says it: by the registrations of its
/// issuer, then by the countries of its addresses.
struct HomeCurrency {
  let evidence: DocumentEvidence

  private static let prefix = "home."
  private static let dollars = [
    "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD",
    "MX": "MXN",
  ]
  /// ISO 4217 codes of what other countries pay with.
  private static let others = [
    "GB": "GBP", "CH": "CHF", "LI": "CHF", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "RO": "RON",
    "SE": "SEK", "DK": "DKK", "NO": "NOK", "IN": "INR", "MY": "MYR", "JP": "JPY", "AE": "AED",
    "SA": "SAR", "TR": "TRY", "ZA": "ZAR", "BR": "BRL", "TH": "THB", "KR": "KRW", "IL": "ILS",
    "PH": "PHP", "VN": "VND", "ID": "IDR", "CN": "CNY",
  ]
  private static let euro: Set<String> = [
    "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PT", "SI", "SK", "EL",
  ]

  /// Currencies of the countries in which the issuer is registered.
  var registered: Set<String> {
    Set(
      evidence.text.lines.flatMap { evidence.qualifiers(in: $0) }.compactMap {
        $0.name.hasPrefix(Self.prefix) ? String($0.name.dropFirst(Self.prefix.count)) : nil
      })
  }

  /// The one of several currencies that a sign stands for; nil where it stays open.
  func choice(among codes: [String]) -> String? {
    let own = registered.intersection(codes)
    if !own.isEmpty { return own.count == 1 ? own.first : nil }
    if codes.contains("JPY"), codes.contains("CNY") { return isJapanese ? "JPY" : chinese }
    let places = self.places
    let named = Set(places.compactMap { Self.dollars[$0] }).intersection(codes)
    guard named.count == 1, let code = named.first else { return nil }
    // Who exports to a country counts in US dollars as often as in that country's.
    let isExport = places.contains { Self.dollars[$0] == nil }
    return code == "USD" || !isExport ? code : nil
  }

  /// The currency of amounts without any sign, on papers of one country's own form.
  var only: String? {
    let own = registered
    return own.count == 1 ? own.first : nil
  }

  /// The money of the one country in which everybody on the paper is; nil where they are in
  /// several, or none is shown.
  var local: String? {
    if let chinese, isSimplified, places.subtracting(["CN"]).isEmpty { return chinese }
    let currencies = Set(places.union(taxed).map { Self.currency(of: $0) ?? $0 })
    return currencies.count == 1 ? currencies.first.flatMap { $0.utf8.count == 3 ? $0 : nil } : nil
  }

  private static func currency(of country: String) -> String? {
    euro.contains(country) ? "EUR" : dollars[country] ?? others[country]
  }

  /// Countries whose numbers of value added tax stand on the paper.
  private var taxed: Set<String> {
    Set(
      evidence.hits(of: "tax_id").flatMap { hit in
        evidence.texts(at: hit).compactMap { text -> String? in
          let bare = text.text.prefix(3).filter(\.isLetter)
          guard bare.utf8.count == 2, bare.allSatisfy(\.isUppercase),
            text.text.count(where: \.isNumber) >= 7
          else { return nil }
          return bare == "EL" ? "GR" : String(bare)
        }
      })
  }

  /// Whether a Chinese text is of the mainland: no character of it has a simpler form.
  private var isSimplified: Bool {
    !evidence.text.lines.contains { line in
      line.text.unicodeScalars.contains { TraditionalChinese.simplified($0) != $0 }
    }
  }

  private var chinese: String? { evidence.document.languages.first == "zh" ? "CNY" : nil }

  /// Kana make a text Japanese, however many ideographs stand between them.
  private var isJapanese: Bool {
    let kana = evidence.text.lines.reduce(0) { count, line in
      count + line.text.unicodeScalars.count { (0x3041...0x30FA).contains($0.value) }
    }
    return evidence.document.languages.contains("ja") && kana >= 8
  }

  /// ISO 3166-1 codes of the countries that addresses name, or show by their postal codes.
  private var places: Set<String> {
    var places: Set<String> = []
    for line in evidence.text.lines {
      for mention in Country.mentions(in: line.text) where isPlace(mention, in: line) {
        if case .countries(let codes) = mention.region, codes.count == 1 {
          places.formUnion(codes)
        }
      }
      if AmericanAddress.isCityLine(line.text) { places.insert("US") }
      if TownLine.isBritishOrIrish(line.text) {
        places.insert(TownLine.isIrish(line.text) ? "IE" : "GB")
      }
      if PostalForm.isCanadian(line.text) { places.insert("CA") }
      if PostalForm.isAustralian(line.text) { places.insert("AU") }
    }
    return places
  }

  /// Whether a country ends an address or a remark (`Hangzhou, China`, `(USA)`), instead of
  /// being part of a name (`New Mexico`).
  private func isPlace(_ mention: Country.Mention, in line: TextLine) -> Bool {
    guard !mention.isCode || mention.range.count > 2 else { return false }
    let before = line.substring(0..<mention.range.lowerBound).last { $0 != " " }
    return before.map { !$0.isLetter && !$0.isNumber } ?? true
  }
}

/// Postal codes behind the abbreviation of a state or province.
enum PostalForm {
  private static let provinces: Set<Substring> = [
    "AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT",
  ]
  private static let states: Set<Substring> = ["NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT"]

  /// `Victoria BC V8R 1S3`.
  static func isCanadian(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," }
    return words.indices.dropLast(2).contains { index in
      provinces.contains(words[index]) && isForm(words[index + 1], "A1A")
        && isForm(words[index + 2], "1A1")
    }
  }

  /// `SEVEN HILLS NSW 1730`.
  static func isAustralian(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," }
    return zip(words, words.dropFirst()).contains { state, code in
      states.contains(state) && isForm(code, "1111")
    }
  }

  private static func isForm(_ word: Substring, _ form: String) -> Bool {
    word.count == form.count
      && zip(word, form).allSatisfy { $1 == "1" ? $0.isNumber : $0.isUppercase }
  }
}
