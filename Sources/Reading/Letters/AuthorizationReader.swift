internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads letters of authorization, whether written as prose, as a form or as a table.
struct AuthorizationReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  let letter: LetterText

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
    letter = LetterText(evidence)
  }

  /// The contract's fields of a letter of authorization, in the contract's order.
  func read() -> [ReadDocument.Field] {
    var result = FieldList()
    let parties = LetterParties(evidence: evidence, letter: letter)
    let licensee = parties.licensee
    addParty("licensor", parties.licensor(excluding: licensee), to: &result)
    addParty("licensee", licensee, to: &result)
    result.add("brand", BrandReader(evidence: evidence, letter: letter).state())
    result.add("grant", grant)
    result.add(
      "territory", TerritoryReader(evidence: evidence, letter: letter, fields: fields).state())
    let reader = TermReader(evidence: evidence, letter: letter, fields: fields)
    var term = reader.read()
    let issued = issueDate(excluding: term)
    if term.start == nil, term.end == nil, let counted = reader.counted(from: issued) {
      term = counted
    }
    result.add("term.start", term.start)
    result.add("term.end", term.end)
    result.add("issue_date", issued)
    let signatory = SignatoryReader(evidence: evidence, fields: fields)
    result.add("signatory.name", signatory.name)
    result.add("signatory.title", signatory.title)
    result.add("signature", signatory.signature)
    return result.fields
  }

  private func addParty(_ prefix: String, _ parts: PartyParts, to result: inout FieldList) {
    func add(_ part: String, _ candidates: [FieldCandidate]) {
      result.add(
        FieldName("\(prefix).\(part)"),
        FieldDecision.settle(
          part == "name"
            ? NameSupport.merge(NameSupport.oneScript(candidates), folding: true) : candidates))
    }
    add("name", parts.names)
    add("address", Array(parts.addresses.prefix(1)))
    add("phone", Array(parts.phones.prefix(1)))
    add("email", Array(parts.emails.prefix(1)))
    add("website", Array(parts.websites.prefix(1)))
    add("tax_id", parts.taxIDs)
  }

  /// What is allowed: under its label, or the clause of the letter that says it.
  private var grant: FieldState? {
    if let labelled = fields.block("grant") { return labelled }
    for cue in letter.cues("cue.grant") {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let end = cue.prose.boundary(before: cue.range.lowerBound + 240)
      let range = cue.range.lowerBound..<max(cue.range.lowerBound, min(sentence.upperBound, end))
      guard range.count > 4, let place = cue.prose.place(of: range) else { continue }
      return .known(Cited(.text(place.text.trimmingBlanks), at: place, confidence: 0.85))
    }
    return nil
  }

  private func issueDate(excluding term: TermReader.Term) -> FieldState? {
    let taken = Set([term.start?.known?.place, term.end?.known?.place].compactMap { $0?.span })
    // `du` and `on` stand before dates in sentences too; there they say nothing of the letter's.
    let labelled = fields.dateCandidates(["issue_date"]).filter { candidate in
      candidate.score >= FieldDecision.plainScore
        || !taken.contains(candidate.place.span)
          && isAlone(candidate.place)
    }
    if let state = FieldDecision.settle(labelled) { return state }
    // A letter's date stands in a line of its own, at its head or beside the signature.
    let alone = evidence.dates.filter { token in
      !taken.contains(token.place.span) && isAlone(token.place)
    }
    let candidates = alone.flatMap { token in
      fields.settlement.days(of: token.content).map {
        FieldCandidate(.date($0), at: token.place, score: 0.75)
      }
    }
    return FieldDecision.settle(candidates)
  }

  /// Whether hardly anything else stands in the line of a date.
  private func isAlone(_ place: Place) -> Bool {
    evidence.dates.contains { token in
      token.place == place
        && token.line.text.count { $0.isLetter || $0.isNumber } <= token.range.count + 14
    }
  }
}
