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

  /// Below it the page may have been misread, which proves no difference.
  private static let leastConfidence = 0.85

  private let fields: [FieldName]

  init(_ arguments: ArgumentReader) { fields = arguments.fields("fields") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let document = judged.document
    if document.extracted.eInvoiceRefusal != nil { return [.unknown(.notUnderstood)] }
    guard document.extracted.eInvoice != nil else { return [.notApplicable] }
    let results = document.disagreements.filter { fields.contains($0.field) }
      .map { result($0, on: judged) }
    return results.isEmpty ? [.pass] : results
  }

  private func result(_ difference: Disagreement, on judged: JudgedDocument) -> CheckResult {
    let printed = difference.printed
    let stated = difference.structured.value.canonical
    let texts = printed.map(\.value.canonical)
    let isSure = printed.allSatisfy { $0.confidence >= Self.leastConfidence }
    let places = printed.map(\.place) + [difference.structured.place]
    let result: CheckResult
    if printed.count > 1 || difference.isPrintedToo {
      result = .unknown(.ambiguous, found: (texts + [stated]).joined(separator: " / "))
    } else if !isSure {
      result = .unknown(
        .lowConfidence, found: texts.joined(separator: " / "), expected: stated)
    } else {
      result = .fail(found: texts.joined(separator: " / "), expected: stated)
    }
    return result.on(field: difference.field.text).shown(at: places, of: judged.path)
  }
}
