internal import Evidence
internal import Knowledge

/// The invoices have at least the units that were shipped from the first of them to the shipment
/// from which units are missing.
struct UnitsInvoicedCheck: CheckKind {
  static let name = "units-invoiced"
  static let summary = LocalizedText(
    en: "for each product of the shipments: the units on distinct sound documents of 'kinds' are "
      + "at least all that were shipped from the date of the earliest of them to the last shipment "
      + "from which units are missing",
    zh: "对货件中的每个商品：互不重复且合格的 “kinds” 文件上的数量，不少于从最早一份的日期起到有短少的最后一个货件为止发出的全部数量")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.found, .expected, .count, .kind, .date]

  private let kinds: Set<DocumentKind>
  /// Words for packs that hold several units.
  private let packs: [String]

  init(_ arguments: ArgumentReader) {
    kinds = Set(arguments.kinds("kinds"))
    packs = arguments.texts("packs", isRequired: false)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let units = ShippedUnits.all(in: context)
    let items = CitedItem.all(in: context)
    var products: [String] = []
    for item in units.compactMap(\.item) where !products.contains(item) { products.append(item) }
    return products.map { product in
      let sent = ShippedProduct(product, units: units.filter { $0.item == product }, items: items)
      let result = outcome(for: sent, items: items, in: context)
      return result.on(field: sent.last?.path("shipped"), subject: product)
    }
  }

  private func outcome(
    for product: ShippedProduct, items: [CitedItem], in context: CaseContext
  ) -> CheckResult {
    let others = items.filter { $0.path != product.item.path } + [product.item]
    func coverages(_ documents: [JudgedDocument]) -> [Coverage] {
      documents.map { Coverage(of: product.item, among: others, on: $0, packs: packs) }
        .filter { $0.match != .no }
    }
    let sound = coverages(context.sound(kinds))
    let mendable = coverages(context.mendable(kinds))
    if sound.isEmpty, mendable.isEmpty {
      if context.couldBeAnything { return .unknown(.elsewhere) }
      return context.sound(kinds).isEmpty ? .notApplicable : uncovered(product, in: context)
    }
    guard sound.contains(where: { $0.match == .yes }) else {
      if context.couldBeAnything || !mendable.isEmpty { return .unknown(.elsewhere) }
      let near = sound[0]
      return CheckResult.unknown(.incomparable, found: near.text, expected: product.name)
        .shown(at: near.places, of: near.path).withoutDocument
    }
    let certain = sound.filter { $0.match == .yes }
    let days = certain.flatMap { coverage in
      context.documents.first { $0.path == coverage.path }?.document.readings(of: "issue_date")
        .compactMap(\.value.day) ?? []
    }
    let sent = product.shipped(since: days.min())
    let invoiced = certain.map(\.units).reduce(.zero, +)
    if !(invoiced < sent) { return .pass }
    if context.couldBeAnything || !mendable.isEmpty { return .unknown(.elsewhere) }
    return shortage(of: product, sent: sent, invoiced: invoiced, since: days.min(), sound, context)
  }

  /// Documents there are, and none of them has the product.
  private func uncovered(_ product: ShippedProduct, in context: CaseContext) -> CheckResult {
    // That it stands on no document at all is told of the case's items by another rule.
    guard !product.isListed else { return .notApplicable }
    let titles = context.sound(kinds).flatMap { $0.texts(of: "lines[1].description") }
    return .unknown(.incomparable, found: titles.first, expected: product.name)
  }

  private func shortage(
    of product: ShippedProduct, sent: DecimalNumber, invoiced: DecimalNumber, since: Day?,
    _ coverages: [Coverage], _ context: CaseContext
  ) -> CheckResult {
    let slots: [MessageSlot: LocalizedText] = [
      .count: LocalizedText(plain: (sent - invoiced).reduced.description),
      .kind: context.wording.label(of: kinds.sorted { $0.rawValue < $1.rawValue }[0]),
      .date: LocalizedText(plain: since?.description ?? "—"),
    ]
    let (found, expected) = (invoiced.reduced.description, sent.reduced.description)
    var result: CheckResult =
      since == nil || coverages.contains(where: \.mayBeMore)
      ? .unknown(.notUnderstood, found: found, expected: expected, slots)
      : .fail(found: found, expected: expected, slots)
    for coverage in coverages { result = result.shown(at: coverage.places, of: coverage.path) }
    return result.withoutDocument
  }
}

/// One product of the shipments, and what the case file says of it elsewhere.
private struct ShippedProduct {
  let name: String
  let item: CitedItem
  /// Whether it is among the items of the case.
  let isListed: Bool
  private let units: [ShippedUnits]

  init(_ code: String, units: [ShippedUnits], items: [CitedItem]) {
    let compact = TextFolding.compact(code)
    let known = items.first { $0.codes.contains(compact) }
    item =
      known
      ?? CitedItem(.record([.init(key: "sku", value: .text(code))]), path: "shipments.\(code)")
    isListed = known != nil
    name = known.flatMap { $0.title.isEmpty ? nil : $0.title } ?? code
    self.units = units
  }

  /// The last shipment from which units are missing; the last of all where none is.
  var last: ShippedUnits? {
    let short = units.filter { !$0.missing.isZero }
    return (short.isEmpty ? units : short).max {
      ($0.day ?? .distantPast) < ($1.day ?? .distantPast)
    }
  }

  /// All units that were sent from a day on, up to the last shipment in question; shipments
  /// without a day count.
  func shipped(since start: Day?) -> DecimalNumber {
    let end = last?.day
    return units.filter { units in
      guard let day = units.day else { return true }
      return (start.map { day >= $0 } ?? true) && (end.map { day <= $0 } ?? true)
    }.compactMap(\.shipped).reduce(.zero, +)
  }
}

extension Day {
  fileprivate static let distantPast = Day(daysSinceEpoch: -719_162)
}
