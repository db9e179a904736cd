internal import Evidence
internal import Knowledge

/// Tells who authorizes and who is authorized, from every place that names an organization: the
/// labels of forms, the sentences, what brackets call a party, the letterhead and the signature.
struct LetterParties {
  let evidence: DocumentEvidence
  let letter: LetterText
  let licensor: PartyParts
  let licensee: PartyParts

  init(evidence: DocumentEvidence, letter: LetterText) {
    self.evidence = evidence
    self.letter = letter
    let labels = LabelledParties(evidence: evidence)
    let licensor = labels.parts(of: "licensor")
    let licensee = labels.parts(of: "licensee")
    let layout = LetterLayout(letter)
    let others = licensee.lines.subtracting(licensor.lines)
    let known = (licensor.parts.names + licensee.parts.names).map(\.value.canonical)
    let mentions = NameMentions(letter, known: known + layout.repeatedNames)
    let marketplaces = Marketplaces(evidence)
    var all = licensor.parts.names.map { PartyEvidence(role: .licensor, candidate: $0) }
    all += licensee.parts.names.map { PartyEvidence(role: .licensee, candidate: $0) }
    all += Self.defined(evidence: evidence, letter: letter, mentions: mentions)
    let grammar = GrantGrammar(letter: letter, mentions: mentions)
    let makers = grammar.makers()
    let heads = layout.evidence(othersLines: others)
    let addressee = Addressee(evidence: evidence, marketplaces: marketplaces).name(besides: heads)
    let head = heads.filter { item in
      !(addressee.map { NameKey($0.value.canonical) }?
        .isSame(as: NameKey(item.candidate.value.canonical)) ?? false)
    }
    let writers = LetterWriter(evidence: evidence, layout: layout).keys(among: head)
    // What a letter says of its own writer's standing is no grant to him.
    let told = grammar.evidence().filter { item in
      item.role == .licensor
        || !writers.contains { $0.isSame(as: NameKey(item.candidate.value.canonical)) }
    }
    all += (told + head).filter { item in
      !makers.contains { $0.isSame(as: NameKey(item.candidate.value.canonical)) }
    }
    all = Self.granted(all, told: told, signers: layout.signers)
    let bareName = BareName(evidence)
    let decision = PartyDecision(
      all.compactMap { item in
        bareName.name(of: item.candidate).map { PartyEvidence(role: item.role, candidate: $0) }
      }.filter { !marketplaces.names($0.candidate.value.canonical) })
    var first = licensor.parts
    var second = licensee.parts
    first.names = decision.candidates(.licensor)
    second.names = decision.candidates(.licensee)
    let remaining = RemainingCompany(
      mentions: mentions.all.filter { mention in
        !marketplaces.names(mention.name) && !makers.contains { $0.isSame(as: mention.key) }
      }, letter: letter)
    if !Self.isSettled(first.names) { first.names += remaining.names(besides: second.names) }
    if !Self.isSettled(second.names) {
      second.names += remaining.names(besides: first.names) + [addressee].compactMap { $0 }
    }
    let taken = others.union(layout.bodyLines).union(layout.lines(of: second.names))
    LooseContacts(evidence: evidence, othersLines: taken, table: .none).read(into: &first)
    self.licensor = first
    self.licensee = second
  }

  /// A distributor that says of itself that it authorizes, and signs, is who authorizes, whoever
  /// the letter says owns the brand.
  private static func granted(
    _ all: [PartyEvidence], told: [PartyEvidence], signers: [NameKey]
  ) -> [PartyEvidence] {
    let own = told.first { item in
      item.role == .licensor && item.candidate.score >= 0.84
        && signers.contains { $0.isSame(as: NameKey(item.candidate.value.canonical)) }
    }
    guard let key = own.map({ NameKey($0.candidate.value.canonical) }) else { return all }
    return all.filter {
      $0.role != .licensor || key.isSame(as: NameKey($0.candidate.value.canonical))
    }
  }

  private static func isSettled(_ names: [FieldCandidate]) -> Bool {
    names.contains { $0.score >= FieldDecision.leastScore }
  }

  /// Names before a bracket that says what the letter calls them: `X GmbH, … (the "Licensee")`.
  private static func defined(
    evidence: DocumentEvidence, letter: LetterText, mentions: NameMentions
  ) -> [PartyEvidence] {
    let roles: [(String, PartyRole)] = [("licensor", .licensor), ("licensee", .licensee)]
    let labels = evidence.knowledge.labels.index
    return letter.pages.indices.flatMap { page -> [PartyEvidence] in
      let prose = letter.pages[page]
      var last = 0
      return Bracket.all(in: prose.text).flatMap { bracket -> [PartyEvidence] in
        let inside = prose.substring(bracket)
        guard inside.contains(where: { "“”\"„«‘「".contains($0) }), inside.count <= 80 else {
          return []
        }
        defer { last = bracket.upperBound }
        let start = max(last, bracket.lowerBound - 320)
        let names = mentions.within(start..<bracket.lowerBound, page: page)
        guard let own = names.last, isOnly(own, of: names, before: bracket.lowerBound),
          let place = prose.place(of: own.range)
        else { return [] }
        let meanings = labels.matches(in: FoldedText(inside)).map(\.meaning.concept)
        return roles.filter { role in evidence.concept(role.0).map(meanings.contains) ?? false }
          .map { role in
            PartyEvidence(
              role: role.1, candidate: FieldCandidate(.text(own.name), at: place, score: 0.93))
          }
      }
    }
  }

  /// Two companies before one bracket leave open which of them it is about, unless one stands
  /// right at it.
  private static func isOnly(_ own: NameMention, of all: [NameMention], before end: Int) -> Bool {
    all.allSatisfy { $0.key.isSame(as: own.key) } || end - own.range.upperBound < 4
  }
}

/// The stretches between brackets.
enum Bracket {
  /// By UTF-8 offsets, without the brackets themselves.
  static func all(in text: String) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Int?
    var offset = 0
    for character in text {
      let width = String(character).utf8.count
      if "(（".contains(character) { open = offset + width }
      if ")）".contains(character), let start = open {
        found.append(start..<offset)
        open = nil
      }
      offset += width
    }
    return found
  }
}

/// Letters are written for marketplaces, which are no party to them.
struct Marketplaces {
  private let evidence: DocumentEvidence

  init(_ evidence: DocumentEvidence) { self.evidence = evidence }

  /// Whether a name begins with that of a marketplace: `Amazon EU S.à r.l.`.
  func names(_ name: String) -> Bool {
    let labels = evidence.knowledge.labels
    return labels.prose.matches(in: FoldedText(name)).contains {
      $0.units.lowerBound == 0 && labels.concepts[$0.meaning.concept].name == "cue.marketplace"
    }
  }
}
