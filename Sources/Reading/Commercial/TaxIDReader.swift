internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads tax ids and tells whose they are: the buyer's in the buyer's block, else the supplier's.
struct TaxIDReader {
  let evidence: DocumentEvidence
  let buyerLines: Set<Int>
  /// Where the buyer's data stand, page by page.
  let buyerAreas: [(page: Int, box: Box)]

  private static let schemes: [IdentifierScheme] = [.uscc, .vat, .uidCH]

  func read(supplier: inout PartyParts, buyer: inout PartyParts) {
    supplier.taxIDs += unlabelled + canadian
    if let concept = evidence.concept("tax_id") {
      for hit in evidence.hits(of: "tax_id") {
        guard let meaning = hit.names(concept) else { continue }
        for text in evidence.texts(at: hit).map(\.untilGap) {
          guard
            let found = IdentifierScan.registration(in: text.text, schemes: Self.schemes)
          else { continue }
          let verdicts = Self.schemes.map { $0.verdict(on: found.value) }
          let doubt =
            verdicts.contains(.valid) ? 0 : verdicts.contains(.wrongCheckDigit) ? 0.1 : 0.26
          // The issuer's own number stands in the head or the foot of the page.
          let height = text.line.box.midY / max(1, text.line.page.height)
          let middle = height > 0.2 && height < 0.8 && !isBuyers(hit) ? 0.15 : 0
          // A person's own code (codice fiscale) stands beside the number of the business.
          let isPersons = found.value.count == 16 && found.value.prefix(6).allSatisfy(\.isLetter)
          let candidate = FieldCandidate(
            .text(Self.normal(found.value)), at: text.place(of: found.range),
            score: max(0.1, text.score(for: meaning) - doubt - middle - (isPersons ? 0.15 : 0)))
          if isBuyers(hit) {
            buyer.taxIDs.append(candidate)
          } else {
            supplier.taxIDs.append(candidate)
          }
          break
        }
      }
    }
  }

  /// Words that have the form and the check digit of a tax id by themselves.
  private var unlabelled: [FieldCandidate] {
    evidence.text.lines.filter { !isBuyers($0) }.flatMap { line in
      IdentifierScan.words(of: line.text).compactMap { word -> FieldCandidate? in
        let range = IdentifierScan.trimmed(word, in: line.text)
        let text = line.substring(range)
        guard text.count >= 10, text.first?.isLetter ?? false,
          Self.schemes.contains(where: { $0.verdict(on: text) == .valid })
        else { return nil }
        return FieldCandidate(.text(Self.normal(text)), at: line.place(of: range), score: 0.72)
      }
    }
  }

  /// Business numbers with their account for GST and HST (`81442 7719 RT0001`), which no other
  /// number looks like.
  private var canadian: [FieldCandidate] {
    evidence.text.lines.filter { $0.text.contains("RT0") && !isBuyers($0) }.compactMap { line in
      let bytes = Array(line.text.utf8)
      let mark = Array("RT0".utf8)
      guard
        let start = bytes.indices.dropLast(5).first(where: {
          bytes[$0..<$0 + 3].elementsEqual(mark)
        }), bytes[start + 2..<start + 6].allSatisfy({ (48...57).contains($0) })
      else { return nil }
      var first = start
      var digits = 0
      while first > 0, digits < 9, (48...57).contains(bytes[first - 1]) || bytes[first - 1] == 32 {
        first -= 1
        if bytes[first] != 32 { digits += 1 }
      }
      guard digits == 9, first == 0 || !(48...57).contains(bytes[first - 1]) else { return nil }
      let range = first..<(start + 6)
      let value = line.substring(range).filter { $0 != " " }
      return FieldCandidate(.text(value), at: line.place(of: range), score: 0.85)
    }
  }

  private func isBuyers(_ hit: LabelHit) -> Bool {
    if hit.names(evidence.concept("buyer.tax_id")) != nil { return true }
    let buyer = evidence.concept("buyer")
    return hit.companions.contains { $0.concept == buyer } || isBuyers(hit.line)
  }

  private func isBuyers(_ line: TextLine) -> Bool {
    buyerLines.contains(line.index)
      || buyerAreas.contains { area in
        area.page == line.page.number && area.box.x0 <= line.box.x0
          && line.box.x0 <= area.box.x1 && area.box.y0 <= line.box.midY
          && line.box.midY <= area.box.y1
      }
  }

  /// As its scheme writes it: without blanks where they are only for the eye.
  private static func normal(_ text: String) -> String {
    let compact = schemes.first { $0.verdict(on: text) != .wrongForm }.map { $0.compact(text) }
    return compact ?? text
  }
}
