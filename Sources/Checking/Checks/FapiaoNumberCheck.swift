internal import Evidence
internal import Identifiers

/// The number of a digital Chinese VAT invoice begins with the year of its date.
struct FapiaoNumberCheck: CheckKind {
  static let name = "fapiao-number"
  static let summary = LocalizedText(
    en: "the first two of the twenty digits of a digital Chinese VAT invoice are the year of its "
      + "date; other numbers are not judged",
    zh: "数电票 20 位号码的前两位与开具年份一致；其他号码不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let number: FieldName
  private let date: FieldName

  init(_ arguments: ArgumentReader) {
    number = arguments.field("number")
    date = arguments.field("date")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, Fapiao.isDigital(judged) else {
      return [CheckResult.notApplicable.on(field: number.text)]
    }
    if case .unknown(let doubt) = judged.document.state(of: date) {
      return [CheckResult.unknown(.init(doubt)).on(field: date.text)]
    }
    let years = Set(judged.document.readings(of: date).compactMap(\.value.day).map(\.year))
    let result = judged.judge(number) { cited in
      guard let year = Int(cited.value.canonical.prefix(2)), let first = years.first else {
        return .notApplicable
      }
      if years.contains(where: { $0 % 100 == year }) {
        return years.count == 1 ? .pass : .unknown(.ambiguous)
      }
      let expected = String("\(first)".suffix(2))
      return .fail(found: cited.value.canonical, expected: expected)
    }
    return [result]
  }
}

/// The number of a digital Chinese VAT invoice names a tax office that there is.
struct FapiaoRegionCheck: CheckKind {
  static let name = "fapiao-region"
  static let summary = LocalizedText(
    en: "the third and fourth of the twenty digits of a digital Chinese VAT invoice are one of the "
      + "'regions'; other numbers are not judged",
    zh: "数电票 20 位号码的第 3、4 位是 “regions” 所列的税务局代码之一；其他号码不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let number: FieldName
  private let regions: Set<String>

  init(_ arguments: ArgumentReader) {
    number = arguments.field("number")
    regions = Set(arguments.texts("regions"))
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, Fapiao.isDigital(judged) else {
      return [CheckResult.notApplicable.on(field: number.text)]
    }
    let result = judged.judge(number) { cited in
      let digits = IdentifierScheme.digitalFapiao.compact(cited.value.canonical)
      return regions.contains(String(digits.dropFirst(2).prefix(2))) ? .pass : .fail()
    }
    return [result]
  }
}

/// Tells Chinese VAT invoices from others.
enum Fapiao {
  static func isDigital(_ judged: JudgedDocument) -> Bool {
    hasNumber(.digitalFapiao, judged)
  }

  /// A digital one, or a classic one: eight digits and the amount in Chinese words.
  static func isOne(_ judged: JudgedDocument) -> Bool {
    if isDigital(judged) { return true }
    return hasNumber(.fapiaoNumber, judged)
      && judged.texts(of: "amount_in_words").contains { ChineseNumeral.amount($0) != nil }
  }

  private static func hasNumber(_ scheme: IdentifierScheme, _ judged: JudgedDocument) -> Bool {
    judged.kind == .invoice && judged.document.classified.languages.contains("zh")
      && judged.texts(of: "number").contains { scheme.verdict(on: $0) == .valid }
  }
}
