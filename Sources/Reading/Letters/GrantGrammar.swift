internal import Evidence
internal import Knowledge

/// What a letter's sentences say of who authorizes and who is authorized, in both voices: "X
/// authorizes Y", "Y is authorized by X", "X, owner of the mark, confirms that Y may sell".
struct GrantGrammar {
  let letter: LetterText
  let mentions: NameMentions

  func evidence() -> [PartyEvidence] {
    letter.pages.indices.flatMap { page in
      letter.pages[page].sentences.flatMap { sentence -> [PartyEvidence] in
        let clause = LetterClause(
          letter: letter, page: page, range: sentence,
          names: mentions.within(sentence, page: page))
        return ActiveGrant(clause: clause).evidence
          + PassiveGrant(clause: clause, mentions: mentions).evidence
      }
    }
  }

  /// The companies that only make the goods, or to which the letter's own belongs.
  func makers() -> [NameKey] {
    letter.cues("cue.made_by").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let names = mentions.within(sentence, page: cue.page)
      return names.first { (0...8).contains($0.range.lowerBound - cue.range.upperBound) }?.key
    }
  }
}
