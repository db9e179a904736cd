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
    result.add("name", LicenseName(evidence: evidence, fields: fields).state)
    result.add("registration", LicenseNumber(evidence: evidence).state)
    result.add("representative", representative)
    result.add("address", fields.block("address"))
    result.add("established", established)
    result.add("expires", expires)
    result.add("scope", fields.block("scope"))
    result.add("issue_date", fields.date(["issue_date"]))
    return result.fields
  }

  private var representative: FieldState? {
    let candidates = fields.blocks("representative") + registered
    let reversed = candidates.compactMap(personOfRegister)
    return FieldDecision.settle(reversed.isEmpty ? candidates : reversed)
  }

  /// Registers write `Mayr, Jonas, Kempten, *14.05.1979`: the family name first.
  private func personOfRegister(_ candidate: FieldCandidate) -> FieldCandidate? {
    let parts = candidate.value.canonical.split(separator: ",").map { String($0).trimmingBlanks }
    guard parts.count >= 3, parts.contains(where: { $0.hasPrefix("*") || $0.contains("geb") }),
      !parts[0].contains(where: \.isNumber), !parts[1].contains(where: \.isNumber)
    else { return nil }
    return FieldCandidate(
      .text(parts[1] + " " + parts[0]), at: candidate.place, score: candidate.score)
  }

  /// Behind labels that numbering such as `4. b)` stands before.
  private var registered: [FieldCandidate] {
    evidence.hits(of: "representative").compactMap { hit in
      guard hit.hasColon, !hit.startsLine, hit.isNumbered,
        let meaning = hit.names(evidence.concept("representative")),
        let text = evidence.texts(at: hit, running: true).first
      else { return nil }
      return FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
    }
  }

  /// Under its label; a certificate of incorporation is issued on the day it tells of.
  private var established: FieldState? {
    if let state = fields.date(["established"]) { return state }
    guard !LetterText(evidence).cues("cue.incorporated").isEmpty else { return nil }
    if let state = fields.date(["term_start"]) { return state }
    let days = evidence.dates.flatMap { token in
      fields.settlement.days(of: token.content).map {
        FieldCandidate(.date($0), at: token.place, score: 0.8)
      }
    }
    return FieldDecision.settle(days)
  }

  /// The last day of the term; 长期 has none.
  private var expires: FieldState? {
    for hit in evidence.hits(of: "license.term") {
      for text in evidence.texts(at: hit) {
        if let state = expiry(in: text) { return state }
      }
    }
    return fields.date(["valid_until"]) ?? expiryBelowHeads
  }

  private func expiry(in text: LabelledText) -> FieldState? {
    let dates = evidence.dates.filter {
      $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
    }
    let isOpen = evidence.hits(of: "open_ended").first { $0.line.index == text.line.index }
    if let isOpen {
      return .known(
        Cited(.openEnded, at: isOpen.line.place(of: isOpen.range), confidence: 0.95))
    }
    guard let last = dates.last else { return nil }
    // One date alone begins the term unless the words before it say that it ends it.
    let lead = text.line.substring(text.range.lowerBound..<last.range.lowerBound)
    let saysEnd = lead.contains("至") || lead.lowercased().contains("until") || lead.contains("-")
    let saysStart = text.text.contains("自") || text.text.contains("起")
    guard dates.count > 1 || saysEnd || !saysStart else { return nil }
    return FieldDecision.settle(days(of: last, score: 0.93))
  }

  /// The date below the head `Date of Expiry`, where the head has a second language below it.
  private var expiryBelowHeads: FieldState? {
    let heads = evidence.hits.filter { hit in
      hit.names(evidence.concept("license.term")) != nil
        || hit.names(evidence.concept("valid_until")) != nil
    }
    let found = heads.flatMap { hit -> [FieldCandidate] in
      let height = max(6, hit.box.height)
      let token = evidence.dates.filter {
        $0.line.page.number == hit.line.page.number && $0.box.y0 > hit.box.y0
          && $0.box.y0 - hit.box.y1 < height * 4 && $0.box.x0 < hit.box.x1 + 4
          && $0.box.x1 > hit.box.x0 - 4
      }.min { $0.box.y0 < $1.box.y0 }
      return token.map { days(of: $0, score: 0.85) } ?? []
    }
    return FieldDecision.settle(found)
  }

  private func days(of token: ValueToken<DateCandidate>, score: Double) -> [FieldCandidate] {
    fields.settlement.days(of: token.content).map {
      FieldCandidate(.date($0), at: token.place, score: score)
    }
  }
}

extension LabelHit {
  /// Whether nothing but numbering stands before a label: `2. a) Firma:`.
  var isNumbered: Bool {
    let before = line.substring(0..<range.lowerBound)
    return before.count <= 10 && before.count { $0.isLetter } <= 1
  }
}
