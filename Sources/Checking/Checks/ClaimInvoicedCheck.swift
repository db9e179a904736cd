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
    func coverages(_ documents: [JudgedDocument]) -> [Coverage] {
      documents.flatMap { document in
        items.map { Coverage(of: $0, among: items, on: document, packs: packs) }
      }.filter { $0.match != .no }
    }
    let sound = coverages(context.sound(kinds))
    let units = sound.filter { $0.match == .yes }.map(\.units).reduce(.zero, +)
    if !(units < claimed) { return [CheckResult.pass.on(field: "claim.units")] }
    let result: CheckResult
    if context.couldBeAnything || !context.mendable(kinds).isEmpty {
      result = .unknown(.elsewhere)
    } else if !sound.contains(where: { $0.match == .yes }) {
      // That no document covers an item is told of the item.
      result = .notApplicable
    } else {
      let slots = [
        MessageSlot.count: LocalizedText(plain: (claimed - units).reduced.description)
      ]
      let (found, expected) = (units.reduced.description, claimed.reduced.description)
      let told: CheckResult =
        sound.contains(where: \.mayBeMore)
        ? .unknown(.notUnderstood, found: found, expected: expected, slots)
        : .fail(found: found, expected: expected, slots)
      result = sound.reduce(told) { $0.shown(at: $1.places, of: $1.path) }.withoutDocument
    }
    return [result.on(field: "claim.units")]
  }
}
