/// A currency as printed beside an amount.
public struct CurrencyMark: Hashable, Sendable {
  /// ISO 4217 codes that it may stand for, the likeliest first; never empty.
  public let codes: [String]
  /// As printed, narrowed: `$`, `EUR`, `元`.
  public let text: String

  /// The code, where the mark stands for one currency only.
  public var code: String? { codes.count == 1 ? codes.first : nil }

  /// The mark that a text on its own is: `EUR`, `US$`, `人民币`; nil when it is none.
  public init?(_ text: some StringProtocol) {
    let scanned = ScannedText(text)
    let start = scanned.skippingBlanks(0)
    guard let (mark, end) = Currencies.mark(scanned, at: start),
      scanned.skippingBlanks(end) == scanned.count
    else { return nil }
    self = mark
  }

  /// The currency that words without blanks name: 合计人民币, 金额（美元）.
  static func named(in text: some StringProtocol) -> CurrencyMark? {
    let scanned = ScannedText(text)
    return (0..<scanned.count).lazy.compactMap { position -> CurrencyMark? in
      guard let scalar = scanned[position], scalar.value >= 0x4E00,
        let (mark, _) = Currencies.mark(scanned, at: position), mark.codes.count == 1
      else { return nil }
      return mark
    }.first
  }

  init(codes: [String], text: String) {
    self.codes = codes
    self.text = text
  }

  /// What both marks may stand for: `CNY ¥12` has two.
  func narrowed(by other: CurrencyMark?) -> CurrencyMark {
    guard let other else { return self }
    let shared = codes.filter(other.codes.contains)
    return shared.isEmpty ? self : CurrencyMark(codes: shared, text: text)
  }
}

/// Finds currencies by code, sign and name.
enum Currencies {
  /// The mark that begins at a position, and where it ends.
  static func mark(_ text: ScannedText, at start: Int) -> (CurrencyMark, Int)? {
    guard let first = text[start] else { return nil }
    for (sign, codes) in signsByFirst[first] ?? [] where matches(text, sign, at: start) {
      let end = start + sign.count
      if endsInLetter(sign), text.isLetter(end) { continue }
      return (CurrencyMark(codes: codes, text: text.string(start..<end)), end)
    }
    guard text.isLetter(start), !text.isLetter(start - 1) else { return nil }
    let end = text.endOfLetters(start)
    guard end - start >= 2, end - start <= 8 else { return nil }
    let word = text.string(start..<end)
    guard let codes = words[word.uppercased()], word != "FT" else { return nil }
    return (CurrencyMark(codes: codes, text: word), end)
  }

  /// The mark that ends before a position, and where it begins.
  static func mark(_ text: ScannedText, endingAt end: Int) -> (CurrencyMark, Int)? {
    var start = end - 1
    while start >= 0, end - start <= 10 {
      if let (mark, markEnd) = mark(text, at: start), markEnd == end {
        // US$ is one mark, so the longest one that ends here is meant.
        for longer in stride(from: start - 1, through: max(0, start - 3), by: -1) {
          if let (longMark, longEnd) = self.mark(text, at: longer), longEnd == end {
            return (longMark, longer)
          }
        }
        return (mark, start)
      }
      start -= 1
    }
    return nil
  }

  private static func matches(
    _ text: ScannedText, _ sign: [Unicode.Scalar], at start: Int
  ) -> Bool {
    for (offset, scalar) in sign.enumerated() where text[start + offset] != scalar { return false }
    guard let first = sign.first, ScannedText.isLetter(first) else { return true }
    return !text.isLetter(start - 1)
  }

  private static func endsInLetter(_ sign: [Unicode.Scalar]) -> Bool {
    sign.last.map(ScannedText.isLetter) ?? false
  }

  private static let dollars = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"]
  private static let crowns = ["SEK", "DKK", "NOK", "ISK"]

  /// Longer signs stand before the signs that they begin with.
  private static let signs: [(String, [String])] = [
    ("US$", ["USD"]), ("USD$", ["USD"]), ("U.S.$", ["USD"]), ("CA$", ["CAD"]), ("C$", ["CAD"]),
    ("CAD$", ["CAD"]), ("CDN$", ["CAD"]), ("CAN$", ["CAD"]), ("AU$", ["AUD"]), ("AUD$", ["AUD"]),
    ("A$", ["AUD"]), ("NZ$", ["NZD"]),
    ("HK$", ["HKD"]), ("HKD$", ["HKD"]), ("SG$", ["SGD"]), ("S$", ["SGD"]), ("NT$", ["TWD"]),
    ("MX$", ["MXN"]), ("R$", ["BRL"]), ("$US", ["USD"]), ("$CA", ["CAD"]), ("$", dollars),
    ("€", ["EUR"]), ("£", ["GBP"]), ("CN¥", ["CNY"]), ("RMB¥", ["CNY"]), ("JP¥", ["JPY"]),
    ("¥", ["CNY", "JPY"]), ("₹", ["INR"]), ("₺", ["TRY"]), ("₩", ["KRW"]), ("₽", ["RUB"]),
    ("₫", ["VND"]), ("฿", ["THB"]), ("₴", ["UAH"]), ("₪", ["ILS"]), ("₱", ["PHP"]),
    ("zł", ["PLN"]), ("Kč", ["CZK"]), ("Rs.", ["INR", "PKR", "LKR"]), ("Fr.", ["CHF"]),
    ("SFr.", ["CHF"]), ("kr.", crowns), ("Kr.", crowns), ("人民币", ["CNY"]), ("人民幣", ["CNY"]),
    ("美元", ["USD"]), ("美金", ["USD"]), ("欧元", ["EUR"]), ("歐元", ["EUR"]), ("英镑", ["GBP"]),
    ("英鎊", ["GBP"]), ("日元", ["JPY"]), ("日圓", ["JPY"]), ("港元", ["HKD"]), ("港币", ["HKD"]),
    ("港幣", ["HKD"]), ("新臺幣", ["TWD"]), ("新台币", ["TWD"]), ("新台幣", ["TWD"]), ("加元", ["CAD"]),
    ("澳元", ["AUD"]),
    ("元", ["CNY", "TWD", "HKD"]), ("圆", ["CNY"]), ("圓", ["TWD", "HKD"]), ("円", ["JPY"]),
    ("원", ["KRW"]),
  ]

  private static let signsByFirst: [Unicode.Scalar: [([Unicode.Scalar], [String])]] = {
    var table: [Unicode.Scalar: [([Unicode.Scalar], [String])]] = [:]
    for (sign, codes) in signs {
      let scalars = Array(sign.unicodeScalars)
      table[scalars[0], default: []].append((scalars, codes))
    }
    return table.mapValues { $0.sorted { $0.0.count > $1.0.count } }
  }()

  private static let codes = """
    USD EUR GBP CNY JPY HKD TWD CAD AUD NZD SGD CHF SEK DKK NOK ISK PLN CZK HUF RON BGN TRY INR \
    KRW RUB UAH BRL MXN ZAR AED SAR ILS THB VND IDR MYR PHP PKR LKR BDT EGP MAD CLP COP ARS PEN \
    KWD QAR BHD OMR JOD KES NGN
    """

  private static let words: [String: [String]] = {
    var table: [String: [String]] = [
      "RM": ["MYR"], "RMB": ["CNY"], "CNH": ["CNY"], "EURO": ["EUR"], "EUROS": ["EUR"],
      "SFR": ["CHF"],
      "KR": crowns, "RS": ["INR", "PKR", "LKR"], "YUAN": ["CNY"], "NTD": ["TWD"],
      "DOLLARS": dollars, "DOLLAR": dollars, "YEN": ["JPY"], "ZL": ["PLN"], "LEI": ["RON"],
      "DHS": ["AED"], "FT": ["HUF"], "TL": ["TRY"],
    ]
    for code in codes.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      table[String(code)] = [String(code)]
    }
    return table
  }()
}
