internal import Evidence

/// The products that units are missing of are items of the case.
struct UnitsListedCheck: CheckKind {
  static let name = "units-listed"
  static let summary = LocalizedText(
    en:
      "each product of the shipments that units are missing of is among the items of the case, by "
      + "FNSKU, SKU, ASIN or GTIN; without items nothing is judged",
    zh: "货件中每个有短少的商品都在案件的商品之列（按 FNSKU、SKU、ASIN 或 GTIN）；没有写明商品时不判断")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let items = CitedItem.all(in: context)
    let named = context.texts(at: ["items[].fnsku", "items[].sku", "items[].asin"])
    guard !items.isEmpty else { return [.notApplicable] }
    return ShippedUnits.all(in: context).compactMap { units in
      guard let item = units.item, !units.missing.isZero else { return nil }
      let code = TextFolding.compact(item)
      let isListed = items.contains { $0.codes.contains(code) }
      let result: CheckResult =
        isListed ? .pass : .fail(found: item, expected: named.joined(separator: " / "))
      return result.on(field: units.path("item"), subject: item)
    }
  }
}
