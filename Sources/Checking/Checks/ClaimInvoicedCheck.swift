internal import Evidence
internal import Knowledge

/// The invoices have at least the units that are claimed.
struct ClaimInvoicedCheck: CheckKind {
  static let name = "claim-invoiced"
  static let summary = LocalizedText(
    en:
      "the units of the case's items, over distinct sound documents of 'kinds', are at least those "
      + "at claim.units",
    zh: "互不重复且合格的 “kinds” 文件上，案件商品的数量合计不少于 claim.units")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.found, .expected, .count]

  private let kinds: Set<DocumentKind>
  /// Words for packs that hold several units.
  private let packs: [String]

  init(_ arguments: ArgumentReader) {
    kinds = Set(arguments.kinds("kinds"))
    packs = arguments.texts("packs", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let items = CitedItem.all(in: context)
    guard let claimed = context.readCase.file.node(at: "claim.units")?.number, !items.isEmpty else {
      return [CheckResult.notApplicable.on(field: "claim.units")]
    }
    let units = CountedUnits(of: items, on: kinds, packs: packs, in: context)
    let result = units.outcome(atLeast: claimed, expected: claimed.reduced.description) { missing in
      [.count: LocalizedText(plain: missing.reduced.description)]
    }
    return [result.on(field: "claim.units")]
  }
}
