internal import Evidence
internal import Identifiers
internal import Knowledge

/// Tells supplier and buyer apart and reads the parts of both.
struct PartiesReader {
  let evidence: DocumentEvidence
  let table: LineTable

  /// How many names, phones and so on of one party are stated; the rest only supports them.
  func read(into result: inout FieldList) {
    let finder = PartyBlockFinder(evidence: evidence, tableLines: table.usedLines)
    let parser = PartyReader(evidence: evidence)
    let principals = finder.blocks(of: "principal")
    let buyerBlocks = principals.isEmpty ? finder.blocks(of: "buyer") : principals
    let payers = principals.isEmpty ? [] : finder.blocks(of: "buyer")
    let otherBlocks = finder.blocks(of: "ship_to") + payers
    let supplierBlocks = finder.blocks(of: "supplier")
    var buyer = PartyParts()
    for block in buyerBlocks { buyer.merge(parser.read(block, score: score(block, "buyer"))) }
    let labelled = Set((otherBlocks + supplierBlocks).flatMap(\.lines))
    let recipient = LetterRecipient(evidence: evidence, taken: labelled.union(table.usedLines))
    var recipientLines: Set<Int> = []
    if let block = recipient.block {
      let addressee = parser.read(block, score: 0.8)
      if buyer.names.isEmpty || buyer.sharesName(with: addressee) {
        buyer.merge(addressee)
        recipientLines = block.lines
      }
    }
    if buyer.names.isEmpty {
      for block in otherBlocks { buyer.merge(parser.read(block, score: 0.62)) }
    }
    var supplier = PartyParts()
    let labelledLines = Set((buyerBlocks + otherBlocks).flatMap(\.lines)).union(recipientLines)
    for block in supplierBlocks
    where block.lines.isDisjoint(with: labelledLines) || Self.isSideBySide(block, buyerBlocks) {
      supplier.merge(parser.read(block, score: score(block, "supplier")))
    }
    let ownLines = Set(supplierBlocks.flatMap(\.lines))
    let others = labelledLines.subtracting(ownLines)
    let search = SupplierReader(
      evidence: evidence, othersLines: others,
      buyerNames: Set(buyer.names.map { TextFolding.compact($0.value.canonical) }), table: table)
    supplier.names += search.names()
    for block in finder.blocks(of: "consignor") where block.lines.isDisjoint(with: labelledLines) {
      supplier.names += parser.read(block, score: 0.6).names
    }
    for block in finder.blocks(of: "account_holder") {
      // The holder of the account is mostly, but not always, who issued the invoice.
      supplier.names += parser.read(block, score: 0.58).names
    }
    TaxIDReader(
      evidence: evidence, buyerLines: Set(buyerBlocks.flatMap(\.lines)).subtracting(ownLines)
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

  /// A picture at the head of the first page.
  private var logo: Place? {
    guard let page = evidence.text.pages.first else { return nil }
    let picture = page.images.first { $0.y0 < page.height * 0.3 && $0.width > 20 && $0.height > 8 }
    return picture.map {
      Place(page: page.number, span: 0..<0, boxes: [$0], source: .text, text: "")
    }
  }

  private func score(_ block: PartyBlock, _ concept: String) -> Double {
    let isWeak = block.hit.names(evidence.concept(concept))?.isWeak ?? false
    let isHead = block.hit.hasColon || block.hit.endsLine
    return (isWeak ? 0.7 : 0.95) - (isHead ? 0 : 0.15) - (block.texts.first?.cost ?? 0) * 0.4
  }

  /// A supplier's block may share a row with the buyer's: the label's line is then in both.
  private static func isSideBySide(_ block: PartyBlock, _ others: [PartyBlock]) -> Bool {
    let own = Set(block.texts.map(\.line.index))
    return others.allSatisfy { own.isDisjoint(with: $0.texts.map(\.line.index)) }
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
