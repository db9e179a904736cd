internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads business licences: 营业执照 in its forms, and registration papers of other countries.
struct LicenseReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
  }

  /// The contract's fields of a business licence, in the contract's order.
  func read() -> [ReadDocument.Field] {
    var result = FieldList()
    result.add("name", name)
    result.add("registration", registration)
    result.add("representative", fields.block("representative"))
    result.add("address", fields.block("address"))
    result.add("established", fields.date(["established"]))
    result.add("expires", expires)
    result.add("scope", fields.block("scope"))
    result.add("issue_date", fields.date(["issue_date"]))
    return result.fields
  }

  private var name: FieldState? {
    let candidates = fields.blocks("license.name").filter { CompanyName.isPlausible($0.value.canonical) }
    if let state = FieldDecision.settle(candidates) { return state }
    let search = SupplierReader(
      evidence: evidence, othersLines: [], buyerNames: [], table: .none)
    return FieldDecision.settle(NameSupport.merge(search.names(), folding: true))
  }

  /// The code behind its label, or the only text of the page that has the code's form.
  private var registration: FieldState? {
    var candidates: [FieldCandidate] = []
    for name in ["tax_id", "registration", "number"] {
      guard let concept = evidence.concept(name) else { continue }
      for hit in evidence.hits(of: name) {
        guard let meaning = hit.names(concept) else { continue }
        for text in evidence.texts(at: hit) {
          guard let found = IdentifierScan.registration(in: text.text, schemes: [.uscc, .companyUK, .vat]) else { continue }
          let value = IdentifierScheme.uscc.verdict(on: found.value) == .wrongForm
            ? found.value : IdentifierScheme.uscc.compact(found.value)
          candidates.append(
            FieldCandidate(.text(value), at: text.place(of: found.range), score: text.score(for: meaning)))
          break
        }
      }
    }
    let shaped = candidates.filter { IdentifierScheme.uscc.verdict(on: $0.value.canonical) != .wrongForm }
    if let state = FieldDecision.settle(shaped.isEmpty ? candidates : shaped) { return state }
    let loose = evidence.text.lines.flatMap { line in
      IdentifierScan.words(of: line.text).compactMap { word -> FieldCandidate? in
        let text = IdentifierScan.slice(line.text, word)
        guard text.count == 18, IdentifierScheme.uscc.verdict(on: text) == .valid else { return nil }
        return FieldCandidate(.text(text), at: line.place(of: word), score: 0.8)
      }
    }
    return FieldDecision.settle(loose)
  }

  /// The last day of the term; 长期 has none.
  private var expires: FieldState? {
    for hit in evidence.hits(of: "license.term") {
      for text in evidence.texts(at: hit) {
        let dates = evidence.dates.filter {
          $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
        }
        let isOpen = evidence.hits(of: "cue.open_ended").first { $0.line.index == text.line.index }
        if let isOpen {
          return .known(Cited(.openEnded, at: isOpen.line.place(of: isOpen.range), confidence: 0.95))
        }
        guard let last = dates.last else { continue }
        // One date alone begins the term unless the words before it say that it ends it.
        let lead = text.line.substring(text.range.lowerBound..<last.range.lowerBound)
        guard dates.count > 1 || lead.contains("至") || lead.lowercased().contains("until") || lead.contains("-")
          || !text.text.contains("自") && !text.text.contains("起")
        else { continue }
        return FieldDecision.settle(
          fields.settlement.days(of: last.content, printed: last.text).map {
            FieldCandidate(.date($0), at: last.place, score: 0.93)
          })
      }
    }
    return fields.date(["valid_until"])
  }
}
