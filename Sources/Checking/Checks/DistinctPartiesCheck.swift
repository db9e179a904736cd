internal import Evidence

/// Two parties are not one and the same business.
struct DistinctPartiesCheck: CheckKind {
  static let name = "distinct-parties"
  static let summary = LocalizedText(
    en: "the first party shares no name, tax number or address with the second, nor with the "
      + "account of the case",
    zh: "第一方与第二方、以及案件中的账户，在名称、税号、地址上均不相同")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .other]

  private let first: String
  private let second: String

  init(_ arguments: ArgumentReader) {
    let fields = (arguments.field("first"), arguments.field("second"))
    // The arguments name the parties' names; the other parts stand beside them.
    first = String(fields.0.text.prefix { $0 != "." })
    second = String(fields.1.text.prefix { $0 != "." })
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let results = [
      compare("name", .name, paths: ["account.name", "account.aliases"], judged, context),
      compare(
        "tax_id", .identifier, paths: ["account.registration", "account.tax_ids"], judged, context),
      compare("address", .address, paths: ["account.address"], judged, context),
    ]
    if let same = results.first(where: { $0.outcome == .fail }) { return [same] }
    // A name that nobody can compare is settled by tax numbers that differ.
    if results[1].outcome == .pass, results[0].doubt == .incomparable { return [results[1]] }
    return [results[0]]
  }

  private func compare(
    _ part: String, _ likeness: Likeness, paths: [String], _ judged: JudgedDocument,
    _ context: CaseContext
  ) -> CheckResult {
    let parties = [judged.texts(of: FieldName("\(second).\(part)")), context.texts(at: paths)]
      .filter { !$0.isEmpty }
    return judged.judge(FieldName("\(first).\(part)")) { cited in
      let found = cited.value.canonical
      let agreements = parties.map { names in
        likeness.agreement(found, with: names[0], or: Array(names.dropFirst()))
      }
      if let same = zip(parties, agreements).first(where: { $0.1.isSame }) {
        return .fail(found: found, [.other: LocalizedText(plain: same.0[0])])
      }
      if agreements.isEmpty { return .notApplicable }
      return agreements.contains(.differs)
        ? .pass : .unknown(.incomparable, found: found, expected: parties[0][0])
    }
  }
}
