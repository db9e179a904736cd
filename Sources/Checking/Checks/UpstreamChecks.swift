internal import Evidence

/// A letter whose licensee authorizes others in turn does not forbid it.
struct PassesOnCheck: CheckKind {
  static let name = "passes-on"
  static let summary = LocalizedText(
    en: "where the licensee signs another letter of the bundle, none of the phrases in 'words' "
      + "stands on this one",
    zh: "被授权方又出具了另一份授权书时，本授权书上没有 “words” 中的表述")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.other, .why]

  private let words: [String]

  init(_ arguments: ArgumentReader) { words = arguments.texts("words") }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let others = context.others(like: judged)
    guard !others.isEmpty else { return [.notApplicable] }
    let prose = judged.prose
    return [
      judged.judge("licensee.name") { cited in
        let licensee = cited.value.canonical
        let letter = others.first { other in
          other.texts(of: "licensor.name").contains { Likeness.name.agreement($0, licensee).isSame }
        }
        guard let letter else { return .notApplicable }
        guard let ban = words.flatMap(prose.ranges).first else {
          return judged.document.extracted.isFullyRead ? .pass : .unknown(.notRead)
        }
        let place = prose.place(of: ban)
        var result = CheckResult.fail(
          found: licensee,
          [
            .other: LocalizedText(plain: letter.path.description),
            .why: LocalizedText(plain: place.text),
          ])
        result.proofs = [Finding.Proof(document: judged.path, place: place)]
        return result
      }
    ]
  }
}

/// A supplier of the account bought no fewer units than it sold to it, as far as invoices to it
/// are there.
struct UpstreamUnitsCheck: CheckKind {
  static let name = "upstream-units"
  static let summary = LocalizedText(
    en: "for each supplier of the account that is itself the buyer on some document of 'kinds', "
      + "the units of the item that it bought are at least those that it sold to the account",
    zh: "账户的供应商若在某份 “kinds” 文件上是买方，则它买进该商品的数量不少于卖给账户的数量")
  static let scopes: Set<ScopeKind> = [.entries]
  static let slots: Set<MessageSlot> = [.found, .expected, .why]

  private let kinds: Set<DocumentKind>

  init(_ arguments: ArgumentReader) { kinds = Set(arguments.kinds("kinds")) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target else { return [] }
    let item = CitedItem(node, path: path)
    let items = CitedItem.all(in: context)
    let account = Party(context.texts(at: ["account.name", "account.aliases"]))
    let invoices = context.documents.filter { $0.isOf(kinds) && $0.original == nil }
    func covering(_ documents: [JudgedDocument]) -> [Coverage] {
      documents.map { Coverage(of: item, among: items, on: $0) }.filter { $0.match == .yes }
    }
    let own = invoices.filter { Party($0.texts(of: "buyer.name")).isSame(as: account) }
    let suppliers = own.compactMap { $0.texts(of: "supplier.name").first }
    var told: [Party] = []
    let results = suppliers.compactMap { name -> CheckResult? in
      let supplier = Party([name])
      guard !told.contains(where: { $0.isSame(as: supplier) }) else { return nil }
      told.append(supplier)
      let sold = covering(own.filter { Party($0.texts(of: "supplier.name")).isSame(as: supplier) })
      let bought = covering(
        invoices.filter { Party($0.texts(of: "buyer.name")).isSame(as: supplier) })
      guard !sold.isEmpty, !bought.isEmpty else { return nil }
      return outcome(sold: sold, bought: bought, supplier: name)
        .on(field: "\(path).asin", subject: item.asin)
    }
    return results.isEmpty ? [.notApplicable] : results
  }

  private func outcome(
    sold: [Coverage], bought: [Coverage], supplier: String
  ) -> CheckResult {
    let units = (
      sold: sold.map(\.units).reduce(.zero, +), bought: bought.map(\.units).reduce(.zero, +)
    )
    if units.bought >= units.sold, !sold.contains(where: \.mayBeMore) { return .pass }
    let isOpen = (sold + bought).contains(where: \.mayBeMore)
    let slots: [MessageSlot: LocalizedText] = [.why: LocalizedText(plain: supplier)]
    let (found, expected) = (units.bought.reduced.description, units.sold.reduced.description)
    var result: CheckResult =
      isOpen
      ? .unknown(.notUnderstood, found: found, expected: expected, slots)
      : .fail(found: found, expected: expected, slots)
    for coverage in bought + sold {
      result = result.shown(at: coverage.places, of: coverage.path)
    }
    return result.withoutDocument
  }
}

/// Goods were bought before they were sold on.
struct UpstreamDatesCheck: CheckKind {
  static let name = "upstream-dates"
  static let summary = LocalizedText(
    en:
      "where invoices to the supplier are in the bundle, the first of them is dated no later than "
      + "this one",
    zh: "材料中有开给该供应商的发票时，其中最早一份的日期不晚于本发票")
  static let scopes: Set<ScopeKind> = [.documents]
  static let slots: Set<MessageSlot> = [.expected, .other]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard let judged = target.document else { return [] }
    let supplier = Party(judged.texts(of: "supplier.name"))
    let purchases = context.others(like: judged).compactMap { other -> (JudgedDocument, Day)? in
      guard Party(other.texts(of: "buyer.name")).isSame(as: supplier),
        let day = other.document.state(of: "issue_date").known?.value.day
      else { return nil }
      return (other, day)
    }
    guard let first = purchases.min(by: { $0.1 < $1.1 }) else {
      return [CheckResult.notApplicable.on(field: "issue_date")]
    }
    return [
      judged.judge("issue_date") { cited in
        guard let day = cited.value.day else { return .unknown(.notUnderstood) }
        if first.1 <= day { return .pass }
        var result = CheckResult.fail(
          found: "\(day)", expected: "\(first.1)",
          [.other: LocalizedText(plain: first.0.path.description)])
        result.proofs.append(Finding.Proof(document: first.0.path, place: nil))
        return result
      }
    ]
  }
}
