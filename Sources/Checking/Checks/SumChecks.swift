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
    if judged.hasPricesRemoved { return [CheckResult.notApplicable.on(field: "total")] }
    if document.readings(of: "total").isEmpty { return [judged.notKnown("total")] }
    let names: [FieldName] = ["net", "tax"]
    let parts = names.map(document.readings)
    guard let net = parts[0].first?.value.decimal, let tax = parts[1].first?.value.decimal else {
      return [CheckResult.notApplicable.on(field: "total")]
    }
    for (name, readings) in zip(names, parts) where readings.count > 1 {
      return [judged.notKnown(name)]
    }
    let sum = net + tax
    let result = judged.judge("total") { cited in
      guard let total = cited.value.decimal else { return .unknown(.notUnderstood) }
      let difference = (total - sum).magnitude
      let isExplained =
        difference <= Rounding.tolerance(lines: document.lineCount)
        || PrintedNumbers(judged).hasAmount(difference)
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
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    return [Self.outcome(on: judged)]
  }

  static func outcome(on judged: JudgedDocument) -> CheckResult {
    let document = judged.document
    func amount(_ name: FieldName) -> DecimalNumber? {
      document.state(of: name).known?.value.decimal
    }
    guard document.lineCount > 0 else { return judged.noLines }
    if judged.hasPricesRemoved { return CheckResult.notApplicable.on(field: "lines") }
    let lines = (1...document.lineCount).map { FieldName.line($0, "amount") }
    if let gap = lines.first(where: { amount($0) == nil }) { return judged.notKnown(gap) }
    let sums = ["net", "total"].compactMap { amount(FieldName($0)) }
    guard let expected = sums.first else { return judged.notKnown("total") }
    let sum = lines.compactMap(amount).reduce(.zero, +)
    let agrees = sums.contains { stated in
      let difference = (stated - sum).magnitude
      return difference <= Rounding.tolerance(lines: lines.count)
        || PrintedNumbers(judged).hasAmount(difference)
    }
    let result: CheckResult =
      agrees ? .pass : .fail(found: "\(sum)", expected: "\(expected)")
    let places = ["net", "total"].compactMap { document.state(of: FieldName($0)).known?.place }
    return result.on(field: "net").shown(at: places, of: judged.path)
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
