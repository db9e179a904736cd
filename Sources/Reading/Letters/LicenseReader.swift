internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads business licences: 营业执照 in its forms, and registration papers of other countries.
struct LicenseReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  private let letter: LetterText
  private let dates: PaperDates

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
    letter = LetterText(evidence)
    dates = PaperDates(evidence, letter: letter, settlement: fields.settlement)
  }

  /// The contract's fields of a business licence, in the contract's order.
  func read() -> [ReadDocument.Field] {
    var result = FieldList()
    let issued = dates.state(["licence_issued", "place-and-date"])
    let name = name
    result.add("name", name.name)
    result.add("registration", LicenseNumber(evidence: evidence).state)
    result.add("representative", representative)
    result.add("address", address(of: name))
    result.add("established", established(issued: issued))
    result.add("expires", expires)
    result.add("scope", fields.block("scope"))
    result.add("issue_date", issued)
    return result.fields
  }

  private var name: PaperHolder {
    let cell = EnumeratedCells(evidence: evidence).texts(under: "license.name")
    if let block = PaperHolder.Block(cell, score: 0.9) {
      return PaperHolder(name: block.state, blocks: [block])
    }
    let search = HolderReader(evidence, letter: letter)
    let own = LicenseName(evidence: evidence, fields: fields)
    let told = search.read(["sentence"])
    if let state = own.state ?? told.name ?? own.letterhead {
      return PaperHolder(name: state, blocks: told.blocks)
    }
    return search.read(["company_name"])
  }

  private func address(of holder: PaperHolder) -> FieldState? {
    AddressSearch(evidence: evidence, holder: holder).state(["registered_address", "paper_address"])
      ?? fields.block("address")
  }

  private var representative: FieldState? {
    let candidates = fields.blocks("representative").filter(isPerson) + registered + headed
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

  private func isPerson(_ candidate: FieldCandidate) -> Bool {
    !candidate.value.canonical.contains { ":：".contains($0) }
  }

  /// Below a head such as `Gérant`, in a row of its own: `Nom, prénoms   ROE Jane`.
  private var headed: [FieldCandidate] {
    guard let number = evidence.concept("person_name") else { return [] }
    return evidence.hits(of: "representative").compactMap { head in
      guard head.startsLine, head.endsLine, evidence.text.right(of: head.line).isEmpty else {
        return nil
      }
      let row = evidence.hits(of: "person_name").first { hit in
        hit.line.page.number == head.line.page.number && hit.startsLine
          && hit.line.box.y0 > head.line.box.y0
          && hit.line.box.y0 - head.line.box.y1 < head.line.box.height * 4
      }
      guard let row, let meaning = row.names(number),
        let text = PaperBlock(at: row, weakly: false, in: evidence)?.texts.first
      else { return nil }
      return FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
    }
  }

  /// Behind labels that numbering such as `4. b)` stands before.
  private var registered: [FieldCandidate] {
    evidence.hits(of: "representative").compactMap { hit in
      guard hit.hasColon, !hit.startsLine, hit.isNumbered,
        let meaning = hit.names(evidence.concept("representative")),
        let block = PaperBlock(at: hit, weakly: false, in: evidence)
      else { return nil }
      let whole = PostalLines.joined(Array(block.texts.prefix(2)), score: 0)
      return FieldCandidate(
        whole.value, at: whole.place, score: block.texts[0].score(for: meaning))
    }
  }

  /// Under its label, or where the paper tells of it; a certificate of incorporation is issued on
  /// the day it tells of.
  private func established(issued: FieldState?) -> FieldState? {
    let cell = EnumeratedCells(evidence: evidence).texts(under: "founded").first
    if let cell, let token = evidence.dates.first(where: { $0.line.index == cell.line.index }),
      let state = FieldDecision.settle(days(of: token, score: 0.88))
    {
      return state
    }
    if let state = dates.state(["founded", "established"]) { return state }
    let cues = letter.cues("cue.incorporated")
    guard !cues.isEmpty else { return nil }
    if let state = FieldDecision.settle(cues.flatMap(told)) { return state }
    return dates.state(["term_start"]) ?? issued
  }

  /// The day that follows in the sentence: `filed its Articles of Incorporation on the 14th …`.
  private func told(_ cue: LetterText.Cue) -> [FieldCandidate] {
    let text = letter.following(cue, upTo: 90)
    guard let found = DateReader.candidates(in: text).first,
      !IdentifierScan.slice(text, 0..<found.range.lowerBound).contains(". ")
    else { return [] }
    return fields.settlement.days(of: found).compactMap {
      letter.candidate(.date($0), behind: cue, at: found.range, score: 0.84)
    }
  }

  /// The last day of the term; 长期 has none.
  private var expires: FieldState? {
    for hit in evidence.hits(of: "license.term") {
      for text in evidence.texts(at: hit) {
        if let state = expiry(in: text) { return state }
      }
    }
    return PaperTerm(evidence: evidence, settlement: fields.settlement)
      .end(["good_until", "validity"]) ?? fields.date(["valid_until"]) ?? expiryBelowHeads
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
    let term = PaperTerm(evidence: evidence, settlement: fields.settlement)
    if dates.count == 1, let broken = FieldDecision.settle(term.ending(below: text)) {
      return broken
    }
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
