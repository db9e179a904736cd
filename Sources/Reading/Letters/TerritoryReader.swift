internal import Evidence
internal import Knowledge

/// Reads where an authorization holds: under its label, or the countries that a clause names.
struct TerritoryReader {
  let evidence: DocumentEvidence
  let letter: LetterText

  func state() -> FieldState? {
    let fields = LabelledFields(evidence)
    let labelled = fields.blocks("territory").filter {
      !Country.mentions(in: $0.value.canonical).isEmpty
    }
    if let state = FieldDecision.settle(labelled) { return state }
    return FieldDecision.settle(clauses)
  }

  /// Countries behind a cue, in a sentence that grants something.
  private var clauses: [FieldCandidate] {
    let grants = letter.cues("cue.grant") + letter.cues("cue.licensee")
    return letter.cues("cue.territory").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let isGranting = grants.contains {
        $0.hit.line.page.number == cue.hit.line.page.number && sentence.contains($0.range.lowerBound)
          && $0.range.lowerBound < cue.range.lowerBound
      }
      let isNamed = cue.range.count > 9
      guard isGranting || isNamed else { return nil }
      let rest = cue.prose.substring(cue.range.upperBound..<min(sentence.upperBound, cue.range.upperBound + 200))
      let mentions = Country.mentions(in: rest)
      guard let first = mentions.first, first.range.lowerBound <= (isNamed ? 40 : 24),
        !first.isCode || isNamed
      else { return nil }
      // Further countries of the same list stand close behind each other.
      var end = first.range.upperBound
      for mention in mentions.dropFirst() where mention.range.lowerBound - end <= 16 {
        end = mention.range.upperBound
      }
      let range = first.range.lowerBound..<end
      return letter.candidate(
        .text(IdentifierScan.slice(rest, range)), behind: cue, at: range, score: isNamed ? 0.86 : 0.72)
    }
  }
}
