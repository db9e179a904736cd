internal import Evidence

/// The page says what the e-invoice inside the document says.
struct XMLAgreesCheck: CheckKind {
  static let name = "xml-agrees"
  static let summary = LocalizedText(
    en:
      "what is printed for the fields in 'fields' is what the e-invoice (XML) inside the document "
      + "states; a document without one is not judged",
    zh: "“fields” 所列字段在页面上的内容与文件内含的电子发票（XML）一致；不含电子发票的文件不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let fields: [FieldName]

  init(_ arguments: ArgumentReader) { fields = arguments.fields("fields") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let document = judged.document
    if document.extracted.eInvoiceRefusal != nil { return [.unknown(.notUnderstood)] }
    guard document.extracted.eInvoice != nil else { return [.notApplicable] }
    return judged.agreement(with: .xml, in: fields)
  }
}
