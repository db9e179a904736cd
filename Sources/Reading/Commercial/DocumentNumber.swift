internal import Evidence
internal import Knowledge

/// Reads the number of an invoice or of a paper like it: by its label, or beside its title.
struct DocumentNumber {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  /// The concepts that name it, in order of preference.
  let concepts: [String]

  func state() -> FieldState? {
    let isDated = fields.dateCandidates(["issue_date"]).contains {
      $0.score >= FieldDecision.plainScore
    }
    let title = TitleLineReader(
      evidence: evidence, settlement: fields.settlement, isDatedElsewhere: isDated)
    let titled = title.numbers
    for (index, concept) in concepts.enumerated() {
      // A title that is set large may be all the label there is.
      let own = labelled(concept) + (index == 0 ? titled : [])
      if let state = FieldDecision.settle(own) { return state }
    }
    return FieldDecision.settle(titled) ?? FieldDecision.settle(typed)
      ?? FieldDecision.settle(title.neighbours) ?? FieldDecision.settle(addressees)
  }

  /// What labels of the concept point at: those that name a paper of another kind (`Estimate #` on
  /// an invoice, `Our invoice` on a credit note) only where no other does.
  private func labelled(_ concept: String) -> [FieldCandidate] {
    let found = fields.labelledNumbers(concept).filter { !isAddressees($0.hit) }
    return found.map {
      namesOtherKind($0.hit) ? $0.candidate.lowered(by: 0.3) : $0.candidate
    }
  }

  /// Numbers of whom the paper is addressed to, where it states none of its own.
  private var addressees: [FieldCandidate] {
    concepts.flatMap(fields.labelledNumbers).filter { isAddressees($0.hit) }.map {
      $0.candidate.lowered(by: 0.35)
    }
  }

  /// Whether a label says `your order`: the number is the other side's, beside which the paper
  /// has its own.
  private func isAddressees(_ hit: LabelHit) -> Bool {
    guard concepts.first == "order_number", hit.names(evidence.concept("order_number")) != nil,
      evidence.document.readingKind.flatMap({ evidence.knowledge.kinds.definitions[$0] })?
        .isBuyersOwn != true
    else { return false }
    let label = TextFolding.fold(hit.line.substring(hit.range))
    let before = TextFolding.fold(hit.line.substring(0..<hit.range.lowerBound))
    let word = label.split { " '’./".contains($0) }.first.map(String.init) ?? label
    let last = before.split { " '’./".contains($0) }.last.map(String.init) ?? ""
    return Self.possessives.contains(word) || Self.possessives.contains(last)
      || Self.hanPossessives.contains { label.hasPrefix($0) || before.hasSuffix($0) }
  }

  private static let possessives: Set<String> = [
    "your", "customer", "client", "buyer", "purchaser", "ihre", "ihr", "kunden", "votre", "vos",
    "su", "vs", "vostro", "vostra", "uw", "er", "ert", "deres", "vase", "vas",
  ]
  private static let hanPossessives = ["ご", "貴", "贵", "客户", "客戶", "お客様"]

  private func namesOtherKind(_ hit: LabelHit) -> Bool {
    let words = FoldedText(hit.line.substring(hit.range))
    let kinds = evidence.knowledge.kinds.index.matches(in: words)
      // `Beleg` is any paper, and so is a receipt.
      .filter { $0.meaning.role == .title && $0.meaning.kind != .receipt }.map(\.meaning.kind)
    guard let own = evidence.document.readingKind, !kinds.isEmpty else { return false }
    // A proforma invoice is an invoice to whoever prints its number.
    return !kinds.contains(own) && !(own == .proformaInvoice && kinds.contains(.invoice))
  }

  /// Taiwan's uniform invoices carry two letters and eight digits, whatever stands before them.
  private var typed: [FieldCandidate] {
    guard HomeCurrency(evidence: evidence).registered.contains("TWD") else { return [] }
    return evidence.text.lines.flatMap { line -> [FieldCandidate] in
      UniformInvoiceNumber.ranges(in: line.text).map {
        FieldCandidate(.text(line.substring($0)), at: line.place(of: $0), score: 0.86)
      }
    }
  }
}

/// The form of the numbers of Taiwan's uniform invoices: `VK-60913827`, `RB 27418053`.
enum UniformInvoiceNumber {
  /// UTF-8 offsets of every number of that form.
  static func ranges(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    func isLetter(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (65...90).contains(bytes[index])
    }
    func isDigit(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (48...57).contains(bytes[index])
    }
    return bytes.indices.compactMap { start in
      guard isLetter(start), isLetter(start + 1), !isLetter(start - 1), start + 2 < bytes.count
      else { return nil }
      let isParted = bytes[start + 2] == 45 || bytes[start + 2] == 32
      let first = start + (isParted ? 3 : 2)
      guard (first..<first + 8).allSatisfy(isDigit), !isDigit(first + 8), !isLetter(first + 8)
      else { return nil }
      return start..<first + 8
    }
  }
}
