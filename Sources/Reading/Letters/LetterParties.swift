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
      let score = (form >= 0.7 ? 0.86 : 0.62) - (isStrong ? 0 : 0.12)
      if let candidate = letter.candidate(.text(name), behind: cue, at: range, score: score) {
        parts.names.append(candidate)
      }
    }
    return parts
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
    for cue in letter.cues("cue.licensor") where cue.hit.startsLine || cue.range.count > 4 {
      let text = letter.following(cue)
      guard let range = NameInProse.range(in: text) else { continue }
      let name = IdentifierScan.slice(text, range)
      guard CompanyName.legalForm(in: name) >= 0.7,
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
