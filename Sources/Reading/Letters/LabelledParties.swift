internal import Evidence
internal import Knowledge

/// The parties that a form names under their labels.
struct LabelledParties {
  let evidence: DocumentEvidence

  private static let score = 0.93

  /// What stands under the labels of a party, and the lines that it takes up.
  func parts(of concept: String) -> (parts: PartyParts, lines: Set<Int>) {
    var parts = PartyParts()
    var lines: Set<Int> = []
    let reader = PartyReader(evidence: evidence)
    for block in PartyBlockFinder(evidence: evidence).blocks(of: concept) {
      let opening = opening(block)
      guard isHead(block.hit) || opening != nil else { continue }
      var found = reader.read(block, score: Self.score)
      found.names =
        (opening ?? company(block, found.names)).map { [$0] }
        ?? found.names.filter { PartyName.mayBe($0.value.canonical) }.map { weighed($0, block) }
      parts.merge(found)
      lines.formUnion(block.lines)
    }
    return (parts, lines)
  }

  /// `Authorized by: Jane Roe` may label who signs.
  private func weighed(_ name: FieldCandidate, _ block: PartyBlock) -> FieldCandidate {
    let signs = block.hit.companions.contains {
      let concept = evidence.knowledge.labels.concepts[$0.concept].name
      return concept == "signature" || concept.hasPrefix("signatory")
    }
    let text = name.value.canonical
    guard CompanyName.legalForm(in: text) < 0.7 else { return name }
    if signs { return FieldCandidate(name.value, at: name.place, score: 0.4) }
    return PersonName.isLikely(text)
      ? FieldCandidate(name.value, at: name.place, score: 0.66) : name
  }

  /// The company that a block begins with, its address behind it in the same line, or the rest of
  /// its name in the next.
  private func opening(_ block: PartyBlock) -> FieldCandidate? {
    guard let text = block.texts.first else { return nil }
    if let wrapped = wrapped(block) { return wrapped }
    guard
      let own = CompanyMentions.ranges(in: text.text).first, own.lowerBound <= 1
    else { return nil }
    let rest = IdentifierScan.slice(text.text, own.upperBound..<text.text.utf8.count)
    guard let next = rest.first, ",，(（".contains(next) else { return nil }
    return FieldCandidate(
      .text(IdentifierScan.slice(text.text, own)), at: text.place(of: own), score: Self.score)
  }

  /// The company of a signature's column, where `Name:` labels him who signs for it.
  private func company(_ block: PartyBlock, _ names: [FieldCandidate]) -> FieldCandidate? {
    guard !names.contains(where: { CompanyName.legalForm(in: $0.value.canonical) >= 0.7 }) else {
      return nil
    }
    for text in block.texts.prefix(2) {
      guard let own = CompanyMentions.ranges(in: text.text).first, own.lowerBound == 0,
        own.count * 10 >= text.range.count * 8
      else { continue }
      return FieldCandidate(
        .text(IdentifierScan.slice(text.text, own)), at: text.place(of: own), score: Self.score)
    }
    return nil
  }

  /// A name that the end of its line parts: the next word would not have fitted there.
  private func wrapped(_ block: PartyBlock) -> FieldCandidate? {
    guard let first = block.texts.first, block.texts.count > 1,
      CompanyName.legalForm(in: first.text) < 0.7
    else { return nil }
    let next = block.texts[1]
    let right =
      evidence.text.lines.filter {
        $0.page.number == first.line.page.number && abs($0.box.x0 - first.line.box.x0) < 4
      }.map(\.box.x1).max() ?? 0
    let joined = first.text + " " + next.text
    guard let word = next.line.words.first, abs(next.line.box.x0 - first.line.box.x0) < 40,
      first.line.box.x1 + word.box.width + word.fontSize * 0.25 > right,
      let own = CompanyMentions.ranges(in: joined).first, own.lowerBound == 0,
      own.upperBound > first.text.utf8.count
    else { return nil }
    let rest = next.line.place(
      of: next.range.lowerBound..<(next.range.lowerBound + own.upperBound - first.range.count - 1))
    let place = first.place(of: 0..<first.range.count)
    let name = IdentifierScan.slice(joined, own)
    return FieldCandidate(
      .text(name),
      at: Place(
        page: place.page,
        span: place.span.lowerBound..<max(place.span.lowerBound, rest.span.upperBound),
        boxes: place.boxes + rest.boxes, source: place.source, text: name), score: Self.score)
  }

  /// Whether a party's label labels something: in quotation marks it only says what the text
  /// calls the party.
  private func isHead(_ hit: LabelHit) -> Bool {
    guard hit.hasColon || hit.endsLine, hit.startsLine || hit.startsPart || hit.endsLine,
      !evidence.isTitle(hit.line)
    else { return false }
    let before = hit.line.substring(0..<hit.range.lowerBound).last
    return !(before.map { "“\"„«「‘'".contains($0) } ?? false)
  }
}

extension LabelHit {
  /// Whether a gap parts it from the words before it in its line.
  var startsPart: Bool {
    let words = Array(line.words)
    let first = line.words(at: range).lowerBound
    guard first > 0 else { return true }
    return words[first].box.x0 - words[first - 1].box.x1 > words[first].fontSize * 0.8
  }
}
