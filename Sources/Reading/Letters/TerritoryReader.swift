internal import Evidence
internal import Knowledge

/// Reads where an authorization holds: under its label, or the places that a sentence names.
struct TerritoryReader {
  let evidence: DocumentEvidence
  let letter: LetterText
  let fields: LabelledFields
  /// Lines of sentences; a label there is a heading that runs into its clause.
  let bodyLines: Set<Int>

  func state() -> FieldState? {
    let clauses = Self.geographic((clauses + everywhere).map(whole))
    let stated = Self.geographic((labelled + headed).map(whole))
    guard let state = FieldDecision.settle(Self.unified(stated)) else {
      return FieldDecision.settle(Self.unified(clauses)) ?? FieldDecision.settle(stores)
        ?? FieldDecision.settle(channels)
    }
    return state.known.flatMap { named(in: clauses, as: $0) } ?? state
  }

  /// Where a letter names both, countries say where it holds and marketplaces through which
  /// channel.
  private static func geographic(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    let places = candidates.filter {
      !namesStores($0) && Country.territory(in: $0.value.canonical) != nil
    }
    guard !places.isEmpty else { return candidates }
    let regions = Set(places.map { Country.territory(in: $0.value.canonical) })
    return candidates.filter {
      !namesStores($0) || regions.contains(Country.territory(in: $0.value.canonical))
    }
  }

  private static func namesStores(_ candidate: FieldCandidate) -> Bool {
    let text = candidate.value.canonical
    return !Storefront.ranges(in: text).isEmpty || text.lowercased().contains("amazon")
  }

  /// The same countries in other words or another language are one territory, and so is a part of
  /// the same words.
  private static func unified(_ candidates: [FieldCandidate]) -> [FieldCandidate] {
    let ranked = candidates.sorted {
      ($0.score, $0.value.canonical.count) > ($1.score, $1.value.canonical.count)
    }
    return ranked.map { candidate in
      let region = Country.territory(in: candidate.value.canonical)
      let same = ranked.first { other in
        let text = other.value.canonical
        return text.contains(candidate.value.canonical)
          || region != nil && Country.territory(in: text) == region
      }
      return same.map { FieldCandidate($0.value, at: $0.place, score: candidate.score) }
        ?? candidate
    }
  }

  /// The clause that names the same countries as a list of marketplaces does.
  private func named(in clauses: [FieldCandidate], as list: Cited<FieldValue>) -> FieldState? {
    let text = list.value.canonical
    guard text.lowercased().contains("amazon"), let region = Country.territory(in: text) else {
      return nil
    }
    let same = clauses.filter { Country.territory(in: $0.value.canonical) == region }
    return FieldDecision.settle(same)
  }

  // MARK: Labels

  private var labelled: [FieldCandidate] {
    let places = { (text: String) in PlacePhrase.first(in: text, within: 60) != nil }
    let isPlaces = { (text: String) in places(text) || !Country.mentions(in: text).isEmpty }
    return fields.blocks("territory", where: isPlaces) { !bodyLines.contains($0.line.index) }
      .compactMap { candidate in cut(candidate, isPlaces: isPlaces) }
  }

  /// A list whose line ends with a comma goes on in the next line, wherever that begins; where it
  /// does not, something is missing.
  private func whole(_ candidate: FieldCandidate) -> FieldCandidate {
    let text = candidate.value.canonical
    let end = candidate.place.boxes.last
    let open = evidence.text.lines.first { line in
      line.page.number == candidate.place.page && end.map(line.box.intersects) ?? false
        && [",", "，", "、"].contains { line.text.trimmingBlanks.hasSuffix(text.suffix(6) + $0) }
    }
    guard let open else { return candidate }
    let next = evidence.text.lines.filter {
      $0.page.number == open.page.number && $0.box.y0 > open.box.midY
        && $0.box.y0 - open.box.y1 < open.box.height * 1.2
    }.min { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    guard let next, let found = PlacePhrase.first(in: next.text, within: 12) else {
      return candidate.lowered(by: 0.4)
    }
    let list = text + ", " + next.substring(found.range)
    return FieldCandidate(
      .text(list), at: Place.joined([candidate.place, next.place(of: found.range)], text: list),
      score: candidate.score)
  }

  /// `2. Territory. The dealer may sell only within …`, `in the following territory: …`.
  private var headed: [FieldCandidate] {
    guard let concept = evidence.concept("territory") else { return [] }
    return evidence.hits(of: "territory").compactMap { hit in
      guard bodyLines.contains(hit.line.index), hit.hasColon || hit.isRunIn || hit.isDefined,
        let meaning = hit.names(concept), !meaning.isWeak,
        let page = letter.pages.first(where: { $0.offset(of: 0, in: hit.line) != nil }),
        let start = page.offset(of: hit.end, in: hit.line)
      else { return nil }
      let behind = start + page.substring(start..<(start + 8)).prefix { !$0.isLetter }.utf8.count
      let sentence = page.sentence(around: behind)
      let text = page.substring(behind..<max(behind, sentence.upperBound))
      guard let range = places(in: text) else { return nil }
      return page.place(of: (behind + range.lowerBound)..<(behind + range.upperBound)).map {
        FieldCandidate(.text(IdentifierScan.slice(text, range)), at: $0, score: 0.9)
      }
    }
  }

  /// What stands under a label, up to the end of its first sentence; of a sentence only its places.
  private func cut(_ candidate: FieldCandidate, isPlaces: (String) -> Bool) -> FieldCandidate? {
    let whole = candidate.value.canonical
    let stop = FullStop.ranges(in: whole).first?.lowerBound ?? whole.utf8.count
    let text = IdentifierScan.slice(whole, 0..<stop).trimmingBlanks
    let words = text.split(separator: " ")
    let small = words.count { $0.first?.isLowercase ?? false }
    guard isPlaces(text) else {
      // Provinces and regions that no table knows, where nothing else could stand.
      let isNamed = small * 2 <= words.count && text.count <= 60
      let isPlain = candidate.score >= FieldDecision.plainScore
      return isNamed && isPlain && !text.contains(where: \.isNumber)
        ? FieldCandidate(.text(text), at: candidate.place, score: candidate.score - 0.1) : nil
    }
    let isSentence = words.count > 5 && small * 2 >= words.count || whole.hasSuffix(".")
    if isSentence, let range = places(in: text) {
      return FieldCandidate(
        .text(IdentifierScan.slice(text, range)), at: candidate.place, score: candidate.score)
    }
    return FieldCandidate(.text(text), at: candidate.place, score: candidate.score)
  }

  /// The places of a sentence wherever it names them.
  private func places(in text: String) -> Range<Int>? {
    for word in IdentifierScan.words(of: text) {
      let rest = IdentifierScan.slice(text, word.lowerBound..<text.utf8.count)
      guard let found = PlacePhrase.first(in: rest, within: 30) else { continue }
      return (word.lowerBound + found.range.lowerBound)..<(word.lowerBound + found.range.upperBound)
    }
    return nil
  }

  // MARK: Sentences

  private func cues(_ names: [String]) -> [LetterText.Cue] { names.flatMap(letter.cues) }

  private static let grants = [
    "cue.grant", "cue.grants", "cue.authorized", "cue.authorized_by", "cue.permission",
  ]

  /// Places behind a cue, in a sentence that grants something.
  private var clauses: [FieldCandidate] {
    let grants = cues(Self.grants)
    let owners = letter.cues("cue.owner")
    return letter.cues("cue.territory").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let holds = { (other: LetterText.Cue) in
        other.page == cue.page && sentence.contains(other.range.lowerBound)
      }
      let isGranting = grants.contains {
        holds($0) && $0.range.lowerBound < cue.range.lowerBound
      }
      let owner = owners.last { holds($0) && $0.range.lowerBound < cue.range.upperBound }
      // "X is the distributor for the United States of …, which allows us to name dealers".
      let isOwner =
        owner.map { owner in
          !grants.contains {
            holds($0) && $0.range.lowerBound > owner.range.upperBound
              && $0.range.lowerBound < cue.range.lowerBound
          }
        } ?? false
      let isNamed = cue.range.count > 9
      guard isGranting || isNamed, !isOwner, cue.range.upperBound < sentence.upperBound else {
        return nil
      }
      // The marketplace's name belongs to the places behind it: `on Amazon Europe and Japan`.
      let isStore = cue.prose.substring(cue.range).lowercased().hasSuffix("amazon")
      let start = cue.range.upperBound - (isStore ? 6 : 0)
      let end = min(sentence.upperBound, start + 240)
      let rest = cue.prose.substring(start..<end)
      guard
        let found = PlacePhrase.first(
          in: rest, within: isNamed ? 60 : 30, allowingCodes: isNamed), found.namesPlaces,
        let place = cue.prose.place(
          of: (start + found.range.lowerBound)..<(start + found.range.upperBound))
      else { return nil }
      return FieldCandidate(
        .text(IdentifierScan.slice(rest, found.range)), at: place,
        score: isNamed && isGranting ? 0.86 : isNamed ? 0.78 : 0.72)
    }
  }

  /// The marketplaces of a label such as `Channels`, when nothing else says where.
  private var channels: [FieldCandidate] {
    fields.blocks("channel").compactMap { candidate in
      let whole = candidate.value.canonical
      let stop = FullStop.ranges(in: whole).first?.lowerBound ?? whole.utf8.count
      let text = IdentifierScan.slice(whole, 0..<stop).trimmingBlanks
      guard !Storefront.ranges(in: text).isEmpty, text.utf8.count <= 120 else { return nil }
      return FieldCandidate(.text(text), at: candidate.place, score: candidate.score - 0.15)
    }
  }

  /// Two marketplaces or more say where, when nothing else does.
  private var stores: [FieldCandidate] {
    letter.cues("cue.territory").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      guard cue.range.upperBound < sentence.upperBound else { return nil }
      // `on Amazon US, Amazon UK`: the marketplace's own name belongs to the first.
      let word = cue.prose.substring(cue.range)
      let own = word.lowercased().hasSuffix("amazon") ? 6 : 0
      let start = cue.range.upperBound - own
      let rest = cue.prose.substring(start..<sentence.upperBound)
      guard let found = PlacePhrase.first(in: rest, within: 60, allowingCodes: own > 0),
        found.count > 1,
        let place = cue.prose.place(
          of: (start + found.range.lowerBound)..<(start + found.range.upperBound))
      else { return nil }
      return FieldCandidate(
        .text(IdentifierScan.slice(rest, found.range)), at: place, score: 0.76)
    }
  }

  /// "may sell … worldwide": in small letters, because companies are called Global too.
  private var everywhere: [FieldCandidate] {
    cues(Self.grants).compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      guard cue.range.upperBound < sentence.upperBound else { return nil }
      let text = cue.prose.substring(cue.range.upperBound..<sentence.upperBound)
      let found = Country.mentions(in: text).first { mention in
        let word = IdentifierScan.slice(text, mention.range)
        return mention.region == .worldwide && word.first.map { !$0.isUppercase } ?? false
      }
      guard let found else { return nil }
      let word = IdentifierScan.slice(text, found.range)
      return letter.candidate(.text(word), behind: cue, at: found.range, score: 0.72)
    }
  }
}

extension LabelHit {
  /// Whether a sentence defines the label: `“Territory” means`.
  fileprivate var isDefined: Bool {
    let rest = line.substring(range.upperBound..<line.text.utf8.count).drop {
      "”\"’' ".contains($0)
    }
    return ["means ", "shall mean ", "is ", "shall be ", "bedeutet ", "désigne ", "significa "]
      .contains(where: rest.hasPrefix) && startsLine
  }
}
