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
    let buyerBlocks = finder.blocks(of: "buyer")
    let otherBlocks = finder.blocks(of: "ship_to")
    let supplierBlocks = finder.blocks(of: "supplier")
    var buyer = PartyParts()
    for block in buyerBlocks { buyer.merge(parser.read(block, score: score(block, "buyer"))) }
    let recipient = LetterRecipient(evidence: evidence, table: table)
    if buyer.names.isEmpty, let block = recipient.block {
      buyer.merge(parser.read(block, score: 0.8))
    }
    if buyer.names.isEmpty {
      for block in otherBlocks { buyer.merge(parser.read(block, score: 0.62)) }
    }
    var supplier = PartyParts()
    let labelledLines = Set((buyerBlocks + otherBlocks).flatMap(\.lines)).union(recipient.lines(ifUsed: buyerBlocks.isEmpty))
    for block in supplierBlocks where block.lines.isDisjoint(with: labelledLines) || Self.isSideBySide(block, buyerBlocks) {
      supplier.merge(parser.read(block, score: score(block, "supplier")))
    }
    let ownLines = Set(supplierBlocks.flatMap(\.lines))
    let others = labelledLines.subtracting(ownLines)
    let search = SupplierReader(
      evidence: evidence, othersLines: others,
      buyerNames: Set(buyer.names.map { SupplierReader.key($0.value.canonical) }), table: table)
    supplier.names += search.names()
    for block in finder.blocks(of: "account_holder") {
      // The holder of the account is mostly, but not always, who issued the invoice.
      supplier.names += parser.read(block, score: 0.58).names
    }
    TaxIDReader(evidence: evidence, buyerLines: Set(buyerBlocks.flatMap(\.lines)).subtracting(ownLines))
      .read(supplier: &supplier, buyer: &buyer)
    LooseContacts(evidence: evidence, othersLines: others, table: table).read(into: &supplier)
    state(supplier, prefix: "supplier", into: &result, website: true)
    state(buyer, prefix: "buyer", into: &result, website: false)
  }

  private func score(_ block: PartyBlock, _ concept: String) -> Double {
    let isWeak = block.hit.names(evidence.concept(concept))?.isWeak ?? true
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
      let merged = NameSupport.merge(candidates, folding: joining)
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
  static func merge(_ candidates: [FieldCandidate], folding: Bool) -> [FieldCandidate] {
    guard folding else { return candidates }
    var first: [String: FieldValue] = [:]
    let ranked = candidates.sorted { $0.score > $1.score }
    for candidate in ranked {
      let key = SupplierReader.key(candidate.value.canonical)
      if first[key] == nil { first[key] = candidate.value }
    }
    return ranked.map { candidate in
      let key = SupplierReader.key(candidate.value.canonical)
      return FieldCandidate(
        first[key] ?? candidate.value, at: candidate.place, score: candidate.score)
    }
  }
}

/// The recipient of a letter without labels: the block of the address window, below the
/// sender's small line (DIN 5008: upper left of the first page).
struct LetterRecipient {
  let evidence: DocumentEvidence
  let table: LineTable

  var block: PartyBlock? {
    guard let page = evidence.text.pages.first else { return nil }
    let window = evidence.text.lines.filter { line in
      line.page.number == page.number && line.box.x0 < page.width * 0.45
        && line.box.midY > page.height * 0.09 && line.box.midY < page.height * 0.36
        && !table.usedLines.contains(line.index)
    }
    for (index, line) in window.enumerated() {
      guard isPostal(line), index > 0 else { continue }
      let block = Self.upward(from: index, in: window)
      guard block.count >= 3, let first = block.first, !evidence.startsWithLabel(first),
        block.allSatisfy({ !hasContact($0) && !evidence.startsWithLabel($0) })
      else { continue }
      let texts = block.map { line in
        LabelledText(hit: Self.noLabel(first), line: line, range: 0..<line.text.utf8.count, cost: 0)
      }
      return PartyBlock(hit: Self.noLabel(first), texts: texts, lines: Set(block.map(\.index)))
    }
    return nil
  }

  func lines(ifUsed: Bool) -> Set<Int> { ifUsed ? block?.lines ?? [] : [] }

  private static func noLabel(_ line: TextLine) -> LabelHit {
    LabelHit(line: line, range: 0..<0, box: line.box, meanings: [])
  }

  /// A postal code of four or five digits begins the line, and a town follows.
  private func isPostal(_ line: TextLine) -> Bool {
    let words = line.text.split(separator: " ")
    guard words.count >= 2, line.box.width < line.page.width * 0.4 else { return false }
    var code = words[0]
    for prefix in ["D-", "A-", "CH-", "F-", "DE-", "FR-", "L-", "B-", "NL-", "I-", "E-"] where code.hasPrefix(prefix) {
      code = code.dropFirst(prefix.count)
    }
    return (4...5).contains(code.count) && code.allSatisfy(\.isNumber) && words[1].first?.isUppercase ?? false
      && words.count <= 5
  }

  private static func upward(from index: Int, in lines: [TextLine]) -> [TextLine] {
    var block = [lines[index]]
    for line in lines[..<index].reversed() {
      guard let top = block.first else { break }
      let isNear = top.box.y0 - line.box.y1 < top.box.height * 2.2
      let isAligned = abs(line.box.x0 - top.box.x0) < 6
      // The sender's own line above the window is set smaller.
      guard isNear, isAligned, line.fontSize > top.fontSize * 0.85, block.count < 7 else { break }
      block.insert(line, at: 0)
    }
    return block
  }

  private func hasContact(_ line: TextLine) -> Bool {
    evidence.contacts.contains { $0.line.index == line.index && $0.content.isCertain }
  }
}
