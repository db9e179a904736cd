internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads letters of authorization, whether written as prose, as a form or as a table.
struct AuthorizationReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  let letter: LetterText
  private let layout: LetterLayout

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
    letter = LetterText(evidence)
    layout = LetterLayout(letter)
  }

  /// The contract's fields of a letter of authorization, in the contract's order.
  func read() -> [ReadDocument.Field] {
    var result = FieldList()
    let parties = LetterParties(evidence: evidence, letter: letter)
    let names = [parties.licensee.names, parties.licensor.names]
    // A letter in two languages gives first the name by which it goes in its own.
    let script = NameSupport.script(
      of: names, preferring: names.lazy.compactMap(NameSupport.firstScript).first ?? .latin)
    addParty("licensor", parties.licensor, script, to: &result)
    addParty("licensee", parties.licensee, script, to: &result)
    result.add("brand", BrandReader(evidence: evidence, letter: letter).state())
    result.add("grant", grant)
    result.add(
      "territory",
      TerritoryReader(
        evidence: evidence, letter: letter, fields: fields,
        bodyLines: layout.bodyLines
      ).state())
    let signatory = SignatoryReader(evidence: evidence, letter: letter, parties: parties)
    let reader = TermReader(
      evidence: evidence, letter: letter, fields: fields, bodyLines: layout.bodyLines)
    var term = reader.read()
    let issued = IssueDateReader(
      evidence: evidence, letter: letter, fields: fields, bodyLines: layout.bodyLines,
      others: signatory.othersLines,
      signingLines: Set(evidence.text.lines.filter(layout.isSigning).map(\.index))
    ).state(excluding: term)
    term = reader.completed(term, from: issued)
    result.add("number", number)
    result.add("term.start", term.start)
    result.add("term.end", term.end)
    result.add("issue_date", issued)
    result.add("signatory.name", signatory.name)
    result.add("signatory.title", signatory.title)
    result.add("signature", signatory.signature)
    return result.fields
  }

  /// The letter's own number, and not that of the trademark that it is about.
  private var number: FieldState? {
    let marks = evidence.knowledge.labels.index(for: .trademarkCertificate)
    let concept = evidence.concept("trademark_number")
    return PaperNumbers(evidence: evidence, fields: fields).state(["other_number", "number"]) {
      hit in
      let line = hit.line
      return !layout.bodyLines.contains(line.index) && !hit.isBracketed
        && (hit.startsLine || hit.standsApart || hit.hasColon)
        && !marks.matches(in: line.folded).contains {
          $0.meaning.concept == concept
            && line.offset(ofUnit: $0.units.lowerBound) <= hit.range.lowerBound
            && line.end(ofUnit: $0.units.upperBound - 1) >= hit.range.upperBound
        }
        && !hit.companions.contains { evidence.concept("brand") == $0.concept }
    }
  }

  private func addParty(
    _ prefix: String, _ parts: PartyParts, _ script: NameSupport.Script?,
    to result: inout FieldList
  ) {
    func add(_ part: String, _ candidates: [FieldCandidate]) {
      result.add(
        FieldName("\(prefix).\(part)"),
        FieldDecision.settle(
          part == "name"
            ? NameSupport.merge(NameSupport.names(candidates, in: script), folding: true)
            : candidates))
    }
    add("name", parts.names)
    add("address", Array(parts.addresses.prefix(1)))
    add("phone", Array(parts.phones.prefix(1)))
    add("email", Array(parts.emails.prefix(1)))
    add("website", Array(parts.websites.prefix(1)))
    add("tax_id", parts.taxIDs)
  }

  private static func isHan(_ candidate: FieldCandidate) -> Bool {
    candidate.value.canonical.unicodeScalars.contains(where: FoldedText.isIdeographic)
  }

  /// What is allowed: under its label, or the clause of the letter that says it.
  private var grant: FieldState? {
    // `Distribution and trademark authorization: ALDER` is a title.
    let labelled = fields.blocks("grant", at: { $0.startsLine || $0.isNumbered })
    // A letter in two languages says it twice.
    let isHan = labelled.first.map(Self.isHan)
    if let state = FieldDecision.settle(labelled.filter { Self.isHan($0) == isHan }) {
      return state
    }
    for cue in ["cue.grant", "cue.grants"].flatMap(letter.cues) {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let end = cue.prose.boundary(before: cue.range.lowerBound + 240)
      let range = cue.range.lowerBound..<max(cue.range.lowerBound, min(sentence.upperBound, end))
      guard range.count > 4, let place = cue.prose.place(of: range) else { continue }
      return .known(Cited(.text(place.text.trimmingBlanks), at: place, confidence: 0.85))
    }
    return nil
  }
}
