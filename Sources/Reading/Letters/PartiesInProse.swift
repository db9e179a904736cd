internal import Evidence
internal import Knowledge

/// Finds the companies of a letter's sentences by what the sentences say of them.
struct PartiesInProse {
  let evidence: DocumentEvidence
  let letter: LetterText

  /// Names before a bracket that says what the letter calls them: `X GmbH, … (the "Licensee")`.
  func defined(as concept: String) -> [FieldCandidate] {
    guard let wanted = evidence.concept(concept) else { return [] }
    return letter.pages.flatMap { prose -> [FieldCandidate] in
      var last = 0
      return Self.brackets(in: prose.text).compactMap { bracket in
        let inside = prose.substring(bracket)
        guard isDefinition(inside) else { return nil }
        defer { last = bracket.upperBound }
        guard names(wanted, in: inside) else { return nil }
        let start = max(last, bracket.lowerBound - 260)
        let before = prose.substring(start..<bracket.lowerBound)
        let companies = CompanyMentions.ranges(in: before)
        guard let own = companies.last, isOnly(own, of: companies, in: before) else { return nil }
        let range = (start + own.lowerBound)..<(start + own.upperBound)
        return candidate(range, in: prose, score: 0.93)
      }
    }
  }

  /// Two companies before one bracket leave open which of them it is about, unless one stands
  /// right at it.
  private func isOnly(_ own: Range<Int>, of all: [Range<Int>], in text: String) -> Bool {
    let keys = Set(all.map { TextFolding.compact(IdentifierScan.slice(text, $0)) })
    return keys.count == 1 || text.utf8.count - own.upperBound < 4
  }

  /// Whether a bracket right behind a name says what the letter calls it: `("Licensee")`.
  func isDefined(as concept: String, _ text: String, behind name: Range<Int>) -> Bool {
    let rest = IdentifierScan.slice(text, name.upperBound..<text.utf8.count)
    let lead = rest.prefix { " ,，".contains($0) }
    guard let open = rest.dropFirst(lead.count).first, "(（".contains(open),
      let wanted = evidence.concept(concept)
    else { return false }
    let bracket = rest.dropFirst(lead.count + 1).prefix { !")）".contains($0) }
    return names(wanted, in: String(bracket))
  }

  private func names(_ concept: Int, in text: String) -> Bool {
    evidence.knowledge.labels.index.matches(in: FoldedText(text)).contains {
      $0.meaning.concept == concept
    }
  }

  /// `the "Licensee"`, 以下简称“被授权方”: what a party is called stands in quotation marks.
  private func isDefinition(_ text: String) -> Bool {
    text.contains { "“”\"„«‘「".contains($0) } && text.count <= 60
  }

  private static func brackets(in text: String) -> [Range<Int>] {
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

  /// The first or last company of a sentence before a cue: the subject of "is authorized to".
  func before(cue name: String, last: Bool, score: Double) -> [FieldCandidate] {
    letter.cues(name).compactMap { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let start = max(sentence.lowerBound, cue.range.lowerBound - 300)
      guard start < cue.range.lowerBound else { return nil }
      let text = cue.prose.substring(start..<cue.range.lowerBound)
      let companies = CompanyMentions.ranges(in: text)
      guard let own = last ? companies.last : companies.first else { return nil }
      let range = (start + own.lowerBound)..<(start + own.upperBound)
      return candidate(range, in: cue.prose, score: score)
    }
  }

  /// The one company that a letter names beside the licensee.
  func onlyOther(than known: Set<String>) -> [FieldCandidate] {
    guard !known.isEmpty else { return [] }
    var found: [String: FieldCandidate] = [:]
    for line in evidence.text.lines {
      for range in CompanyMentions.ranges(in: line.text) {
        let name = line.substring(range)
        let key = TextFolding.compact(name)
        guard !key.hasPrefix("amazon"),
          !known.contains(where: { $0.contains(key) || key.contains($0) })
        else { continue }
        found[key] = FieldCandidate(.text(name), at: line.place(of: range), score: 0.7)
      }
    }
    return found.count == 1 ? Array(found.values) : []
  }

  private func candidate(
    _ found: Range<Int>, in prose: Prose, score: Double
  ) -> FieldCandidate? {
    let range = withoutHeading(found, in: prose)
    let name = prose.substring(range)
    guard Self.mayBeName(name) else { return nil }
    return prose.place(of: range).map { FieldCandidate(.text(name), at: $0, score: score) }
  }

  /// A heading's last words are not of the name that the next paragraph begins with.
  private func withoutHeading(_ range: Range<Int>, in prose: Prose) -> Range<Int> {
    guard let boxes = prose.place(of: range)?.boxes, boxes.count > 1, let last = boxes.last,
      let gap = zip(boxes, boxes.dropFirst()).map({ $1.y0 - $0.y1 }).max(),
      let first = boxes.first, gap > last.height * 0.6 || abs(first.height - last.height) > 1.5
    else { return range }
    let words = IdentifierScan.words(of: prose.substring(range))
    for word in words.dropFirst() {
      let rest = (range.lowerBound + word.lowerBound)..<range.upperBound
      if prose.place(of: rest)?.boxes.count == 1 { return rest }
    }
    return range
  }

  /// Whether a text is no sentence, heading or pronoun.
  static func mayBeName(_ text: String) -> Bool {
    guard CompanyName.isPlausible(text), !text.contains(where: { "“”\"„«»".contains($0) }),
      HanCompanies.isName(text), let first = text.first, !first.isLowercase || text.count < 12
    else { return false }
    // A point that is not of a legal form or an abbreviation ends a sentence.
    if text.hasSuffix("."), CompanyName.legalForm(in: text) < 0.7, text.count > 30 { return false }
    return !["SECTION ", "Section ", "To whom", "TO WHOM", "Dear "].contains(where: text.hasPrefix)
  }
}
