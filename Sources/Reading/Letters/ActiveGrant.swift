internal import Evidence

/// Who speaks in a sentence, what he grants and to whom: "We, X, hereby authorize Y".
struct ActiveGrant {
  let clause: LetterClause

  var evidence: [PartyEvidence] { speaking + granting + stating }

  // MARK: Who speaks

  /// "We, X, …", "on behalf of X", "I, Jane Roe, …".
  private var speaking: [PartyEvidence] {
    clause.cues("cue.speaks").compactMap { cue in
      let next = clause.name(behind: cue)
      let isShort = cue.range.count <= 4
      if isShort {
        let isFirst = cue.startsLine || cue.prose.isAtStart(cue.range)
        guard isFirst || clause.text(cue.range.upperBound..<clause.range.upperBound).hasPrefix(",")
        else { return nil }
        // `For X Ltd` above a signature, not "for X Ltd to sell".
        if isPreposition(cue), let next,
          clause.text(next.range.upperBound..<clause.range.upperBound).count(where: \.isLetter) > 3
        {
          return nil
        }
      }
      if let next { return clause.evidence(.licensor, next, 0.88) }
      return isPreposition(cue) ? nil : clause.unformed(.licensor, behind: cue, score: 0.62)
    }
  }

  private func isPreposition(_ cue: LetterText.Cue) -> Bool {
    ["for", "pour", "por"].contains(cue.prose.substring(cue.range).lowercased())
  }

  // MARK: Active voice

  private var granting: [PartyEvidence] {
    clause.cues("cue.grants").flatMap { cue -> [PartyEvidence] in
      var found: [PartyEvidence] = []
      if let subject = clause.subject(of: cue) {
        found += [clause.evidence(.licensor, subject, 0.84)].compactMap { $0 }
      }
      return found + objects(of: cue)
    }
  }

  /// Whom a verb grants something; "autorisieren wir, die X GmbH, die Y GmbH" names both.
  private func objects(of cue: LetterText.Cue) -> [PartyEvidence] {
    let names = clause.names.filter { $0.range.lowerBound >= cue.range.upperBound }
    guard let first = names.first else {
      return [clause.unformed(.licensee, behind: cue, score: 0.62)].compactMap { $0 }
    }
    let between = clause.text(cue.range.upperBound..<first.range.lowerBound)
    if Self.isInvertedSpeaker(between) {
      let object = names.dropFirst().first.flatMap { clause.evidence(.licensee, $0, 0.84) }
      return [clause.evidence(.licensor, first, 0.88), object].compactMap { $0 }
    }
    if LetterClause.isLead(between) {
      let isStrong = cue.range.count > 10 || first.key.hasForm
      return [clause.evidence(.licensee, first, isStrong ? 0.88 : 0.66)].compactMap { $0 }
    }
    if let other = clause.unformed(.licensee, behind: cue, score: 0.62) { return [other] }
    let isNear = between.utf8.count <= 60 && !clause.isOblique(first)
    let isOther = clause.letter.cues("cue.grant").contains {
      $0.page == clause.page
        && (cue.range.upperBound..<first.range.lowerBound).contains($0.range.lowerBound)
    }
    return isNear && !isOther && !clause.startsRole(between)
      ? [clause.evidence(.licensee, first, 0.7)].compactMap { $0 } : []
  }

  /// "autorisieren wir, die": the speaker's own name follows.
  private static func isInvertedSpeaker(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && $0 != "," }.map(String.init)
    guard let first = words.first, ["wir,", "nous,", "noi,", "we,"].contains(first) else {
      return words.prefix(2).joined(separator: " ") == "hiermit wir,"
    }
    return words.count <= 4
  }

  /// "X confirms that …": who states it authorizes.
  private var stating: [PartyEvidence] {
    clause.cues("cue.states").prefix(1).compactMap { cue in
      let names = clause.names.filter { $0.range.upperBound <= cue.range.lowerBound }
      guard let first = names.first, !clause.isOblique(first), !clause.isSpoken(cue),
        !isPossible(cue)
      else { return nil }
      return clause.evidence(.licensor, first, 0.74)
    }
  }

  /// "X can confirm our position" states nothing.
  private func isPossible(_ cue: LetterText.Cue) -> Bool {
    let before = clause.text(clause.range.lowerBound..<cue.range.lowerBound)
    let words: Set<String> = [
      "can", "may", "will", "could", "would", "should", "please", "kann", "wird", "peut", "puede",
      "può", "to",
    ]
    return before.lowercased().split(separator: " ").last.map { words.contains(String($0)) }
      ?? false
  }
}
