internal import Evidence

/// Each letter hangs on a chain that begins at the brand's owner.
struct ChainCompleteCheck: CheckKind {
  static let name = "chain-complete"
  static let summary = LocalizedText(
    en: "who signs a letter is the brand's owner, or is reached from it through letters and "
      + "invoices of the bundle",
    zh: "授权书的出具方是品牌所有人，或能通过材料中的授权书和发票追溯到品牌所有人")
  static let scopes: Set<ScopeKind> = [.bundle]
  static let slots: Set<MessageSlot> = [.found, .expected]

  /// From whom to whom rights or goods went.
  private struct Link {
    let from: String
    let to: String
  }

  private let letters: Set<DocumentKind> = [.letterOfAuthorization]
  private let invoices: Set<DocumentKind> = [.invoice]

  init(_ arguments: ArgumentReader) {}

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    let owners = context.texts(at: ["brands[].owner"])
    let judged = context.sound(letters)
    guard !owners.isEmpty, !judged.isEmpty else { return [.notApplicable] }
    let certain = links(of: judged + context.sound(invoices))
    let possible = certain + links(of: context.mendable(letters.union(invoices)))
    return judged.map { letter in
      letter.judge("licensor.name") { cited in
        let licensor = cited.value.canonical
        let reach = Self.reach(licensor, from: owners, over: certain)
        if reach == .linked { return .pass }
        let isElsewhere =
          context.couldBeAnything || Self.reach(licensor, from: owners, over: possible) == .linked
        if isElsewhere { return .unknown(.elsewhere) }
        return reach == .open
          ? .unknown(.incomparable, found: licensor, expected: owners[0])
          : .fail(found: licensor, expected: owners[0])
      }
    }
  }

  private func links(of documents: [JudgedDocument]) -> [Link] {
    documents.flatMap { judged in
      let isLetter = judged.kind == .letterOfAuthorization
      let from = judged.texts(of: isLetter ? "licensor.name" : "supplier.name")
      let to = judged.texts(of: isLetter ? "licensee.name" : "buyer.name")
      return from.flatMap { source in to.map { Link(from: source, to: $0) } }
    }
  }

  private enum Reach { case linked, open, apart }

  /// Whether a party can be reached from the owners, link by link.
  private static func reach(
    _ party: String, from owners: [String], over links: [Link]
  ) -> Reach {
    var reached = owners
    var isOpen = false
    var rest = links
    var position = 0
    while position < reached.count {
      let holder = reached[position]
      switch Likeness.name.agreement(holder, party) {
      case .same: return .linked
      case .cannotTell: isOpen = true
      case .differs: break
      }
      rest.removeAll { link in
        guard Likeness.name.agreement(holder, link.from).isSame else { return false }
        reached.append(link.to)
        return true
      }
      position += 1
    }
    return isOpen ? .open : .apart
  }
}
