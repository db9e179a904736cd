internal import Evidence
internal import Identifiers
internal import Knowledge

/// Tells supplier and buyer apart and reads the parts of both.
struct PartiesReader {
  let evidence: DocumentEvidence
  let table: LineTable

  func read(into result: inout FieldList) {
    let blocks = PartyBlocks(PartyBlockFinder(evidence: evidence, tableLines: table.usedLines))
    var buyer = parts(of: blocks.buyer, "buyer")
    var supplier = PartyParts()
    let recipientLines = addRecipient(blocks, buyer: &buyer, supplier: &supplier)
    if buyer.names.isEmpty {
      for block in blocks.receivers { buyer.merge(parser.read(block, score: 0.62)) }
    }
    let taken = blocks.buyersLines.union(recipientLines)
    let own = blocks.supplier.filter {
      $0.lines.isDisjoint(with: taken) || Self.isSideBySide($0, blocks.buyer)
    }
    supplier.merge(parts(of: own, "supplier"))
    let others = taken.subtracting(blocks.suppliersLines)
    let buyersOwnLines = blocks.buyerLines.union(isBuyersOwn ? [] : recipientLines)
    addIssuer(othersLines: others, buyer: &buyer, supplier: &supplier)
    addPayees(besides: taken, to: &supplier)
    TaxIDReader(
      evidence: evidence,
      buyerLines: buyersOwnLines.subtracting(blocks.suppliersLines),
      buyerAreas: areas(of: blocks.buyer, recipientLines: isBuyersOwn ? [] : recipientLines)
    )
    .read(supplier: &supplier, buyer: &buyer)
    LooseContacts(evidence: evidence, othersLines: others, table: table).read(into: &supplier)
    let script = NameSupport.script(of: [supplier.names, buyer.names])
    supplier.names = NameSupport.names(supplier.names, in: script)
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

  private func parts(of blocks: [PartyBlock], _ concept: String) -> PartyParts {
    var parts = PartyParts()
    for block in blocks { parts.merge(parser.read(block, score: score(block, concept))) }
    return parts
  }

  /// Where the buyer's data stand: from its label, or its name, to some lines below its block.
  private func areas(of blocks: [PartyBlock], recipientLines: Set<Int>) -> [(page: Int, box: Box)] {
    let texts = evidence.text.lines
    let groups =
      blocks.map { ($0.hit.box as Box?, $0.texts.map(\.line)) }
      + [(nil, recipientLines.sorted().map { texts[$0] })]
    return groups.compactMap { label, lines in
      guard let page = lines.first?.page.number,
        let box = Box.union(of: lines.map(\.box) + [label].compactMap { $0 })
      else { return nil }
      let below = evidence.text.bodySize * 3.5
      return (page, Box(x0: box.x0 - 4, y0: box.y0 - 2, x1: box.x1 + 4, y1: box.y1 + below))
    }
  }

  /// Whom the paper is addressed to without a label: the buyer, unless the buyer issues it.
  ///
  /// - Returns: The lines of the address, where they are such a one's.
  private func addRecipient(
    _ blocks: PartyBlocks, buyer: inout PartyParts, supplier: inout PartyParts
  ) -> Set<Int> {
    let recipient = LetterRecipient(
      evidence: evidence, taken: blocks.otherLines.union(table.usedLines))
    guard let block = recipient.block else { return [] }
    let addressee = parser.read(block, score: 0.8)
    if isBuyersOwn {
      if blocks.supplier.isEmpty { supplier.merge(addressee) }
      return block.lines
    }
    guard buyer.names.isEmpty || buyer.sharesName(with: addressee) else { return [] }
    buyer.merge(addressee)
    return block.lines
  }

  /// Whose letterhead it is.
  private func addIssuer(
    othersLines: Set<Int>, buyer: inout PartyParts, supplier: inout PartyParts
  ) {
    func keys(_ parts: PartyParts) -> Set<String> {
      Set(parts.names.map { TextFolding.compact($0.value.canonical) })
    }
    let vendors = keys(supplier)
    let names = SupplierReader(
      evidence: evidence, othersLines: othersLines, buyerNames: keys(buyer), table: table
    )
    .names()
    guard isBuyersOwn else { return supplier.names += names }
    if buyer.names.isEmpty {
      buyer.names = names.filter { !vendors.contains(TextFolding.compact($0.value.canonical)) }
    }
  }

  /// Who sends the goods or is paid for them: mostly, but not always, the supplier.
  private func addPayees(besides lines: Set<Int>, to supplier: inout PartyParts) {
    let finder = PartyBlockFinder(evidence: evidence, tableLines: table.usedLines)
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

  private func score(_ block: PartyBlock, _ concept: String) -> Double {
    let isWeak = PartyBlockFinder(evidence: evidence).isWeak(block, as: concept)
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

/// The blocks that labels give to the parties.
private struct PartyBlocks {
  /// The buyer's: those of whom an agency acts for, where there is one.
  let buyer: [PartyBlock]
  /// Where goods are sent, and who pays for the buyer.
  let receivers: [PartyBlock]
  let supplier: [PartyBlock]

  init(_ finder: PartyBlockFinder) {
    let principals = finder.blocks(of: "principal")
    let supplier = finder.blocks(of: "supplier")
    let taken = Set(supplier.flatMap(\.lines))
    // A bare `Name:` inside another party's block is that party's.
    let payers = finder.blocks(of: "buyer").filter {
      !finder.isWeak($0, as: "buyer") || !taken.contains($0.hit.line.index)
    }
    self.supplier = supplier
    buyer = principals.isEmpty ? payers : principals
    receivers = finder.blocks(of: "ship_to") + (principals.isEmpty ? [] : payers)
  }

  var buyerLines: Set<Int> { Set(buyer.flatMap(\.lines)) }
  /// Of the buyer and of who receives or pays for it.
  var buyersLines: Set<Int> { buyerLines.union(receivers.flatMap(\.lines)) }
  var suppliersLines: Set<Int> { Set(supplier.flatMap(\.lines)) }
  /// Of everybody but the buyer.
  var otherLines: Set<Int> { suppliersLines.union(receivers.flatMap(\.lines)) }
}

extension PartyParts {
  func sharesName(with other: PartyParts) -> Bool {
    let own = Set(names.map { TextFolding.compact($0.value.canonical) })
    return other.names.contains { own.contains(TextFolding.compact($0.value.canonical)) }
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

/// Lets spellings of one name support each other: `ACME GMBH` in the head, `Acme GmbH` in the foot.
enum NameSupport {
  enum Script { case latin, han }

  /// The script in which the names of both parties are printed; a paper in two languages that
  /// has a name of each in Han characters is for readers of those.
  static func script(of parties: [[FieldCandidate]]) -> Script? {
    let stated = parties.map { names in names.filter { $0.score >= FieldDecision.leastScore } }
      .filter { !$0.isEmpty }
    func allHave(_ script: Script) -> Bool {
      stated.allSatisfy { names in names.contains { Self.script(of: $0) == script } }
    }
    return allHave(.han) ? .han : allHave(.latin) ? .latin : nil
  }

  /// Without names in another script than the wanted or, where a party has none in it, than the
  /// likeliest: 深圳市… beside Shenzhen … is one company under both its names, not two.
  static func names(_ candidates: [FieldCandidate], in wanted: Script?) -> [FieldCandidate] {
    guard let best = candidates.max(by: { $0.score < $1.score }) else { return candidates }
    let inWanted = candidates.filter {
      script(of: $0) == wanted && $0.score >= FieldDecision.leastScore
    }
    let chosen = script(of: inWanted.first ?? best)
    return candidates.filter { script(of: $0) == chosen }.map { candidate in
      // What speaks for the company under its other name speaks for it under this one.
      guard chosen != script(of: best), candidate.score >= best.score - 0.35 else {
        return candidate
      }
      return FieldCandidate(
        candidate.value, at: candidate.place, score: max(candidate.score, best.score))
    }
  }

  /// Without names in another script than the likeliest.
  static func oneScript(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    names(candidates, in: nil)
  }

  private static func script(of candidate: FieldCandidate) -> Script {
    candidate.value.canonical.unicodeScalars.contains { $0.value >= 0x3400 } ? .han : .latin
  }

  /// One number with and without its country's letters is one number.
  static func longest(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    candidates.map { candidate in
      let own = TextFolding.compact(candidate.value.canonical)
      let longer = candidates.first {
        let key = TextFolding.compact($0.value.canonical)
        return own.count >= 7 && key.count == own.count + 2 && key.hasSuffix(own)
      }
      return longer.map { FieldCandidate($0.value, at: $0.place, score: candidate.score) }
        ?? candidate
    }
  }

  static func merge(_ candidates: [FieldCandidate], folding: Bool) -> [FieldCandidate] {
    guard folding else { return candidates }
    var first: [String: FieldValue] = [:]
    let ranked = candidates.sorted { $0.score > $1.score }
    for candidate in ranked {
      let key = TextFolding.compact(candidate.value.canonical)
      if first[key] == nil { first[key] = candidate.value }
    }
    return ranked.map { candidate in
      let key = TextFolding.compact(candidate.value.canonical)
      return FieldCandidate(
        first[key] ?? candidate.value, at: candidate.place, score: candidate.score)
    }
  }
}
