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
    let items = CitedItem.all(in: context)
    func coverages(_ documents: [JudgedDocument]) -> [Coverage] {
      documents.filter { isForAccount($0, in: context) }
        .map { Coverage(of: item, among: items, on: $0, packs: packs) }.filter { $0.match != .no }
    }
    let sound = coverages(context.sound(kinds))
    let units = sound.map(\.units).reduce(.zero, +)
    if units >= sold { return .pass }
    let mendable = coverages(context.mendable(kinds))
    let withMended = mendable.map(\.units).reduce(units, +)
    if context.couldBeAnything || withMended >= sold || mendable.contains(where: \.mayBeMore) {
      return .unknown(.elsewhere)
    }
    // That it stands on no invoice at all is told by another rule.
    guard sound.contains(where: { $0.match == .yes }) else { return .notApplicable }
    let slots: [MessageSlot: LocalizedText] = [
      .count: LocalizedText(plain: (sold - units).reduced.description),
      .kind: context.wording.label(of: kinds.sorted { $0.rawValue < $1.rawValue }[0]),
    ]
    let (found, expected) = (units.reduced.description, sold.reduced.description)
    var result: CheckResult =
      sound.contains(where: \.mayBeMore)
      ? .unknown(.notUnderstood, found: found, expected: expected, slots)
      : .fail(found: found, expected: expected, slots)
    for coverage in sound { result = result.shown(at: coverage.places, of: coverage.path) }
    return result.withoutDocument
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
