internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads tax ids and tells whose they are: the buyer's in the buyer's block, else the supplier's.
struct TaxIDReader {
  let evidence: DocumentEvidence
  let buyerLines: Set<Int>

  private static let schemes: [IdentifierScheme] = [.uscc, .vat, .uidCH]

  func read(supplier: inout PartyParts, buyer: inout PartyParts) {
    for (name, factor) in [("tax_id", 1.0), ("registration", 0.0)] where factor > 0 {
      guard let concept = evidence.concept(name) else { continue }
      for hit in evidence.hits(of: name) {
        guard let meaning = hit.names(concept) else { continue }
        for text in evidence.texts(at: hit) {
          guard
            let found = IdentifierScan.registration(in: text.text, schemes: Self.schemes)
          else { continue }
          let isProved = Self.schemes.contains { $0.verdict(on: found.value) == .valid }
          let candidate = FieldCandidate(
            .text(Self.normal(found.value)), at: text.place(of: found.range),
            score: max(0.1, text.score(for: meaning) - (isProved ? 0 : 0.22)))
          if isBuyers(hit) { buyer.taxIDs.append(candidate) } else { supplier.taxIDs.append(candidate) }
          break
        }
      }
    }
  }

  private func isBuyers(_ hit: LabelHit) -> Bool {
    if hit.names(evidence.concept("buyer.tax_id")) != nil { return true }
    return buyerLines.contains(hit.line.index)
  }

  /// As its scheme writes it: without blanks where they are only for the eye.
  private static func normal(_ text: String) -> String {
    let compact = schemes.first { $0.verdict(on: text) == .valid }.map { $0.compact(text) }
    return compact ?? text
  }
}
