internal import Evidence

/// An item was bought before it was offered.
struct SourcedBeforeCheck: CheckKind {
  static let name = "sourced-before"
  static let summary = LocalizedText(
    en: "for an item first offered within 'days' days before the notification, some document of "
      + "'kinds' that shows it is dated no later",
    zh: "对通知前 “days” 天内上架的商品，至少有一份载有该商品的 “kinds” 文件日期不晚于上架日")
  static let scopes: Set<ScopeKind> = [.entries]
  static let slots: Set<MessageSlot> = [.found, .expected, .date]

  private let kinds: Set<DocumentKind>
  private let days: Int

  init(_ arguments: ArgumentReader) {
    kinds = Set(arguments.kinds("kinds"))
    days = arguments.count("days")
  }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target else { return [] }
    let item = CitedItem(node, path: path)
    let result = outcome(for: item, listed: node["listed"]?.day, in: context)
    return [result.on(field: "\(path).listed", subject: item.asin)]
  }

  private func outcome(
    for item: CitedItem, listed: Day?, in context: CaseContext
  ) -> CheckResult {
    // What was offered longer ago may have been bought on papers that are too old to send.
    guard let listed, let notified = context.day("notified"), notified.days(since: listed) <= days
    else { return .notApplicable }
    let items = CitedItem.all(in: context)
    let showing = context.sound(kinds).filter {
      Coverage(of: item, among: items, on: $0).match != .no
    }
    if showing.isEmpty { return .notApplicable }
    let days = showing.flatMap { $0.document.readings(of: "issue_date").compactMap(\.value.day) }
    guard let first = days.min() else { return .unknown(.elsewhere) }
    if first <= listed { return .pass }
    if context.couldBeAnything || !context.mendable(kinds).isEmpty { return .unknown(.elsewhere) }
    return .fail(
      found: first.description, expected: "≤ \(listed)",
      [.date: LocalizedText(plain: listed.description)])
  }
}
