internal import Evidence
internal import Knowledge

/// Settles dates such as 03/04/2026 by what else a document shows, or leaves both readings.
///
/// The order of a document's other dates settles it; then the habit of its language, where that
/// language has only one; then, for English, the country that the whole document points to.
struct DateSettlement: Sendable {
  private let convention: DateConvention
  private let habit: DateOrder?

  init(_ evidence: DocumentEvidence) {
    convention = DateConvention(of: evidence.dates.map(\.content))
    habit = Self.habit(of: evidence)
  }

  /// The days that the date may mean, one where it is settled.
  ///
  /// 06.10.2026 begins with the day wherever it is written so.
  func days(of candidate: DateCandidate) -> [Day] {
    let isDotted = candidate.separator == "." && !candidate.namesMonth
    let readings = convention.settle(candidate).filter {
      !isDotted || $0.order != .monthDayYear
    }
    guard readings.count > 1, convention.order == nil, let habit else { return readings.map(\.day) }
    let usual = readings.filter { $0.order == habit }
    return (usual.isEmpty ? readings : usual).map(\.day)
  }

  private static let dayFirstLanguages: Set<String> = [
    "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da",
  ]

  private static func habit(of evidence: DocumentEvidence) -> DateOrder? {
    let languages = evidence.document.languages
    let isCommercial = evidence.document.readingKind?.isCommercial ?? true
    if !isCommercial, let order = WholeYears.order(of: evidence.dates.map(\.content)) {
      return order
    }
    let isHongKong =
      !isCommercial
      && evidence.text.lines.contains {
        $0.text.contains("香港") || $0.text.lowercased().contains("hong kong")
      }
    if isHongKong { return .dayMonthYear }
    if let first = languages.first, dayFirstLanguages.contains(first) { return .dayMonthYear }
    if languages.first == "zh" || languages.first == "ja" { return nil }
    let stated = CurrencyDecision(evidence: evidence).stated?.known?.value.canonical
    let marks = Set(
      evidence.amounts.compactMap { $0.content.currency?.code } + [stated].compactMap { $0 })
    let isAmerican = marks.isEmpty || marks == ["USD"]
    let states = evidence.text.lines.contains { AmericanAddress.isCityLine($0.text) }
    let others = evidence.text.lines.contains { ForeignAddress.isNamed(in: $0.text) }
    if isAmerican, states, !others { return .monthDayYear }
    // Value added tax and business numbers, and these postal codes, are of countries that do.
    let isTaxedAbroad = evidence.hits(of: "tax_id").contains { hit in
      let text = hit.line.substring(hit.range).uppercased()
      return ["VAT", "GST", "ABN", "TVA"].contains { text.hasPrefix($0) }
    }
    let isBritish = evidence.text.lines.contains {
      TownLine.isBritishOrIrish(String($0.text.map { ".;)(".contains($0) ? " " : $0 }))
    }
    if !states, isTaxedAbroad || isBritish, !marks.contains("CAD"), !marks.contains("CNY") {
      return .dayMonthYear
    }
    let dayFirst: Set<String> = [
      "GBP", "EUR", "AUD", "NZD", "INR", "MYR", "ZAR", "PLN", "CHF", "DKK", "NOK", "SEK", "CZK",
      "BRL", "SGD", "THB", "TRY",
    ]
    if !marks.isEmpty, marks.isSubset(of: dayFirst), !states { return .dayMonthYear }
    return nil
  }
}

/// Tells lines such as `Dayton, OH 45402`.
enum AmericanAddress {
  private static let states: Set<String> = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
    "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM",
    "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA",
    "WV", "WI", "WY",
  ]

  static func isCityLine(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    return zip(words, words.dropFirst()).contains { state, code in
      let digits = code.prefix { $0.isNumber }
      return states.contains(String(state)) && digits.count == 5
    }
  }
}

/// Tells whether a text names a country that writes the day first.
enum ForeignAddress {
  static func isNamed(in text: String) -> Bool {
    Country.mentions(in: text).contains { (mention: Country.Mention) -> Bool in
      guard !mention.isCode, case .countries(let codes) = mention.region else { return false }
      return codes != ["US"]
    }
  }
}
