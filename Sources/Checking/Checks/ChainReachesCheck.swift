internal import Evidence

/// Rights or goods reach the account from the brand's owner, link by link.
struct ChainReachesCheck: CheckKind {
  static let name = "chain-reaches"
  static let summary = LocalizedText(
    en: "for each brand a chain of letters, contracts and invoices leads from its owner to the "
      + "account, or the account is the owner",
    zh: "对每个品牌，都有由授权书、合同和发票组成的链条从品牌所有人通到本账户，或账户本身就是品牌所有人")
  static let scopes: Set<ScopeKind> = [.entries]
  static let slots: Set<MessageSlot> = [.found, .expected]

  private let kinds: Set<DocumentKind>

  init(_ arguments: ArgumentReader) { kinds = Set(arguments.kinds("kinds")) }

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult] {
    guard case .entry(let node, let path) = target else { return [] }
    guard let owner = node["owner"]?.canonical,
      let account = context.texts(at: ["account.name"]).first
    else { return [.notApplicable] }
    let brand = node["name"]?.canonical ?? ""
    let result = outcome(owner: owner, account: account, brand: brand, in: context)
    return [result.on(field: "\(path).owner", subject: brand.isEmpty ? nil : brand)]
  }

  private func outcome(
    owner: String, account: String, brand: String, in context: CaseContext
  ) -> CheckResult {
    let names = [account] + context.texts(at: ["account.aliases", "account.store"])
    if Party([owner]).isSame(as: Party(names)) { return .pass }
    let sound = ChainLink.links(of: context.sound(kinds), about: brand)
    let isAnyThere = !context.sound(kinds).isEmpty || !context.mendable(kinds).isEmpty
    guard isAnyThere || context.couldBeAnything else {
      // Without any paper the missing paper is the finding.
      return .notApplicable
    }
    let chain = Chain(owner: Party([owner]), account: Party(names), links: sound)
    if let proofs = chain.proofs {
      var result = CheckResult.pass
      result.proofs = proofs
      return result
    }
    let possible = sound + ChainLink.links(of: context.mendable(kinds), about: brand)
    let isMendable =
      Chain(owner: Party([owner]), account: Party(names), links: possible).proofs != nil
    if context.couldBeAnything || isMendable { return .unknown(.elsewhere) }
    let gap = chain.gap
    var result: CheckResult =
      chain.isOpen
      ? .unknown(.incomparable, found: gap.to, expected: gap.from)
      : .fail(found: gap.to, expected: gap.from)
    result.proofs = gap.proofs
    return result
  }
}

/// A business under all the names that documents have for it.
struct Party: Sendable {
  let names: [String]

  init(_ names: [String]) { self.names = names }

  func agreement(with other: Party) -> Agreement {
    let results = names.flatMap { name in
      other.names.map { Likeness.name.agreement(name, $0) }
    }
    return results.first(where: \.isSame) ?? results.first(where: \.isOpen) ?? .differs
  }

  func isSame(as other: Party) -> Bool { agreement(with: other).isSame }
}

/// From whom to whom a paper hands rights or goods on.
struct ChainLink: Sendable {
  let from: Party
  let to: Party
  let document: EvidencePath

  /// The links that documents make up; letters for another brand make none.
  static func links(of documents: [JudgedDocument], about brand: String) -> [ChainLink] {
    documents.compactMap { judged in
      let isLetter = judged.kind == .letterOfAuthorization
      let brands = judged.texts(of: "brand")
      if isLetter, !brand.isEmpty, !brands.isEmpty,
        !brands.contains(where: { Likeness.brand.agreement($0, brand) != .differs })
      {
        return nil
      }
      let from = judged.texts(of: isLetter ? "licensor.name" : "supplier.name")
      let to = judged.texts(of: isLetter ? "licensee.name" : "buyer.name")
      guard !from.isEmpty, !to.isEmpty else { return nil }
      return ChainLink(from: Party(from), to: Party(to), document: judged.path)
    }
  }
}

/// What can be reached from the owner, and from where the account can be reached.
struct Chain: Sendable {
  private struct Reached {
    let party: Party
    let by: [EvidencePath]
  }

  private let below: [Reached]
  private let above: [Reached]
  /// The documents that lead from the owner to the account; nil where they do not.
  let proofs: [Finding.Proof]?
  /// Whether it may be closed, if only somebody could compare two names.
  let isOpen: Bool

  init(owner: Party, account: Party, links: [ChainLink]) {
    below = Self.reach(from: owner, over: links.map { ($0.from, $0.to, $0.document) })
    above = Self.reach(from: account, over: links.map { ($0.to, $0.from, $0.document) })
    let end = below.first { $0.party.isSame(as: account) }
    proofs = end?.by.map { Finding.Proof(document: $0, place: nil) }
    let (below, above) = (below, above)
    isOpen = below.contains { lower in
      above.contains { lower.party.agreement(with: $0.party).isOpen }
    }
  }

  /// The link that is missing: from the last that the owner reaches to the first that leads to the
  /// account.
  var gap: (from: String, to: String, proofs: [Finding.Proof]) {
    let last = below.last ?? below[0]
    let first = above.last ?? above[0]
    return (
      last.party.names[0], first.party.names[0],
      (last.by + first.by).map { Finding.Proof(document: $0, place: nil) }
    )
  }

  private static func reach(
    from start: Party, over links: [(from: Party, to: Party, document: EvidencePath)]
  ) -> [Reached] {
    var reached = [Reached(party: start, by: [])]
    var rest = links
    var position = 0
    while position < reached.count {
      let holder = reached[position]
      rest.removeAll { link in
        guard holder.party.isSame(as: link.from) else { return false }
        if !reached.contains(where: { $0.party.isSame(as: link.to) }) {
          reached.append(Reached(party: link.to, by: holder.by + [link.document]))
        }
        return true
      }
      position += 1
    }
    return reached
  }
}
