internal import Evidence
internal import Knowledge

/// Reads where an authorization holds: under its label, or the countries that a clause names.
struct TerritoryReader {
  let evidence: DocumentEvidence
  let letter: LetterText
  let fields: LabelledFields

  func state() -> FieldState? {
    let namesCountries = { (text: String) in !Country.mentions(in: text).isEmpty }
    let labelled = fields.blocks("territory", where: namesCountries)
      .filter { namesCountries($0.value.canonical) }.map(bare)
    let clauses = clauses + everywhere
    guard let state = FieldDecision.settle(labelled) else { return FieldDecision.settle(clauses) }
    return state.known.flatMap { named(in: clauses, as: $0) } ?? state
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

  /// The countries of `This authorization covers the United States.`; lists stay whole.
  private func bare(_ candidate: FieldCandidate) -> FieldCandidate {
    let text = candidate.value.canonical
    let mentions = Country.mentions(in: text)
    guard let first = mentions.first, let last = mentions.last else { return candidate }
    let before = IdentifierScan.slice(text, 0..<first.range.lowerBound)
    let behind = IdentifierScan.slice(text, last.range.upperBound..<text.utf8.count)
    let isSentence = before.split(separator: " ").count > 2 && !before.contains(":")
    let isPlainEnd = !behind.contains { $0.isLetter || $0.isNumber }
    let isMarked = behind.hasSuffix(".") && !behind.contains("。")
    guard isSentence || before.lowercased() == "the " || isMarked, isPlainEnd,
      !behind.contains(")"), !behind.contains("）")
    else { return candidate }
    if !isSentence, before.lowercased() != "the ", !before.isEmpty { return candidate }
    let own = IdentifierScan.slice(text, first.range.lowerBound..<last.range.upperBound)
    return FieldCandidate(.text(own), at: candidate.place, score: candidate.score)
  }

  private var grants: [LetterText.Cue] {
    letter.cues("cue.grant") + letter.cues("cue.licensee") + letter.cues("cue.authorized")
  }

  /// Countries behind a cue, in a sentence that grants something.
  private var clauses: [FieldCandidate] {
    let grants = grants
    return letter.cues("cue.territory").compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let isGranting = grants.contains {
        $0.page == cue.page && sentence.contains($0.range.lowerBound)
          && $0.range.lowerBound < cue.range.lowerBound
      }
      let isNamed = cue.range.count > 9
      guard isGranting || isNamed, cue.range.upperBound < sentence.upperBound else { return nil }
      let end = min(sentence.upperBound, cue.range.upperBound + 200)
      let rest = Unhyphenated(cue.prose.substring(cue.range.upperBound..<end))
      guard let range = countries(in: rest.text, isNamed: isNamed) else { return nil }
      return letter.candidate(
        .text(IdentifierScan.slice(rest.text, range)), behind: cue, at: rest.original(range),
        score: isNamed ? 0.86 : 0.72)
    }
  }

  /// The countries that a clause begins with.
  private func countries(in text: String, isNamed: Bool) -> Range<Int>? {
    let mentions = Country.mentions(in: text)
    guard let first = mentions.first, first.range.lowerBound <= (isNamed ? 40 : 24),
      !first.isCode || isNamed
    else { return nil }
    // Further countries of the same list stand close behind each other.
    var end = first.range.upperBound
    for mention in mentions.dropFirst() where mention.range.lowerBound - end <= 16 {
      end = mention.range.upperBound
    }
    // 欧洲站（德国、法国）: the bracket says which countries are meant.
    let own = IdentifierScan.slice(text, first.range.lowerBound..<end)
    if let open = own.lastIndex(where: { "(（".contains($0) }),
      !own.contains(where: { ")）".contains($0) })
    {
      let start =
        first.range.lowerBound
        + own.utf8.distance(from: own.startIndex, to: own.index(after: open))
      return start..<end
    }
    return first.range.lowerBound..<end
  }

  /// "may sell … worldwide": in small letters, because companies are called Global too.
  private var everywhere: [FieldCandidate] {
    grants.compactMap { cue in
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

/// A text with the words made whole that a line's end parts: `Öster- reich`.
struct Unhyphenated {
  let text: String
  /// UTF-8 offsets in the original at which bytes were left out, by where they were in `text`.
  private let cuts: [(offset: Int, length: Int)]

  init(_ original: String) {
    let bytes = Array(original.utf8)
    var kept: [UInt8] = []
    var cuts: [(offset: Int, length: Int)] = []
    var position = 0
    while position < bytes.count {
      let isCut =
        bytes[position] == UInt8(ascii: "-") && position > 0 && Self.isSmall(bytes[position - 1])
        && position + 2 < bytes.count && bytes[position + 1] == UInt8(ascii: " ")
        && Self.isSmall(bytes[position + 2])
      if isCut {
        cuts.append((kept.count, 2))
        position += 2
      } else {
        kept.append(bytes[position])
        position += 1
      }
    }
    text = String(decoding: kept, as: UTF8.self)
    self.cuts = cuts
  }

  private static func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte > 0x7F }

  /// The stretch of the original text that a stretch of `text` came from.
  func original(_ range: Range<Int>) -> Range<Int> {
    let before = cuts.filter { $0.offset <= range.lowerBound }.reduce(0) { $0 + $1.length }
    let within = cuts.filter { $0.offset < range.upperBound }.reduce(0) { $0 + $1.length }
    return (range.lowerBound + before)..<(range.upperBound + within)
  }
}
