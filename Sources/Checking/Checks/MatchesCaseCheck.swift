internal import Evidence

/// A field of the document says the same as the case file.
struct MatchesCaseCheck: CheckKind {
  static let name = "matches-case"
  static let summary = LocalizedText(
    en: "the field says the same as one of the paths of the case file, or as a field of another "
      + "document in 'or_documents'",
    zh: "该字段与案件文件中某一路径的内容一致，或与 “or_documents” 中另一份文件的字段一致")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let field: FieldName
  private let paths: [String]
  private let likeness: Likeness
  private let others: [(kind: DocumentKind, field: FieldName)]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    paths = arguments.casePaths("case")
    likeness = arguments.choice("by", default: .text)
    others = arguments.fieldsByKind("or_documents")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let expected = context.texts(at: paths)
    guard let first = expected.first else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let linked = linkedTexts(of: judged, in: context)
    let result = judged.judge(field) { cited in
      let found = cited.value.canonical
      let agreement = likeness.agreement(found, with: first, or: Array(expected.dropFirst()))
      if linked.contains(where: { likeness.agreement(found, $0).isSame }) { return .pass }
      return agreement.result(found: found, expected: first)
    }
    return [result]
  }

  /// What the other documents say that may stand in for the case.
  private func linkedTexts(of judged: JudgedDocument, in context: CaseContext) -> [String] {
    others.flatMap { other in
      context.documents.filter { $0.kind == other.kind && $0.path != judged.path }
        .flatMap { $0.texts(of: other.field) }
    }
  }
}
