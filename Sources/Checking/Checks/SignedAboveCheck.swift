internal import Evidence
internal import Knowledge

/// Deliveries above a value are signed for.
struct SignedAboveCheck: CheckKind {
  static let name = "signed-above"
  static let summary = LocalizedText(
    en:
      "one of 'fields' stands on the document when the order that it names, or any of the orders, "
      + "has a total of at least 'amount' in 'currency'; orders in other currencies are not judged",
    zh: "文件所指的订单（或任一订单）总额达到 “amount”（币种 “currency”）时，文件上写有 “fields” 之一；其他币种的订单不判断")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.found, .expected, .limit]

  private let fields: [FieldName]
  private let counterpart: CaseCounterpart
  private let amount: Int
  private let currency: String

  init(_ arguments: ArgumentReader) {
    fields = arguments.fields("fields")
    counterpart = CaseCounterpart(arguments)
    amount = arguments.count("amount")
    currency = arguments.texts("currency").first ?? ""
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document, let first = fields.first else { return [] }
    let totals = counterpart.nodes(for: judged, in: context).compactMap(\.money)
    let high = totals.first { $0.currency == currency && !($0.amount < DecimalNumber(amount)) }
    guard let high else { return [CheckResult.notApplicable.on(field: first.text)] }
    let states = fields.map { judged.document.state(of: $0) }
    if states.contains(where: { !$0.readings.isEmpty }) {
      return [CheckResult.pass.on(field: first.text)]
    }
    if let unread = zip(fields, states).first(where: { $0.1 != .absent }) {
      return [judged.notKnown(unread.0)]
    }
    let limit = LocalizedText(plain: "\(amount) \(currency)")
    return [
      CheckResult.fail(
        found: nil, expected: nil, [.limit: limit, .found: LocalizedText(plain: high.description)]
      )
      .on(field: first.text)
    ]
  }
}
