internal import Evidence
internal import Knowledge

/// The same document is not there twice.
struct NotDuplicateCheck: CheckKind {
  static let name = "not-duplicate"
  static let summary = LocalizedText(
    en: "no earlier document has the same bytes, the same text, or the same issuer, number and "
      + "contents",
    zh: "前面没有内容完全相同的文件，也没有出具方、编号和内容都相同的文件")
  static let scopes: Set<ScopeKind> = [.files]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.other, .found]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    guard let original = judged.original else { return [.pass] }
    var result = CheckResult.fail(
      found: judged.document.state(of: "number").known?.value.canonical,
      [.other: LocalizedText(plain: original.description)])
    result.proofs = [judged.path, original].map { Finding.Proof(document: $0, place: nil) }
    return [result]
  }
}

/// Two documents with one issuer and one number say the same.
struct NumberUniqueCheck: CheckKind {
  static let name = "number-unique"
  static let summary = LocalizedText(
    en: "no earlier document of the same issuer has the same number and other contents",
    zh: "前面没有同一出具方、同一编号但内容不同的文件")
  static let scopes: Set<ScopeKind> = [.documents]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.other, .found, .expected, .why]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    guard judged.document.state(of: "number").known != nil else { return [.notApplicable] }
    let rival = context.documents.first { other in
      other.path < judged.path && other.original == nil
        && CopyFinder.bearsSameNumber(judged.document, as: other.document)
    }
    guard let rival, let field = CopyFinder.difference(judged.document, rival.document) else {
      return [CheckResult.pass.on(field: "number")]
    }
    let found = judged.document.state(of: field).known
    let expected = rival.document.state(of: field).known
    var result = CheckResult.fail(
      found: found?.value.canonical, expected: expected?.value.canonical,
      [
        .other: LocalizedText(plain: rival.path.description),
        .why: context.wording.label(ofField: field.text),
      ])
    result = result.on(field: field.text)
      .shown(at: [found?.place].compactMap(\.self), of: judged.path)
    result.proofs += [Finding.Proof(document: rival.path, place: expected?.place)]
    return [result]
  }
}
