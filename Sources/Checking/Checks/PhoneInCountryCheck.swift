internal import Evidence

/// A telephone number is one of the country in which the address lies.
struct PhoneInCountryCheck: CheckKind {
  static let name = "phone-in-country"
  static let summary = LocalizedText(
    en: "a telephone number with a country's code has that of the country that the address names, "
      + "by the table 'codes'",
    zh: "带国际区号的电话号码与地址所在国家一致（按 “codes” 表）")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .other]

  private let field: FieldName
  private let address: FieldName
  private let codes: [String: [String]]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    address = arguments.field("address")
    codes = arguments.table("codes")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let countries = Set(judged.texts(of: address).flatMap(Self.countries))
    guard countries.count == 1, let country = countries.first, let own = codes[country] else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    return [
      judged.judge(field) { cited in
        let digits = cited.value.canonical.filter { $0.isNumber || $0 == "+" }
        guard digits.hasPrefix("+") else { return .notApplicable }
        return own.contains { digits.hasPrefix("+" + $0) }
          ? .pass
          : .fail(
            found: cited.value.canonical, expected: own.map { "+" + $0 }.joined(separator: ", "),
            [.other: LocalizedText(plain: country)])
      }
    ]
  }

  /// The countries that an address names in full.
  private static func countries(in address: String) -> [String] {
    Country.mentions(in: address).filter { !$0.isCode }.compactMap { mention in
      guard case .countries(let codes) = mention.region, codes.count == 1 else { return nil }
      return codes.first
    }
  }
}
