internal import Evidence
internal import Knowledge

/// The invoices together have at least as many units of each item as were sold.
struct UnitsCoveredCheck: CheckKind {
  static let name = "units-covered"
  static let summary = LocalizedText(
    en: "the units of the item, over distinct sound documents of 'kinds' made out to the account, "
      + "are at least those sold",
    zh: "在开给本账户、互不重复且合格的 “kinds” 文件上，该商品的数量合计不少于售出数量")
  static let scopes: Set<ScopeKind> = [.entries]
  static let slots: Set<MessageSlot> = [.found, .expected, .count, .kind]

  private let kinds: Set<DocumentKind>
  /// Words for packs that hold several units.
  private let packs: [String]
  private let buyers: [String]

  init(_ arguments: ArgumentReader) {
    kinds = Set(arguments.kinds("kinds"))
    packs = arguments.texts("packs", isRequired: false)
    buyers = arguments.casePaths("buyer")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target else { return [] }
    let item = CitedItem(node, path: path)
    guard let sold = item.unitsSold else { return [.notApplicable] }
    let result = outcome(for: item, sold: sold, in: context)
    return [result.on(field: "\(path).units_sold", subject: item.asin)]
  }

  private func outcome(
    for item: CitedItem, sold: DecimalNumber, in context: CaseContext
  ) -> CheckResult {
    let units = CountedUnits(of: [item], on: kinds, packs: packs, in: context) {
      isForAccount($0, in: context)
    }
    return units.outcome(atLeast: sold, expected: sold.reduced.description) { missing in
      [
        .count: LocalizedText(plain: missing.reduced.description),
        .kind: context.wording.label(of: kinds.sorted { $0.rawValue < $1.rawValue }[0]),
      ]
    }
  }

  /// Invoices further up the chain are made out to others.
  private func isForAccount(_ judged: JudgedDocument, in context: CaseContext) -> Bool {
    let accounts = context.texts(at: buyers)
    let names = judged.texts(of: "buyer.name")
    guard !accounts.isEmpty, !names.isEmpty else { return true }
    return names.contains { name in
      accounts.contains { Likeness.name.agreement(name, $0) != .differs }
    }
  }
}
