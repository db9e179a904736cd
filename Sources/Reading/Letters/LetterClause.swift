internal import Evidence
internal import Knowledge

/// A sentence of a letter with its cues and names, and which of the names fills which slot of its
/// grammar.
struct LetterClause {
  let letter: LetterText
  /// The prose's place in `LetterText.pages`.
  let page: Int
  let range: Range<Int>
  let names: [NameMention]

  func cues(_ name: String) -> [LetterText.Cue] {
    letter.cues(name).filter { $0.page == page && range.contains($0.range.lowerBound) }
  }

  /// Who does what a verb says: the first name before it, behind what the letter states.
  func subject(of cue: LetterText.Cue) -> NameMention? {
    let start = clauseStart(before: cue)
    let names = self.names.filter {
      $0.range.lowerBound >= start && $0.range.upperBound <= cue.range.lowerBound
    }
    guard !isSpoken(cue) else { return nil }
    return names.first { !isOblique($0) } ?? names.first
  }

  /// Whether the speaker is the subject: "we", "wir" or 我司 stands right before the verb.
  func isSpoken(_ cue: LetterText.Cue) -> Bool {
    let before = text(range.lowerBound..<cue.range.lowerBound)
    let words = before.lowercased().split { !$0.isLetter }.suffix(3).map(String.init)
    let pronouns: Set<String> = ["we", "i", "wir", "nous", "je", "noi", "nosotros"]
    return words.contains(where: pronouns.contains)
      || ["我司", "我公司", "本公司"].contains { before.hasSuffix($0) }
  }

  /// Where the clause begins that a verb stands in: behind "confirms that".
  private func clauseStart(before cue: LetterText.Cue) -> Int {
    let before = range.lowerBound..<cue.range.lowerBound
    let stated = (cues("cue.states")).map(\.range.upperBound).last {
      before.contains($0) || $0 == cue.range.lowerBound
    }
    guard let stated else { return range.lowerBound }
    let conjunction = cues("cue.that").map(\.range.upperBound).first { position in
      position >= stated && position < cue.range.lowerBound
        && names.contains {
          $0.range.lowerBound >= position && $0.range.upperBound <= cue.range.lowerBound
        }
    }
    return conjunction ?? stated
  }

  // MARK: Slots

  private static let prepositions: Set<String> = [
    "by", "of", "from", "von", "vom", "durch", "par", "por", "da", "dal", "dalla", "de", "du", "di",
    "with", "mit", "avec", "con", "between",
  ]

  /// The name that begins right behind a cue, at most "the company" between.
  func name(behind cue: LetterText.Cue) -> NameMention? {
    names.first { $0.range.lowerBound >= cue.range.upperBound }.flatMap { name in
      Self.isLead(text(cue.range.upperBound..<name.range.lowerBound)) ? name : nil
    }
  }

  static func isLead(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }
    return words.count <= 5 && words.allSatisfy(NameInProse.leads.contains)
  }

  /// `Grantee a right …`: the letter names the party by its role.
  func startsRole(_ text: String) -> Bool {
    let folded = FoldedText(text)
    let labels = letter.evidence.knowledge.labels
    return labels.index.matches(in: folded).contains {
      $0.units.lowerBound <= 4 && labels.concepts[$0.meaning.concept].type == .party
    }
  }

  /// The preposition right before a name, unless it says who made the goods.
  func preposition(before name: NameMention) -> String? {
    let makers = cues("cue.made_by")
    guard
      !makers.contains(where: {
        (0...8).contains(name.range.lowerBound - $0.range.upperBound)
      })
    else { return nil }
    let before = text(range.lowerBound..<name.range.lowerBound)
    let words = before.lowercased().split(separator: " ").suffix(3).map(String.init)
    let articles: Set<String> = [
      "the", "der", "die", "la", "société", "company", "firma", "società",
    ]
    return words.reversed().first { !articles.contains($0) }.flatMap {
      Self.prepositions.contains($0) ? $0 : nil
    }
  }

  func isOblique(_ name: NameMention) -> Bool {
    preposition(before: name) != nil
      || cues("cue.made_by").contains {
        (0...8).contains(name.range.lowerBound - $0.range.upperBound)
      }
  }

  /// A name without a legal form where a cue says that one stands.
  func unformed(
    _ role: PartyRole, behind cue: LetterText.Cue, score: Double
  ) -> PartyEvidence? {
    let end = min(range.upperBound, cue.range.upperBound + 160)
    return unformed(role, in: cue.range.upperBound..<max(cue.range.upperBound, end), score)
  }

  func unformed(
    _ role: PartyRole, before cue: LetterText.Cue, score: Double
  ) -> PartyEvidence? {
    let start = clauseStart(before: cue)
    guard start < cue.range.lowerBound else { return nil }
    return unformed(role, in: start..<cue.range.lowerBound, score)
  }

  func unformed(
    _ role: PartyRole, in range: Range<Int>, _ score: Double
  ) -> PartyEvidence? {
    let text = self.text(range)
    guard let found = NameInProse.range(in: text) else { return nil }
    let own = inOneLine(found, from: range.lowerBound)
    let name = IdentifierScan.slice(text, own)
    let isHan = name.unicodeScalars.contains { $0.value >= 0x3040 }
    guard isHan ? NameInProse.endsWithHanForm(name) : name.split(separator: " ").count > 1,
      PartyName.mayBe(name), !(name.first?.isNumber ?? true),
      !startsRole(name)
    else { return nil }
    let place = (range.lowerBound + own.lowerBound)..<(range.lowerBound + own.upperBound)
    return evidence(role, NameMention(page: page, range: place, name: name), score)
  }

  /// A name that fills a line of a certificate does not go on in the next.
  private func inOneLine(_ name: Range<Int>, from start: Int) -> Range<Int> {
    let prose = letter.pages[page]
    let range = (start + name.lowerBound)..<(start + name.upperBound)
    let lines = prose.lines(of: range)
    guard lines.count > 1, let first = lines.first, let begin = prose.offset(of: 0, in: first),
      begin == range.lowerBound, first.text.split(separator: " ").count > 1
    else { return name }
    return name.lowerBound..<(name.lowerBound + first.text.utf8.count)
  }

  func text(_ range: Range<Int>) -> String {
    range.lowerBound < range.upperBound ? letter.pages[page].substring(range) : ""
  }

  func evidence(
    _ role: PartyRole, _ name: NameMention, _ score: Double
  ) -> PartyEvidence? {
    letter.pages[page].place(of: name.range).map { place in
      PartyEvidence(
        role: role,
        candidate: FieldCandidate(.text(name.name), at: place, score: score))
    }
  }
}
