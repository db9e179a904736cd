internal import Evidence
internal import Identifiers

/// An identifier on the document has the form and the check digit of its scheme.
struct CheckDigitCheck: CheckKind {
  static let name = "check-digit"
  static let summary = LocalizedText(
    en: "the check digit is right in one of the schemes; what has the form of none is not judged",
    zh: "号码的校验位符合 “schemes” 中某一编码规则；格式都不相符时不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found]

  private let field: FieldName
  private let schemes: [IdentifierScheme]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    schemes = arguments.schemes("schemes")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let result = judged.judge(field) { cited in
      let verdicts = schemes.map { $0.verdict(on: cited.value.canonical) }
      if verdicts.contains(.valid) { return .pass }
      return verdicts.contains(.wrongCheckDigit) ? .fail() : .notApplicable
    }
    return [result]
  }
}

/// A value of the case file has the form of its scheme.
struct CaseFormCheck: CheckKind {
  static let name = "case-form"
  static let summary = LocalizedText(
    en: "the value in the case file has the form, and the check digit, of one of the schemes; "
      + "with 'check_digit_only: true' a value of another form is not judged",
    zh: "案件文件中的值符合某一编码规则的格式和校验位；“check_digit_only: true” 时不判断其他格式的值")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found]

  private let path: String
  private let schemes: [IdentifierScheme]
  private let isLenient: Bool

  init(_ arguments: ArgumentReader) {
    path = arguments.casePath("path")
    schemes = arguments.schemes("schemes")
    isLenient = arguments.flag("check_digit_only")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    context.readCase.file.nodes(at: path).compactMap { place in
      guard let text = place.node.canonical else { return nil }
      let verdicts = schemes.map { $0.verdict(on: text) }
      let result: CheckResult =
        if verdicts.contains(.valid) {
          .pass
        } else if verdicts.contains(.wrongCheckDigit) || !isLenient {
          .fail(found: text)
        } else {
          .notApplicable
        }
      return result.on(field: place.path, subject: text)
    }
  }
}
