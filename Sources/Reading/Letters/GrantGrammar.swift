internal import Evidence
internal import Knowledge

/// What a sentence says of who authorizes and who is authorized, in both voices: "X authorizes Y",
/// "Y is authorized by X", "X, owner of the mark, confirms that Y may sell".
struct GrantGrammar {
  let letter: LetterText
  let mentions: NameMentions

  /// A sentence with its cues and names.
  private struct Clause {
    let page: Int
    let range: Range<Int>
    let names: [NameMention]
  }

  func evidence() -> [PartyEvidence] {
    letter.pages.indices.flatMap { page in
      letter.pages[page].sentences.flatMap { sentence in
        evidence(
          in: Clause(
            page: page, range: sentence, names: mentions.within(sentence, page: page)))
      }
    }
  }

  private func evidence(in clause: Clause) -> [PartyEvidence] {
    speaking(clause) + granting(clause) + stating(clause) + authorized(clause) + owning(clause)
      + favoured(clause) + following(clause) + joined(clause) + subjectLine(clause)
  }

  private func cues(_ name: String, in clause: Clause) -> [LetterText.Cue] {
    letter.cues(name).filter {
      $0.page == clause.page && clause.range.contains($0.range.lowerBound)
    }
  }

  // MARK: Who speaks

  /// "We, X, …", "on behalf of X", "I, Jane Roe, …".
  private func speaking(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.speaks", in: clause).compactMap { cue in
      let next = name(behind: cue, in: clause)
      let isShort = cue.range.count <= 4
      if isShort {
        let isFirst = cue.startsLine || cue.prose.isAtStart(cue.range)
        guard isFirst || text(cue.range.upperBound..<clause.range.upperBound, clause).hasPrefix(",")
        else { return nil }
        // `For X Ltd` above a signature, not "for X Ltd to sell".
        if isPreposition(cue), let next,
          text(next.range.upperBound..<clause.range.upperBound, clause).count(where: \.isLetter) > 3
        {
          return nil
        }
      }
      if let next { return evidence(.licensor, next, 0.88, clause) }
      return isPreposition(cue) ? nil : unformed(.licensor, behind: cue, clause, score: 0.62)
    }
  }

  private func isPreposition(_ cue: LetterText.Cue) -> Bool {
    ["for", "pour", "por"].contains(cue.prose.substring(cue.range).lowercased())
  }

  // MARK: Active voice

  private func granting(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.grants", in: clause).flatMap { cue -> [PartyEvidence] in
      var found: [PartyEvidence] = []
      if let subject = subject(of: cue, in: clause) {
        found += [evidence(.licensor, subject, 0.84, clause)].compactMap { $0 }
      }
      return found + objects(of: cue, in: clause)
    }
  }

  /// Whom a verb grants something; "autorisieren wir, die X GmbH, die Y GmbH" names both.
  private func objects(of cue: LetterText.Cue, in clause: Clause) -> [PartyEvidence] {
    let names = clause.names.filter { $0.range.lowerBound >= cue.range.upperBound }
    guard let first = names.first else {
      return [unformed(.licensee, behind: cue, clause, score: 0.62)].compactMap { $0 }
    }
    let between = text(cue.range.upperBound..<first.range.lowerBound, clause)
    if Self.isInvertedSpeaker(between) {
      let object = names.dropFirst().first.flatMap { evidence(.licensee, $0, 0.84, clause) }
      return [evidence(.licensor, first, 0.88, clause), object].compactMap { $0 }
    }
    if Self.isLead(between) {
      let isStrong = cue.range.count > 10 || first.key.hasForm
      return [evidence(.licensee, first, isStrong ? 0.88 : 0.66, clause)].compactMap { $0 }
    }
    if let other = unformed(.licensee, behind: cue, clause, score: 0.62) { return [other] }
    let isNear = between.utf8.count <= 60 && !isOblique(first, clause)
    let isOther = letter.cues("cue.grant").contains {
      $0.page == clause.page
        && (cue.range.upperBound..<first.range.lowerBound).contains($0.range.lowerBound)
    }
    return isNear && !isOther && !Self.startsRole(between, letter)
      ? [evidence(.licensee, first, 0.7, clause)].compactMap { $0 } : []
  }

  /// "autorisieren wir, die": the speaker's own name follows.
  private static func isInvertedSpeaker(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && $0 != "," }.map(String.init)
    guard let first = words.first, ["wir,", "nous,", "noi,", "we,"].contains(first) else {
      return words.prefix(2).joined(separator: " ") == "hiermit wir,"
    }
    return words.count <= 4
  }

  /// Who does what a verb says: the first name before it, behind what the letter states.
  private func subject(of cue: LetterText.Cue, in clause: Clause) -> NameMention? {
    let start = clauseStart(before: cue, in: clause)
    let names = clause.names.filter {
      $0.range.lowerBound >= start && $0.range.upperBound <= cue.range.lowerBound
    }
    guard !isSpoken(cue, in: clause) else { return nil }
    return names.first { !isOblique($0, clause) } ?? names.first
  }

  /// Whether the speaker is the subject: "we", "wir" or 我司 stands right before the verb.
  private func isSpoken(_ cue: LetterText.Cue, in clause: Clause) -> Bool {
    let before = text(clause.range.lowerBound..<cue.range.lowerBound, clause)
    let words = before.lowercased().split { !$0.isLetter }.suffix(3).map(String.init)
    let pronouns: Set<String> = ["we", "i", "wir", "nous", "je", "noi", "nosotros"]
    return words.contains(where: pronouns.contains)
      || ["我司", "我公司", "本公司"].contains { before.hasSuffix($0) }
  }

  /// Where the clause begins that a verb stands in: behind "confirms that".
  private func clauseStart(before cue: LetterText.Cue, in clause: Clause) -> Int {
    let before = clause.range.lowerBound..<cue.range.lowerBound
    let stated = (cues("cue.states", in: clause)).map(\.range.upperBound).last {
      before.contains($0) || $0 == cue.range.lowerBound
    }
    guard let stated else { return clause.range.lowerBound }
    let conjunction = cues("cue.that", in: clause).map(\.range.upperBound).first { position in
      position >= stated && position < cue.range.lowerBound
        && clause.names.contains {
          $0.range.lowerBound >= position && $0.range.upperBound <= cue.range.lowerBound
        }
    }
    return conjunction ?? stated
  }

  /// "X confirms that …": who states it authorizes.
  private func stating(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.states", in: clause).prefix(1).compactMap { cue in
      let names = clause.names.filter { $0.range.upperBound <= cue.range.lowerBound }
      guard let first = names.first, !isOblique(first, clause), !isSpoken(cue, in: clause),
        !isPossible(cue, in: clause)
      else { return nil }
      return evidence(.licensor, first, 0.74, clause)
    }
  }

  /// "X can confirm our position" states nothing.
  private func isPossible(_ cue: LetterText.Cue, in clause: Clause) -> Bool {
    let before = text(clause.range.lowerBound..<cue.range.lowerBound, clause)
    let words: Set<String> = [
      "can", "may", "will", "could", "would", "should", "please", "kann", "wird", "peut", "puede",
      "può", "to",
    ]
    return before.lowercased().split(separator: " ").last.map { words.contains(String($0)) }
      ?? false
  }

  /// The companies that only make the goods, or to which the letter's own belongs.
  func makers() -> [NameKey] {
    letter.cues("cue.made_by").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let names = mentions.within(sentence, page: cue.page)
      return names.first { (0...8).contains($0.range.lowerBound - cue.range.upperBound) }?.key
    }
  }

  // MARK: Passive voice

  private func authorized(_ clause: Clause) -> [PartyEvidence] {
    let passive = cues("cue.authorized", in: clause).map { ($0, false) }
    let agent = cues("cue.authorized_by", in: clause).map { ($0, true) }
    return (passive + agent).flatMap { cue, namesAgent -> [PartyEvidence] in
      var found: [PartyEvidence?] = []
      if let subject = subject(of: cue, in: clause) {
        found.append(evidence(.licensee, subject, 0.82, clause))
      } else if !isSpoken(cue, in: clause) {
        found.append(unformed(.licensee, before: cue, clause, score: 0.6))
      }
      if namesAgent {
        found.append(
          name(behind: cue, in: clause).flatMap { evidence(.licensor, $0, 0.88, clause) }
            ?? unformed(.licensor, behind: cue, clause, score: 0.66))
      }
      let behind = clause.names.filter { $0.range.lowerBound >= cue.range.upperBound }
      for name in behind {
        guard let word = preposition(before: name, clause) else { continue }
        found.append(evidence(.licensor, name, Self.agents.contains(word) ? 0.84 : 0.7, clause))
      }
      return found.compactMap { $0 }
    }
  }

  // MARK: Other words

  /// "X, the owner of the trademark".
  private func owning(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.owner", in: clause).compactMap { cue in
      let before = clause.names.filter { $0.range.upperBound <= cue.range.lowerBound }
      guard let name = before.last, cue.range.lowerBound - name.range.upperBound <= 160,
        !isSpoken(cue, in: clause) || cue.range.lowerBound - name.range.upperBound < 8
      else { return nil }
      return evidence(.licensor, name, 0.78, clause)
    }
  }

  /// "in favour of Y", "our distributor Y".
  private func favoured(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.favour", in: clause).compactMap { cue in
      if let name = name(behind: cue, in: clause) { return evidence(.licensee, name, 0.74, clause) }
      return cue.range.count > 12
        ? unformed(.licensee, behind: cue, clause, score: 0.6) : nil
    }
  }

  /// "the following seller:" and the first company named behind the sentence.
  private func following(_ clause: Clause) -> [PartyEvidence] {
    cues("cue.following", in: clause).compactMap { cue in
      let reach = cue.range.upperBound..<(clause.range.upperBound + 240)
      guard let name = mentions.within(reach, page: clause.page).first else { return nil }
      return evidence(.licensee, name, 0.84, clause)
    }
  }

  /// 兹证明乙公司为甲公司的授权经销商: one company is the other's dealer; "X's authorized dealer".
  private func joined(_ clause: Clause) -> [PartyEvidence] {
    zip(clause.names, clause.names.dropFirst()).flatMap { first, second -> [PartyEvidence] in
      guard first.range.upperBound <= second.range.lowerBound else { return [] }
      let between = text(first.range.upperBound..<second.range.lowerBound, clause).trimmingBlanks
      guard ["为", "是", "系", "為"].contains(between) else { return [] }
      return [
        evidence(.licensee, first, 0.84, clause), evidence(.licensor, second, 0.84, clause),
      ].compactMap { $0 }
    }
      + clause.names.compactMap { name in
        let rest = text(name.range.upperBound..<clause.range.upperBound, clause).lowercased()
        let isOwner = ["’s authori", "'s authori", "’s official", "'s official"]
          .contains(where: rest.hasPrefix)
        return isOwner ? evidence(.licensor, name, 0.84, clause) : nil
      }
  }

  /// "Re: Authorization of Y".
  private func subjectLine(_ clause: Clause) -> [PartyEvidence] {
    guard let cue = cues("cue.subject", in: clause).first(where: \.startsLine),
      text(cue.range.upperBound..<clause.range.upperBound, clause).first.map({ ":：.".contains($0) })
        ?? false
    else { return [] }
    return clause.names.compactMap { evidence(.licensee, $0, 0.6, clause) }
  }

  // MARK: Slots

  private static let agents: Set<String> = ["by", "von", "durch", "par", "por", "da", "dalla", "由"]
  private static let prepositions: Set<String> = [
    "by", "of", "from", "von", "vom", "durch", "par", "por", "da", "dal", "dalla", "de", "du", "di",
    "with", "mit", "avec", "con", "between",
  ]

  /// The name that begins right behind a cue, at most "the company" between.
  private func name(behind cue: LetterText.Cue, in clause: Clause) -> NameMention? {
    clause.names.first { $0.range.lowerBound >= cue.range.upperBound }.flatMap { name in
      Self.isLead(text(cue.range.upperBound..<name.range.lowerBound, clause)) ? name : nil
    }
  }

  private static func isLead(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }
    return words.count <= 5 && words.allSatisfy(NameInProse.leads.contains)
  }

  /// `Grantee a right …`: the letter names the party by its role.
  private static func startsRole(_ text: String, _ letter: LetterText) -> Bool {
    let folded = FoldedText(text)
    let labels = letter.evidence.knowledge.labels
    return labels.index.matches(in: folded).contains {
      $0.units.lowerBound <= 4 && labels.concepts[$0.meaning.concept].type == .party
    }
  }

  /// The preposition right before a name, unless it says who made the goods.
  private func preposition(before name: NameMention, _ clause: Clause) -> String? {
    let makers = cues("cue.made_by", in: clause)
    guard
      !makers.contains(where: {
        (0...8).contains(name.range.lowerBound - $0.range.upperBound)
      })
    else { return nil }
    let before = text(clause.range.lowerBound..<name.range.lowerBound, clause)
    let words = before.lowercased().split(separator: " ").suffix(3).map(String.init)
    let articles: Set<String> = [
      "the", "der", "die", "la", "société", "company", "firma", "società",
    ]
    return words.reversed().first { !articles.contains($0) }.flatMap {
      Self.prepositions.contains($0) ? $0 : nil
    }
  }

  private func isOblique(_ name: NameMention, _ clause: Clause) -> Bool {
    preposition(before: name, clause) != nil
      || cues("cue.made_by", in: clause).contains {
        (0...8).contains(name.range.lowerBound - $0.range.upperBound)
      }
  }

  /// A name without a legal form where a cue says that one stands.
  private func unformed(
    _ role: PartyRole, behind cue: LetterText.Cue, _ clause: Clause, score: Double
  ) -> PartyEvidence? {
    let end = min(clause.range.upperBound, cue.range.upperBound + 160)
    return unformed(role, in: cue.range.upperBound..<max(cue.range.upperBound, end), clause, score)
  }

  private func unformed(
    _ role: PartyRole, before cue: LetterText.Cue, _ clause: Clause, score: Double
  ) -> PartyEvidence? {
    let start = clauseStart(before: cue, in: clause)
    guard start < cue.range.lowerBound else { return nil }
    return unformed(role, in: start..<cue.range.lowerBound, clause, score)
  }

  private func unformed(
    _ role: PartyRole, in range: Range<Int>, _ clause: Clause, _ score: Double
  ) -> PartyEvidence? {
    let text = text(range, clause)
    guard let found = NameInProse.range(in: text) else { return nil }
    let own = inOneLine(found, from: range.lowerBound, clause)
    let name = IdentifierScan.slice(text, own)
    let isHan = name.unicodeScalars.contains { $0.value >= 0x3040 }
    guard isHan ? NameInProse.endsWithHanForm(name) : name.split(separator: " ").count > 1,
      PartyName.mayBe(name), !(name.first?.isNumber ?? true),
      !Self.startsRole(name, letter)
    else { return nil }
    let place = (range.lowerBound + own.lowerBound)..<(range.lowerBound + own.upperBound)
    return evidence(role, NameMention(page: clause.page, range: place, name: name), score, clause)
  }

  /// A name that fills a line of a certificate does not go on in the next.
  private func inOneLine(_ name: Range<Int>, from start: Int, _ clause: Clause) -> Range<Int> {
    let prose = letter.pages[clause.page]
    let range = (start + name.lowerBound)..<(start + name.upperBound)
    let lines = prose.lines(of: range)
    guard lines.count > 1, let first = lines.first, let begin = prose.offset(of: 0, in: first),
      begin == range.lowerBound, first.text.split(separator: " ").count > 1
    else { return name }
    return name.lowerBound..<(name.lowerBound + first.text.utf8.count)
  }

  private func text(_ range: Range<Int>, _ clause: Clause) -> String {
    range.lowerBound < range.upperBound ? letter.pages[clause.page].substring(range) : ""
  }

  private func evidence(
    _ role: PartyRole, _ name: NameMention, _ score: Double, _ clause: Clause
  ) -> PartyEvidence? {
    letter.pages[clause.page].place(of: name.range).map { place in
      PartyEvidence(
        role: role,
        candidate: FieldCandidate(.text(name.name), at: place, score: score))
    }
  }
}
