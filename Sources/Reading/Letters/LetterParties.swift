internal import Evidence
internal import Knowledge

/// Tells who authorizes and who is authorized.
struct LetterParties {
  let evidence: DocumentEvidence
  let letter: LetterText

  private var finder: PartyBlockFinder { PartyBlockFinder(evidence: evidence) }
  private var parser: PartyReader { PartyReader(evidence: evidence) }
  private var prose: PartiesInProse { PartiesInProse(evidence: evidence, letter: letter) }

  /// Under its label, what follows "hereby authorizes", or what stands before "is authorized to".
  var licensee: PartyParts {
    var parts = labelled("licensee").parts
    parts.names += prose.defined(as: "licensee") + granted
    if !parts.names.contains(where: { $0.score >= 0.7 }) {
      parts.names += prose.before(cue: "cue.authorized", last: true, score: 0.8)
    }
    parts.names = Self.completed(parts.names)
    return parts
  }

  /// Under its label, in "We, …,", before "hereby authorizes", or whose letterhead and signature
  /// the letter bears.
  func licensor(excluding licensee: PartyParts) -> PartyParts {
    let own = labelled("licensor")
    var parts = own.parts
    let others = Set(finder.blocks(of: "licensee").flatMap(\.lines)).subtracting(own.lines)
    let othersNames = Set(licensee.names.map { TextFolding.compact($0.value.canonical) })
    parts.names += prose.defined(as: "licensor")
    parts.names += introduced + prose.before(cue: "cue.authorizes", last: false, score: 0.84)
    let search = SupplierReader(
      evidence: evidence, othersLines: others, buyerNames: othersNames, table: .none)
    parts.names += search.names().map {
      FieldCandidate($0.value, at: $0.place, score: $0.score - 0.04)
    }
    parts.names = parts.names.filter { candidate in
      let key = TextFolding.compact(candidate.value.canonical)
      let isLabelled = own.parts.names.contains { $0.value == candidate.value }
      // The second line of the other's name is not a name of its own.
      let isOthers = othersNames.contains {
        $0 == key || key.count >= 6 && ($0.hasSuffix(key) || $0.hasPrefix(key))
      }
      return isLabelled || !isOthers && !isMarketplace(key)
    }
    if !parts.names.contains(where: { $0.score >= 0.5 }) {
      parts.names += prose.onlyOther(than: othersNames)
    }
    parts.names = Self.completed(parts.names)
    LooseContacts(evidence: evidence, othersLines: others, table: .none).read(into: &parts)
    return parts
  }

  /// Letters are addressed to the marketplace, which is no party to them.
  private func isMarketplace(_ key: String) -> Bool { key.hasPrefix("amazon") }

  // MARK: Labels

  private func labelled(_ concept: String) -> (parts: PartyParts, lines: Set<Int>) {
    var parts = PartyParts()
    var lines: Set<Int> = []
    for block in finder.blocks(of: concept) where isHead(block.hit) {
      var found = parser.read(block, score: 0.93)
      found.names =
        opening(block).map { [$0] }
        ?? found.names.filter { PartiesInProse.mayBeName($0.value.canonical) }
      parts.merge(found)
      lines.formUnion(block.lines)
    }
    return (parts, lines)
  }

  /// The company that a block begins with, its address behind it in the same line.
  private func opening(_ block: PartyBlock) -> FieldCandidate? {
    guard let text = block.texts.first,
      let own = CompanyMentions.ranges(in: text.text).first, own.lowerBound <= 1
    else { return nil }
    let rest = IdentifierScan.slice(text.text, own.upperBound..<text.text.utf8.count)
    guard rest.hasPrefix(",") || rest.hasPrefix("，") else { return nil }
    return FieldCandidate(
      .text(IdentifierScan.slice(text.text, own)), at: text.place(of: own), score: 0.93)
  }

  /// Whether a party's label labels something: in quotation marks it only says what the text
  /// calls the party.
  private func isHead(_ hit: LabelHit) -> Bool {
    guard hit.hasColon || hit.endsLine else { return false }
    let before = hit.line.substring(0..<hit.range.lowerBound).last
    return !(before.map { "“\"„«「‘'".contains($0) } ?? false)
  }

  /// A name that breaks off before its legal form is the longer one that begins alike.
  private static func completed(_ names: [FieldCandidate]) -> [FieldCandidate] {
    names.map { candidate in
      let own = candidate.value.canonical
      let longer = names.first { other in
        let text = other.value.canonical
        guard text.hasPrefix(own + " "), CompanyName.legalForm(in: own) < 0.7 else { return false }
        return CompanyName.formAlone(in: String(text.dropFirst(own.count + 1))) != nil
      }
      return longer.map { FieldCandidate($0.value, at: $0.place, score: candidate.score) }
        ?? candidate
    }
  }

  // MARK: Sentences

  /// What follows "hereby authorizes".
  private var granted: [FieldCandidate] {
    letter.cues("cue.licensee").compactMap { cue in
      let text = letter.following(cue)
      guard let range = NameInProse.range(in: text) else { return nil }
      let name = IdentifierScan.slice(text, range)
      // Bare verbs (authorize, 授权) lead to many words; a name then has its legal form.
      let isStrong = cue.range.count > 10
      let form = CompanyName.legalForm(in: name)
      guard isStrong || form >= 0.7, PartiesInProse.mayBeName(name),
        !prose.isDefined(as: "licensor", text, behind: range)
      else { return nil }
      let isDefined = prose.isDefined(as: "licensee", text, behind: range)
      let score = isDefined ? 0.93 : (form >= 0.7 ? 0.86 : 0.62) - (isStrong ? 0 : 0.12)
      return letter.candidate(.text(name), behind: cue, at: range, score: score)
    }
  }

  /// What follows "We," or "for and on behalf of".
  private var introduced: [FieldCandidate] {
    letter.cues("cue.licensor").compactMap { cue in
      guard cue.startsLine || cue.range.count > 4 || cue.prose.isAtStart(cue.range) else {
        return nil
      }
      let text = letter.following(cue)
      guard let range = NameInProse.range(in: text) else { return nil }
      let name = IdentifierScan.slice(text, range)
      guard CompanyName.legalForm(in: name) >= 0.7, PartiesInProse.mayBeName(name) else {
        return nil
      }
      return letter.candidate(.text(name), behind: cue, at: range, score: 0.88)
    }
  }
}

extension Prose {
  /// Whether a stretch begins a sentence or a clause behind a comma.
  func isAtStart(_ range: Range<Int>) -> Bool {
    let before = substring(max(0, range.lowerBound - 4)..<range.lowerBound).trimmingBlanks
    return before.isEmpty || before.last.map { ".,:;，。：".contains($0) } ?? true
  }
}
