internal import Evidence

/// A field of the document says the same as the case file.
struct MatchesCaseCheck: CheckKind {
  static let name = "matches-case"
  static let summary = LocalizedText(
    en: "the field says the same as one of the paths of the case file, or as a field of another "
      + "document in 'or_documents', or stands with one of them on a document of 'or_beside'; "
      + "documents whose name is certainly none of 'holders' are not judged",
    zh: "该字段与案件文件中某一路径的内容一致，或与 “or_documents” 中另一份文件的字段一致，或与其中之一同时写在 “or_beside” "
      + "所列的文件上；户名显然不是 “holders” 之一的文件不检查")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let field: FieldName
  private let paths: [String]
  private let likeness: Likeness
  private let others: [(kind: DocumentKind, field: FieldName)]
  /// Papers that tie two parties to each other, as a lease does.
  private let ties: Set<DocumentKind>
  /// Paths to names; a paper of somebody else has a value of its own.
  private let holders: [String]

  init(_ arguments: ArgumentReader) {
    field = arguments.field("field")
    paths = arguments.casePaths("case")
    likeness = arguments.choice("by", default: .text)
    others = arguments.fieldsByKind("or_documents")
    ties = arguments.has("or_beside") ? Set(arguments.kinds("or_beside")) : []
    holders = arguments.casePaths("holders", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let expected = context.texts(at: paths)
    guard let first = expected.first, isOfHolder(judged, in: context) else {
      return [CheckResult.notApplicable.on(field: field.text)]
    }
    let linked = linkedTexts(of: judged, in: context)
    let result = judged.judge(field) { cited in
      let found = cited.value.canonical
      let agreement = likeness.agreement(found, with: first, or: Array(expected.dropFirst()))
      if linked.contains(where: { likeness.agreement(found, $0).isSame }) { return .pass }
      if !agreement.isSame, [.identifier, .registration].contains(likeness),
        isStated(expected, on: judged)
      {
        return .pass
      }
      if !agreement.isSame, isTied(found, to: expected, in: context) { return .pass }
      return agreement.result(found: found, expected: first)
    }
    return [result]
  }

  private func isOfHolder(_ judged: JudgedDocument, in context: CaseContext) -> Bool {
    let (own, names) = (judged.texts(of: "name"), context.texts(at: holders))
    guard !own.isEmpty, !names.isEmpty else { return true }
    return own.contains { found in
      Likeness.person.agreement(found, with: names[0], or: Array(names.dropFirst())) != .differs
    }
  }

  /// Whether the number stands on the paper, whatever else was taken for it.
  private func isStated(_ expected: [String], on judged: JudgedDocument) -> Bool {
    let prose = judged.prose
    return expected.contains { number in
      TextFolding.compact(number).count >= Self.shortestNumber
        && !prose.places(ofIdentifier: number).isEmpty
    }
  }

  /// Numbers that are shorter may be anything.
  private static let shortestNumber = 6

  /// Whether a paper names the party together with one of those that the case states.
  private func isTied(_ found: String, to expected: [String], in context: CaseContext) -> Bool {
    context.sound(ties).contains { paper in
      let text = paper.searchText
      return Tokens.contains(phrase: found, in: text)
        && expected.contains { Tokens.contains(phrase: $0, in: text) }
    }
  }

  /// What the other documents say that may stand in for the case.
  private func linkedTexts(of judged: JudgedDocument, in context: CaseContext) -> [String] {
    others.flatMap { other in
      context.documents.filter { $0.kind == other.kind && $0.path != judged.path }
        .flatMap { $0.texts(of: other.field) }
    }
  }
}
