internal import Evidence

/// What a claim asks for is what the warehouse did not receive.
struct ClaimUnitsCheck: CheckKind {
  enum Comparison: String, CaseIterable, Sendable {
    /// Something is missing at all.
    case some
    /// No more is claimed than is missing.
    case most
    /// No less is claimed than is missing.
    case all
  }

  static let name = "claim-units"
  static let summary = LocalizedText(
    en: "over all shipments: some units are missing ('claims: some'), no more are claimed than are "
      + "missing ('most'), or no fewer ('all')",
    zh: "按全部货件合计：确有短少（“claims: some”）；索赔数量不超过短少数量（“most”）；索赔数量不少于短少数量（“all”）")
  static let scopes: Set<ScopeKind> = [.caseFile]
  static let outcomes: Set<Outcome> = [.pass, .fail]
  static let slots: Set<MessageSlot> = [.found, .expected, .count]

  private let comparison: Comparison

  init(_ arguments: ArgumentReader) {
    comparison = arguments.requiredChoice("claims", lacking: .most)
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let units = ShippedUnits.all(in: context)
    guard !units.isEmpty, units.allSatisfy({ $0.shipped != nil && $0.received != nil }) else {
      return [.notApplicable]
    }
    let missing = units.map(\.missing).reduce(.zero, +)
    if comparison == .some {
      return [
        missing.isZero
          ? CheckResult.fail(found: "0", expected: "≥ 1").on(field: units[0].path("received"))
          : .pass
      ]
    }
    guard let claimed = context.readCase.file.node(at: "claim.units")?.number else {
      return [CheckResult.notApplicable.on(field: "claim.units")]
    }
    let isRight = comparison == .most ? !(missing < claimed) : !(claimed < missing)
    let result: CheckResult =
      isRight
      ? .pass
      : .fail(
        found: claimed.description, expected: missing.description,
        [.count: LocalizedText(plain: (claimed - missing).magnitude.description)])
    return [result.on(field: "claim.units")]
  }
}

/// What one shipment had of one product.
struct ShippedUnits: Sendable {
  /// The product as the case file names it: FNSKU, SKU or ASIN.
  let item: String?
  let shipped: DecimalNumber?
  let received: DecimalNumber?
  /// The day on which the shipment was handed over.
  let day: Day?
  private let place: String

  /// Every entry of `shipments[].units`, in the order of the case file.
  static func all(in context: CaseContext) -> [ShippedUnits] {
    context.readCase.file.nodes(at: "shipments[]").flatMap { shipment in
      (shipment.node["units"]?.list ?? []).enumerated().map { index, node in
        ShippedUnits(
          item: node["item"]?.canonical, shipped: node["shipped"]?.number,
          received: node["received"]?.number, day: shipment.node["shipped"]?.day,
          place: "\(shipment.path).units[\(index + 1)]")
      }
    }
  }

  /// How many did not arrive; none where more were counted than were sent.
  var missing: DecimalNumber {
    guard let shipped, let received, received < shipped else { return .zero }
    return shipped - received
  }

  /// Whether an entry is a shipment of which everything arrived, listed beside one that units are
  /// missing from: it was the goods' way, and is not claimed.
  static func isWhole(_ target: CheckTarget, in context: CaseContext) -> Bool {
    guard case .entry(_, let path) = target else { return false }
    let short = all(in: context).filter { !$0.missing.isZero }
    return !short.isEmpty && !short.contains { $0.place.hasPrefix(path + ".") }
  }

  func path(_ member: String) -> String { "\(place).\(member)" }
}
