internal import Evidence
internal import Identifiers
internal import Knowledge

/// Tells supplier and buyer apart and reads the parts of both.
struct PartiesReader {
  let evidence: DocumentEvidence
  let table: LineTable

  func read(into result: inout FieldList) {
    let finder = PartyBlockFinder(evidence: evidence, tableLines: table.usedLines)
    let blocks = PartyBlocks(finder, isBuyersOwn: isBuyersOwn)
    var buyer = parts(of: blocks.buyer, "buyer", finder)
    let own = blocks.supplier.filter {
      $0.lines.isDisjoint(with: blocks.buyersLines) || Self.isSideBySide($0, blocks.buyer)
    }
    var supplier = parts(of: own, "supplier", finder)
    let reader = SupplierReader(
      evidence: evidence, othersLines: blocks.buyersLines.subtracting(blocks.suppliersLines),
      table: table)
    let sightings = reader.sightings()
    let cast = cast(blocks, buyer: buyer, supplier: supplier, reader, sightings)
    addStacks(cast, sightings, finder, buyer: &buyer, supplier: &supplier)
    let addressee = isBuyersOwn ? [] : cast.addresseesLines
    let taken = blocks.buyersLines.union(cast.addresseesLines)
    let others = taken.subtracting(blocks.suppliersLines)
    addIssuer(
      reader, sightings.filter { !others.contains($0.line.index) }, buyer: &buyer,
      supplier: &supplier)
    if buyer.names.allSatisfy({ $0.score < FieldDecision.leastScore }) {
      for block in blocks.receivers where finder.isSomebody(block) {
        let receiver = parser.read(block, score: 0.62)
        let isNamed = receiver.names.contains { !($0.value.canonical.first?.isLowercase ?? true) }
        if isNamed { buyer.merge(receiver) }
      }
    }
    addPayees(finder, besides: taken, to: &supplier)
    let search = LooseNames(evidence: evidence, table: table)
    if supplier.statedKeys.isEmpty {
      supplier.names += search.names(ofDomains: reader.domainWords, besides: others)
    }
    if buyer.statedKeys.isEmpty, !isBuyersOwn {
      buyer.names += search.otherCompany(than: supplier, besides: blocks.suppliersLines)
      let others = buyer.statedKeys
      supplier.names.removeAll { others.contains(TextFolding.compact($0.value.canonical)) }
    }
    TaxIDReader(
      evidence: evidence,
      buyerLines: blocks.buyerLines.union(addressee).subtracting(blocks.suppliersLines),
      buyerAreas: areas(of: blocks.buyer, addressee: addressee)
    )
    .read(supplier: &supplier, buyer: &buyer)
    LooseContacts(evidence: evidence, othersLines: others, table: table).read(into: &supplier)
    let script = NameSupport.script(of: [supplier.names, buyer.names])
    supplier.names = NameSupport.underLegalNames(NameSupport.names(supplier.names, in: script))
    buyer.names = NameSupport.names(buyer.names, in: script)
    state(supplier, prefix: "supplier", into: &result, website: true)
    if supplier.names.isEmpty, let logo = logo {
      // The name may be in the picture at the head of the page.
      result.add("supplier.name", .unknown(Doubt(.notRead, at: logo)))
    }
    state(buyer, prefix: "buyer", into: &result, website: false)
  }

  private var parser: PartyReader { PartyReader(evidence: evidence) }

  /// Whether the buyer issues such papers, as purchase orders.
  private var isBuyersOwn: Bool {
    evidence.document.readingKind.flatMap { evidence.knowledge.kinds.definitions[$0] }?.isBuyersOwn
      ?? false
  }

  private func parts(
    of blocks: [PartyBlock], _ concept: String, _ finder: PartyBlockFinder
  ) -> PartyParts {
    var parts = PartyParts()
    for block in blocks {
      var own = parser.read(block, score: score(block, concept, finder))
      if own.names.isEmpty { own.names = [namedByLabel(block)].compactMap { $0 } }
      parts.merge(own)
    }
    return parts
  }

  /// The label itself where an address follows it and nothing names anybody: `LE FOURNISSEUR` of a
  /// sample is called so.
  private func namedByLabel(_ block: PartyBlock) -> FieldCandidate? {
    let hit = block.hit
    guard hit.startsLine, hit.endsLine, !hit.hasColon, !hit.isVertical, hit.isWord,
      let first = block.texts.first, first.line.index != hit.line.index,
      AddressShape.isStreet(first.text) || AddressShape.isCertain(first.text)
    else { return nil }
    let range = 0..<hit.line.text.utf8.count
    return FieldCandidate(.text(hit.line.text), at: hit.line.place(of: range), score: 0.6)
  }

  /// Where the buyer's data stand: from its label, or its name, to some lines below its block.
  private func areas(of blocks: [PartyBlock], addressee: Set<Int>) -> [(page: Int, box: Box)] {
    let texts = evidence.text.lines
    let groups =
      blocks.map { ($0.hit.box as Box?, $0.texts.map(\.line)) }
      + [(nil, addressee.sorted().map { texts[$0] })]
    return groups.compactMap { label, lines in
      guard let page = lines.first?.page.number,
        let box = Box.union(of: lines.map(\.box) + [label].compactMap { $0 })
      else { return nil }
      let below = evidence.text.bodySize * 3.5
      return (page, Box(x0: box.x0 - 4, y0: box.y0 - 2, x1: box.x1 + 4, y1: box.y1 + below))
    }
  }

  /// Who is who among the addresses without a label.
  private func cast(
    _ blocks: PartyBlocks, buyer: PartyParts, supplier: PartyParts, _ reader: SupplierReader,
    _ sightings: [NameSighting]
  ) -> PartyCast {
    let labelled = blocks.buyersLines.union(blocks.suppliersLines)
    let stacks = AddressStackFinder(evidence: evidence, taken: labelled.union(table.usedLines))
      .stacks()
    let inStacks = stacks.reduce(into: Set<Int>()) { $0.formUnion($1.indices) }
    let (senders, addressees) =
      isBuyersOwn
      ? (buyer.statedKeys, supplier.statedKeys) : (supplier.statedKeys, buyer.statedKeys)
    let elsewhere = sightings.filter { !inStacks.contains($0.line.index) }
    let roles = StackRoles(
      evidence: evidence, stacks: stacks, addressees: addressees, senders: senders,
      echoes: Set(elsewhere.map(\.key)),
      registered: Set(elsewhere.filter { $0.candidate.score >= 0.8 }.map(\.key)),
      domains: reader.domainWords,
      heads: sightings.filter {
        $0.line.page.number == 1 && $0.line.box.midY < $0.line.page.height * 0.4
      }
    ).assign()
    return PartyCast(
      roles: roles,
      more: stacks.filter {
        addressees.contains($0.key) && $0.indices != roles.sender?.indices
      }, isBuyersOwn: isBuyersOwn)
  }

  private func addStacks(
    _ cast: PartyCast, _ sightings: [NameSighting], _ finder: PartyBlockFinder,
    buyer: inout PartyParts, supplier: inout PartyParts
  ) {
    func parts(of stack: AddressStack, score: Double) -> PartyParts {
      var parts = parser.read(stack.block, score: score)
      // A letterhead of two lines is read whole where its name is.
      let whole = sightings.first { $0.line.index == stack.lines[0].index && $0.form >= 0.7 }
      if let whole, whole.key.hasPrefix(stack.key), whole.key != stack.key {
        parts.names = [whole.candidate]
      }
      return parts
    }
    if let stack = cast.buyer.map({ $0.belowMark(isName: parser.isName) }) {
      let doubt = (finder.isNamedUnread("buyer") ? 0.3 : 0) + (stack.isPlain ? 0 : 0.2)
      buyer.merge(parts(of: stack, score: 0.66 + 0.2 * cast.roles.margin - doubt))
    }
    if let stack = cast.supplier {
      let doubt = (finder.isNamedUnread("supplier") ? 0.3 : 0) + (stack.isPlain ? 0 : 0.2)
      supplier.merge(parts(of: stack, score: 0.62 + 0.2 * cast.roles.margin - doubt))
    }
    for stack in cast.more where !isBuyersOwn {
      buyer.merge(parts(of: stack, score: 0.7))
    }
  }

  /// Whose letterhead it is.
  private func addIssuer(
    _ reader: SupplierReader, _ sightings: [NameSighting], buyer: inout PartyParts,
    supplier: inout PartyParts
  ) {
    guard isBuyersOwn else {
      return supplier.names += reader.names(by: sightings, buyerNames: buyer.statedKeys)
    }
    let vendors = supplier.statedKeys
    if buyer.names.isEmpty {
      buyer.names = reader.names(by: sightings, buyerNames: vendors).filter {
        !vendors.contains(TextFolding.compact($0.value.canonical))
      }
    }
  }

  /// Who sends the goods or is paid for them: mostly, but not always, the supplier.
  private func addPayees(
    _ finder: PartyBlockFinder, besides lines: Set<Int>, to supplier: inout PartyParts
  ) {
    for block in finder.blocks(of: "consignor") where block.lines.isDisjoint(with: lines) {
      supplier.names += parser.read(block, score: 0.52).names
    }
    for block in finder.blocks(of: "account_holder") {
      supplier.names += parser.read(block, score: 0.58).names
    }
  }

  /// A picture at the head of the first page.
  private var logo: Place? {
    guard let page = evidence.text.pages.first else { return nil }
    let picture = page.images.first { $0.y0 < page.height * 0.3 && $0.width > 20 && $0.height > 8 }
    return picture.map {
      Place(page: page.number, span: 0..<0, boxes: [$0], source: .text, text: "")
    }
  }

  private func score(
    _ block: PartyBlock, _ concept: String, _ finder: PartyBlockFinder
  ) -> Double {
    let isWeak = finder.isWeak(block, as: concept)
    let isHead = block.hit.hasColon || block.hit.endsLine
    return (isWeak ? 0.7 : 0.95) - (isHead ? 0 : 0.15) - (block.texts.first?.cost ?? 0) * 0.4
  }

  /// A supplier's block may share a row with the buyer's: the label's line is then in both.
  private static func isSideBySide(_ block: PartyBlock, _ others: [PartyBlock]) -> Bool {
    others.allSatisfy { other in
      other.texts.allSatisfy { text in
        block.texts.allSatisfy {
          $0.line.index != text.line.index || !$0.range.overlaps(text.range)
        }
      }
    }
  }

  private func state(
    _ parts: PartyParts, prefix: String, into result: inout FieldList, website: Bool
  ) {
    func add(_ part: String, _ candidates: [FieldCandidate], joining: Bool = false) {
      let own = part == "name" ? candidates : NameSupport.longest(candidates)
      let merged = NameSupport.merge(own, folding: joining)
      result.add(FieldName("\(prefix).\(part)"), FieldDecision.settle(merged))
    }
    add("name", parts.names, joining: true)
    add("address", Array(parts.addresses.prefix(1)))
    add("phone", Self.first(parts.phones))
    add("email", Self.first(parts.emails))
    if website { add("website", Self.first(parts.websites)) }
    add("tax_id", parts.taxIDs, joining: true)
  }

  /// Of several phones of one party each is as good; the likeliest first one is stated.
  private static func first(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    candidates.max { $0.score < $1.score }.map { best in
      [candidates.first { $0.score == best.score } ?? best]
    } ?? []
  }
}

/// The addresses without a label, by the party that each is.
private struct PartyCast {
  let roles: StackRoles.Roles
  /// Further addresses of whom labels name as the addressee.
  let more: [AddressStack]
  let isBuyersOwn: Bool

  var buyer: AddressStack? { isBuyersOwn ? roles.sender : roles.addressee }
  var supplier: AddressStack? { isBuyersOwn ? roles.addressee : roles.sender }

  var addresseesLines: Set<Int> {
    ([roles.addressee].compactMap { $0 } + more).reduce(into: []) { $0.formUnion($1.indices) }
  }
}

extension PartyParts {
  /// The names that are likely enough to be stated, folded.
  var statedKeys: Set<String> {
    Set(
      names.filter { $0.score >= FieldDecision.leastScore }.map {
        TextFolding.compact($0.value.canonical)
      })
  }

  mutating func merge(_ other: PartyParts) {
    names += other.names
    addresses += other.addresses
    phones += other.phones
    emails += other.emails
    websites += other.websites
    taxIDs += other.taxIDs
  }
}
