internal import Evidence
internal import Knowledge

/// Tells who authorizes and who is authorized.
struct LetterParties {
  let evidence: DocumentEvidence
  let letter: LetterText

  private var finder: PartyBlockFinder { PartyBlockFinder(evidence: evidence) }
  private var parser: PartyReader { PartyReader(evidence: evidence) }

  /// Under its label, or what follows "hereby authorizes".
  var licensee: PartyParts {
    var parts = PartyParts()
    for block in finder.blocks(of: "licensee") where block.hit.hasColon || block.hit.endsLine {
      parts.merge(parser.read(block, score: 0.93))
    }
    for cue in letter.cues("cue.licensee") {
      let text = letter.following(cue)
      guard let range = NameInProse.range(in: text) else { continue }
      let name = IdentifierScan.slice(text, range)
      // Bare verbs (authorize, 授权) lead to many words; a name then has its legal form.
      let isStrong = cue.range.count > 10
      let form = CompanyName.legalForm(in: name)
      guard isStrong || form >= 0.7 else { continue }
      guard !isDefined(as: "licensor", text, behind: range) else { continue }
      let isDefined = isDefined(as: "licensee", text, behind: range)
      let score = isDefined ? 0.93 : (form >= 0.7 ? 0.86 : 0.62) - (isStrong ? 0 : 0.12)
      if let candidate = letter.candidate(.text(name), behind: cue, at: range, score: score) {
        parts.names.append(candidate)
      }
    }
    return parts
  }

  /// Whether a bracket right behind a name says what the letter calls it: `("Licensee")`.
  private func isDefined(as concept: String, _ text: String, behind name: Range<Int>) -> Bool {
    let rest = IdentifierScan.slice(text, name.upperBound..<text.utf8.count)
    let lead = rest.prefix { " ,，".contains($0) }
    guard let open = rest.dropFirst(lead.count).first, "(（".contains(open) else { return false }
    let bracket = rest.dropFirst(lead.count + 1).prefix { !")）".contains($0) }
    let wanted = evidence.concept(concept)
    return evidence.knowledge.labels.index.matches(in: FoldedText(String(bracket))).contains {
      $0.meaning.concept == wanted
    }
  }

  /// Under its label, in "We, …,", or whose letterhead and signature the letter bears.
  func licensor(excluding licensee: PartyParts) -> PartyParts {
    var parts = PartyParts()
    var ownLines: Set<Int> = []
    for block in finder.blocks(of: "licensor") where block.hit.hasColon || block.hit.endsLine {
      parts.merge(parser.read(block, score: 0.93))
      ownLines.formUnion(block.lines)
    }
    let others = Set(finder.blocks(of: "licensee").flatMap(\.lines)).subtracting(ownLines)
    let othersNames = Set(licensee.names.map { SupplierReader.key($0.value.canonical) })
    for cue in letter.cues("cue.licensor") + letter.cues("cue.licensee")
    where cue.hit.startsLine || cue.range.count > 4 {
      let text = letter.following(cue)
      guard let range = NameInProse.range(in: text) else { continue }
      let name = IdentifierScan.slice(text, range)
      let isCue = cue.hit.names(evidence.concept("cue.licensor")) != nil
      guard CompanyName.legalForm(in: name) >= 0.7,
        isCue || isDefined(as: "licensor", text, behind: range),
        !othersNames.contains(SupplierReader.key(name)),
        let candidate = letter.candidate(.text(name), behind: cue, at: range, score: 0.88)
      else { continue }
      parts.names.append(candidate)
    }
    let search = SupplierReader(
      evidence: evidence, othersLines: others, buyerNames: othersNames, table: .none)
    parts.names += search.names().map {
      FieldCandidate($0.value, at: $0.place, score: $0.score - 0.04)
    }
    LooseContacts(evidence: evidence, othersLines: others, table: .none).read(into: &parts)
    return parts
  }
}
