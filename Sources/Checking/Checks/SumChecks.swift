internal import Evidence

/// Net and tax make up the total.
struct TotalAgreesCheck: CheckKind {
  static let name = "total-agrees"
  static let summary = LocalizedText(
    en: "net and tax add up to the total, within a cent for each line, or what is missing between "
      + "them stands on the document (freight, discount)",
    zh: "不含税金额加税额等于总额（每行允许一分误差），或差额（运费、折扣）写在文件上")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let document = judged.document
    let parts = ["net", "tax"].map { document.readings(of: FieldName($0)) }
    guard let net = parts[0].first?.value.decimal, let tax = parts[1].first?.value.decimal else {
      return [CheckResult.notApplicable.on(field: "total")]
    }
    if parts.contains(where: { $0.count > 1 }) {
      return [CheckResult.unknown(.ambiguous).on(field: "net")]
    }
    let sum = net + tax
    // Prices may be blacked out: what cannot be read contradicts nothing.
    guard !document.readings(of: "total").isEmpty else {
      return [CheckResult.notApplicable.on(field: "total")]
    }
    let result = judged.judge("total") { cited in
      guard let total = cited.value.decimal else { return .unknown(.notUnderstood) }
      let difference = (total - sum).magnitude
      let isExplained =
        difference <= Rounding.tolerance(lines: document.lineCount)
        || PrintedAmounts.stand(difference, on: judged)
      return isExplained ? .pass : .fail(found: "\(total)", expected: "\(net) + \(tax) = \(sum)")
    }
    return [result]
  }
}

/// The lines of the table make up the net or the total amount.
struct LinesAgreeCheck: CheckKind {
  static let name = "lines-agree"
  static let summary = LocalizedText(
    en: "the amounts of the lines add up to the net amount or to the total, within a cent for each "
      + "line, or the difference stands on the document",
    zh: "各行金额之和等于不含税金额或总额（每行允许一分误差），或差额写在文件上")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let document = judged.document
    let count = document.lineCount
    // Redacted prices are allowed: without every amount there is nothing to add up.
    let amounts =
      count == 0
      ? []
      : (1...count).compactMap {
        document.state(of: .line($0, "amount")).known?.value.decimal
      }
    let sums = ["net", "total"].compactMap {
      document.state(of: FieldName($0)).known?.value.decimal
    }
    guard count > 0, amounts.count == count, let expected = sums.first else {
      return [CheckResult.notApplicable.on(field: "lines")]
    }
    let sum = amounts.reduce(.zero, +)
    let agrees = sums.contains { stated in
      let difference = (stated - sum).magnitude
      return difference <= Rounding.tolerance(lines: count)
        || PrintedAmounts.stand(difference, on: judged)
    }
    let result: CheckResult =
      agrees ? .pass : .fail(found: "\(sum)", expected: "\(expected)")
    let places = ["net", "total"].compactMap { document.state(of: FieldName($0)).known?.place }
    return [result.on(field: "net").shown(at: places, of: judged.path)]
  }
}

/// The amount in words is the amount in digits.
struct WordsAgreeCheck: CheckKind {
  static let name = "words-agree"
  static let summary = LocalizedText(
    en: "the amount in Chinese words is the total in digits", zh: "大写金额与小写金额一致")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let totals = judged.document.readings(of: "total").compactMap(\.value.decimal)
    guard !judged.texts(of: "amount_in_words").isEmpty else {
      return [CheckResult.notApplicable.on(field: "amount_in_words")]
    }
    let result = judged.judge("amount_in_words") { cited in
      guard let amount = ChineseNumeral.amount(cited.value.canonical), !totals.isEmpty else {
        return .notApplicable
      }
      if totals.contains(amount) {
        return totals.count == 1 ? .pass : .unknown(.ambiguous)
      }
      return .fail(found: "\(cited.value.canonical) = \(amount)", expected: "\(totals[0])")
    }
    return [result]
  }
}

enum Rounding {
  /// A cent for each line, and one for the total.
  static func tolerance(lines: Int) -> DecimalNumber {
    DecimalNumber(mantissa: Int64(lines + 1), scale: 2)
  }
}

/// Finds an amount among the words of a document.
enum PrintedAmounts {
  static func stand(_ amount: DecimalNumber, on judged: JudgedDocument) -> Bool {
    judged.document.extracted.pages.contains { page in
      page.words.contains { word in readings(of: word.text).contains(amount) }
    }
  }

  /// The word as a number with point or comma as its decimal sign, without sign and currency;
  /// bare whole numbers are quantities and explain no difference of money.
  private static func readings(of word: String) -> [DecimalNumber] {
    let digits = word.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let hasDecimals = digits.dropLast(2).last.map { ".,".contains($0) } ?? false
    guard hasDecimals || word.contains(where: \.isCurrencySymbol) else { return [] }
    let point = digits.filter { $0 != "," }
    let comma = String(digits.filter { $0 != "." }.map { $0 == "," ? "." : $0 })
    return [point, comma].compactMap { DecimalNumber(plain: $0) }
  }
}
