internal import Evidence
internal import Knowledge

/// Reads who signed a letter for the licensor, as what, and whether something like a signature is
/// there.
struct SignatoryReader {
  let evidence: DocumentEvidence
  let letter: LetterText
  let licensor: [NameKey]
  let licensee: [NameKey]
  private let layout: LetterLayout
  private let all: [Signatory]

  /// - Parameter parties: Of a letter of authorization; other papers have none.
  init(evidence: DocumentEvidence, letter: LetterText, parties: LetterParties? = nil) {
    self.evidence = evidence
    self.letter = letter
    layout = LetterLayout(letter)
    licensor = parties?.licensor.plainest.map { [NameKey($0)] } ?? []
    licensee = parties?.licensee.plainest.map { [NameKey($0)] } ?? []
    all = SignatureBlocks(
      evidence: evidence, layout: layout, parties: licensor + licensee
    ).all()
  }

  var name: FieldState? { signatory?.name.flatMap { FieldDecision.settle([$0]) } }

  /// His own title; another's is none of his.
  var title: FieldState? {
    let candidates = signatory.map { [$0.title] } ?? all.map(\.title)
    return FieldDecision.settle(candidates.compactMap { $0 }.suffix(1).map { $0 })
      ?? FieldDecision.settle(capacities)
  }

  /// "acting in her capacity as Managing Director of …".
  private var capacities: [FieldCandidate] {
    let ends: Set<String> = ["de", "of", "der", "des", "von", "di", "del", "della", "for", "und"]
    return letter.cues("cue.capacity").compactMap { cue in
      let text = letter.following(cue, upTo: 80)
      var own: Range<Int>?
      for word in IdentifierScan.words(of: text) {
        let piece = IdentifierScan.slice(text, word)
        guard !ends.contains(piece), own != nil || piece.first?.isUppercase ?? false else { break }
        own = (own?.lowerBound ?? word.lowerBound)..<word.upperBound
        if piece.last.map({ ",;.(".contains($0) }) ?? false { break }
      }
      guard let own = own.map({ IdentifierScan.trimmed($0, in: text) }), !own.isEmpty,
        SignatoryTitles.isTitle(IdentifierScan.slice(text, own))
      else { return nil }
      return letter.candidate(
        .text(IdentifierScan.slice(text, own)), behind: cue, at: own, score: 0.7)
    }
  }

  /// The lines of the other party's signature, where each signs with a date of his own.
  var othersLines: Set<Int> {
    let named = all.filter { $0.name != nil }
    guard named.count > 1, named.contains(where: { role(of: $0) == .licensor }) else { return [] }
    return Set(
      named.filter { role(of: $0) == .licensee }.flatMap { other in
        evidence.text.lines.filter {
          $0.page.number == other.line.page.number && abs($0.box.x0 - other.line.box.x0) < 12
            && abs($0.box.midY - other.line.box.midY) < 90
        }
      }.map(\.index))
  }

  /// Who signs for the licensor: below his company's name or its role, else the first.
  private var signatory: Signatory? {
    let named = all.filter { $0.name != nil }
    let roles = named.map { role(of: $0) }
    let own = zip(named, roles).filter { $0.1 == .licensor }.map(\.0)
    let free = zip(named, roles).filter { $0.1 == nil }.map(\.0)
    let ranked = [own, free, named].first { !$0.isEmpty } ?? []
    return ranked.first { $0.title != nil } ?? ranked.first
  }

  /// Whose column a signature stands in: by the nearest label or company name above it, or the
  /// company just below.
  private func role(of signatory: Signatory) -> PartyRole? {
    let line = signatory.line
    let column = evidence.text.lines.filter { other in
      other.page.number == line.page.number && other.index != line.index
        && other.box.x0 < line.box.x1 && other.box.x1 > line.box.x0
    }
    let above = column.filter { $0.box.midY < line.box.midY && line.box.y0 - $0.box.y1 < 160 }
      .sorted { $0.box.midY > $1.box.midY }
    let below = column.filter { $0.box.midY > line.box.midY && $0.box.y0 - line.box.y1 < 60 }
      .sorted { $0.box.midY < $1.box.midY }
    return (above + below).lazy.compactMap(role).first
  }

  private func role(_ line: TextLine) -> PartyRole? {
    let width = line.page.width
    guard line.box.width < width * 0.6, !layout.bodyLines.contains(line.index) else { return nil }
    for (concept, role) in [("licensor", PartyRole.licensor), ("licensee", .licensee)] {
      let isLabel = (evidence.hitsOfLine[line.index] ?? []).contains {
        $0.startsLine && $0.names(evidence.concept(concept)) != nil
          && ($0.hasColon || $0.endsLine)
      }
      if isLabel { return role }
    }
    let keys =
      CompanyMentions.ranges(in: line.text).map { NameKey(line.substring($0)) }
      + [NameKey(line.text)]
    let names = { (party: [NameKey]) in
      keys.contains { key in party.contains { $0.isSame(as: key) } }
    }
    if names(licensor) { return .licensor }
    return names(licensee) ? .licensee : nil
  }

  // MARK: Signature

  /// A picture near the closing words is taken for a signature or stamp; without one nothing is
  /// said, because ink may be drawn as lines.
  var signature: FieldState? {
    guard let anchor = anchorBox else { return .unknown(Doubt(.notRead)) }
    let reach = Box(
      x0: 0, y0: anchor.box.y0 - 130, x1: anchor.page.width, y1: anchor.box.y1 + 130)
    let picture = anchor.page.images.first { image in
      image.intersects(reach) && image.area < anchor.page.width * anchor.page.height * 0.5
        && image.y0 > anchor.page.height * 0.25 && image.width > 15 && image.height > 8
    }
    guard let picture else { return .unknown(Doubt(.notRead)) }
    let place = Place(
      page: anchor.page.number, span: 0..<0, boxes: [picture], source: .text, text: "")
    return .known(Cited(.text("present"), at: place, confidence: 0.8))
  }

  private var anchorBox: (page: Page, box: Box)? {
    if let hit = evidence.hits(of: "signature").last { return (hit.line.page, hit.line.box) }
    if let line = signatory?.line { return (line.page, line.box) }
    guard let last = evidence.text.lines.last else { return nil }
    return (last.page, last.box)
  }
}

extension PartyParts {
  /// The name that speaks plainest for itself.
  fileprivate var plainest: String? {
    names.max { $0.score < $1.score }?.value.canonical
  }
}
