internal import Evidence

/// Goods were delivered to the postal code that the case file states.
struct DeliveredToCheck: CheckKind {
  static let name = "delivered-to"
  static let summary = LocalizedText(
    en:
      "the postal code at 'case' stands on the document; one of the same form in 'fields' and not "
      + "this one fails; a document that shows none is not judged",
    zh: "“case” 处的邮政编码写在文件上；“fields” 中出现同样格式的其他邮编即不合格；没有写明邮编的不作判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let fields: [FieldName]
  private let path: String

  init(_ arguments: ArgumentReader) {
    fields = arguments.fields("fields")
    path = arguments.casePath("case")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let field = fields.first else { return [] }
    let stated = context.texts(at: [path])
    guard !stated.isEmpty else { return [CheckResult.notApplicable.on(field: field.text)] }
    if stated.contains(where: { Tokens.contains(code: $0, in: judged.searchText) }) {
      return [CheckResult.pass.on(field: field.text)]
    }
    if !judged.document.extracted.isFullyRead { return [judged.notKnown(field)] }
    let forms = Set(stated.map(PostalForm.init))
    for name in fields {
      for reading in judged.document.readings(of: name) {
        guard let code = forms.lazy.compactMap({ $0.first(in: reading.value.canonical) }).first
        else { continue }
        return [
          CheckResult.fail(found: code, expected: stated.joined(separator: " / "))
            .on(field: name.text).shown(at: [reading.place], of: judged.path)
        ]
      }
    }
    return [CheckResult.notApplicable.on(field: field.text)]
  }
}

/// Which places of a postal code are digits and which are letters.
private struct PostalForm: Hashable {
  private let shape: String

  init(_ code: String) { shape = Self.shape(of: code) }

  private static func shape(of text: some StringProtocol) -> String {
    String(text.compactMap { $0.isNumber ? "9" : $0.isLetter ? "A" : nil })
  }

  /// The first code of this form among the words of a text, alone or with the next word.
  func first(in text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    for (index, word) in words.enumerated() {
      if Self.shape(of: word) == shape { return word }
      let pair = words[index...].prefix(2).joined(separator: " ")
      if Self.shape(of: pair) == shape { return pair }
    }
    return nil
  }
}
