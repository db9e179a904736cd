internal import Evidence

/// Of whom a sentence says that he is authorized, by whom, and what else joins two companies:
/// "Y is authorized by X", "X, the owner of the mark", "in favour of Y".
struct PassiveGrant {
  let clause: LetterClause
  let mentions: NameMentions

  private static let agents: Set<String> = ["by", "von", "durch", "par", "por", "da", "dalla", "由"]

  var evidence: [PartyEvidence] {
    authorized + owning + favoured + following + joined + subjectLine
  }

  // MARK: Passive voice

  private var authorized: [PartyEvidence] {
    let passive = clause.cues("cue.authorized").map { ($0, false) }
    let agent = clause.cues("cue.authorized_by").map { ($0, true) }
    return (passive + agent).flatMap { cue, namesAgent -> [PartyEvidence] in
      var found: [PartyEvidence?] = []
      if let subject = clause.subject(of: cue) {
        found.append(clause.evidence(.licensee, subject, 0.82))
      } else if !clause.isSpoken(cue) {
        found.append(clause.unformed(.licensee, before: cue, score: 0.6))
      }
      if namesAgent {
        found.append(
          clause.name(behind: cue).flatMap { clause.evidence(.licensor, $0, 0.88) }
            ?? clause.unformed(.licensor, behind: cue, score: 0.66))
      }
      let behind = clause.names.filter { $0.range.lowerBound >= cue.range.upperBound }
      for name in behind {
        guard let word = clause.preposition(before: name) else { continue }
        found.append(clause.evidence(.licensor, name, Self.agents.contains(word) ? 0.84 : 0.7))
      }
      return found.compactMap { $0 }
    }
  }

  // MARK: Other words

  /// "X, the owner of the trademark".
  private var owning: [PartyEvidence] {
    clause.cues("cue.owner").compactMap { cue in
      let before = clause.names.filter { $0.range.upperBound <= cue.range.lowerBound }
      guard let name = before.last, cue.range.lowerBound - name.range.upperBound <= 160,
        !clause.isSpoken(cue) || cue.range.lowerBound - name.range.upperBound < 8,
        !isServed(name)
      else { return nil }
      return clause.evidence(.licensor, name, 0.78)
    }
  }

  /// "We are a master distributor for X, owner of the brand": it is not X who writes.
  private func isServed(_ name: NameMention) -> Bool {
    let before = clause.text(clause.range.lowerBound..<name.range.lowerBound).lowercased()
    let words = before.split { !$0.isLetter }.suffix(3).map(String.init)
    let speaks = before.split { !$0.isLetter }.prefix(2).contains {
      ["we", "wir", "nous", "noi", "nosotros", "as", "i"].contains($0)
    }
    return speaks && words.contains(where: Self.dealers.contains)
  }

  private static let dealers: Set<String> = [
    "distributor", "wholesaler", "agent", "dealer", "importer", "reseller", "representative",
    "licensee", "distributors", "vertriebspartner", "importeur", "händler", "großhändler",
    "distributeur", "importateur", "grossiste", "distribuidor", "distribuidora", "importador",
    "distributore", "importatore", "grossista",
  ]

  /// "in favour of Y", "our distributor Y".
  private var favoured: [PartyEvidence] {
    clause.cues("cue.favour").compactMap { cue in
      if let name = clause.name(behind: cue) { return clause.evidence(.licensee, name, 0.74) }
      return cue.range.count > 12
        ? clause.unformed(.licensee, behind: cue, score: 0.6) : nil
    }
  }

  /// "the following seller:" and the first company named behind the sentence.
  private var following: [PartyEvidence] {
    clause.cues("cue.following").compactMap { cue in
      let reach = cue.range.upperBound..<(clause.range.upperBound + 240)
      guard let name = mentions.within(reach, page: clause.page).first else { return nil }
      return clause.evidence(.licensee, name, 0.84)
    }
  }

  /// 兹证明乙公司为甲公司的授权经销商: one company is the other's dealer; "X's authorized dealer".
  private var joined: [PartyEvidence] {
    zip(clause.names, clause.names.dropFirst()).flatMap { first, second -> [PartyEvidence] in
      guard first.range.upperBound <= second.range.lowerBound else { return [] }
      let between = clause.text(first.range.upperBound..<second.range.lowerBound).trimmingBlanks
      guard ["为", "是", "系", "為"].contains(between) else { return [] }
      return [
        clause.evidence(.licensee, first, 0.84), clause.evidence(.licensor, second, 0.84),
      ].compactMap { $0 }
    }
      + clause.names.compactMap { name in
        let rest = clause.text(name.range.upperBound..<clause.range.upperBound).lowercased()
        let isOwner = ["’s authori", "'s authori", "’s official", "'s official"]
          .contains(where: rest.hasPrefix)
        return isOwner ? clause.evidence(.licensor, name, 0.84) : nil
      }
  }

  /// "Re: Authorization of Y".
  private var subjectLine: [PartyEvidence] {
    guard let cue = clause.cues("cue.subject").first(where: \.startsLine),
      clause.text(cue.range.upperBound..<clause.range.upperBound).first.map({ ":：.".contains($0) })
        ?? false
    else { return [] }
    return clause.names.compactMap { clause.evidence(.licensee, $0, 0.6) }
  }
}
