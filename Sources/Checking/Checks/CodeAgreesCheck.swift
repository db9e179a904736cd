internal import Evidence

/// The page says what the code on it says.
struct CodeAgreesCheck: CheckKind {
  static let name = "code-agrees"
  static let summary = LocalizedText(
    en:
      "what is printed for the fields in 'fields' is what the QR code on the page states, be its "
      + "amount net or total; a document without a code that states something is not judged",
    zh: "“fields” 所列字段在页面上的内容与页面二维码一致（二维码金额为不含税金额或价税合计均可）；没有可解读二维码的文件不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let fields: [FieldName]

  init(_ arguments: ArgumentReader) { fields = arguments.fields("fields") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    guard judged.document.codes.contains(where: { !$0.terms.isEmpty }) else {
      return [.notApplicable]
    }
    return judged.agreement(with: .code, in: fields)
  }
}
