internal import Evidence
internal import Knowledge

/// Reads the day up to which a paper is valid.
struct PaperTerm {
  let evidence: DocumentEvidence
  let settlement: DateSettlement

  /// The last day by the first of the labels that has one; 长期 has none.
  func end(_ concepts: [String]) -> FieldState? {
    for name in concepts {
      guard let number = evidence.concept(name) else { continue }
      let isDay = evidence.knowledge.labels.concepts[number].type == .date
      let hits = evidence.hits(of: name).filter { isLabel($0) }
      let found = hits.flatMap { hit -> [FieldCandidate] in
        if isDay, let next = nextLine(of: hit) { return next }
        let block = PaperBlock(at: hit, weakly: false, in: evidence)?.texts.first
        let texts = evidence.texts(at: hit) + [block].compactMap { $0 }
        return texts.lazy.map { ends(in: $0, isDay: isDay) }.first { !$0.isEmpty } ?? []
      }
      if let state = FieldDecision.settle(found) { return state }
      if let state = FieldDecision.settle(hits.flatMap(belowHead)) { return state }
    }
    return nil
  }

  private func isLabel(_ hit: LabelHit) -> Bool {
    hit.startsLine || hit.hasColon || hit.isNumbered || hit.endsLine || follows(hit)
  }

  /// `Certificate is valid until 2027-01-31`: in a sentence the day follows at once.
  private func follows(_ hit: LabelHit) -> Bool {
    evidence.dates.contains {
      $0.line.index == hit.line.index && $0.range.lowerBound >= hit.end
        && $0.range.lowerBound <= hit.end + 6
    }
  }

  /// The day that begins the next line where a sentence breaks off before it.
  private func nextLine(of hit: LabelHit) -> [FieldCandidate]? {
    guard hit.endsLine, !hit.startsLine, !hit.standsApart, !hit.hasColon,
      evidence.text.lines.indices.contains(hit.line.index + 1)
    else { return nil }
    let next = evidence.text.lines[hit.line.index + 1]
    let token = evidence.dates.first { $0.line.index == next.index && $0.range.lowerBound == 0 }
    return token.map { days(of: $0, score: 0.9) }
  }

  private func ends(in text: LabelledText, isDay: Bool) -> [FieldCandidate] {
    let open = evidence.said("cue.open_ended", in: text.line).first(where: text.range.overlaps)
    if let open {
      return [FieldCandidate(.openEnded, at: text.line.place(of: open), score: 0.95)]
    }
    let dates = evidence.dates.filter {
      $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
        && $0.range.upperBound <= text.range.upperBound
    }
    guard let last = dates.last else { return wrapped(text) }
    let lead = text.line.substring(text.range.lowerBound..<last.range.lowerBound)
    guard dates.count > 1 || isDay && !Self.begins(lead) || Self.ends(lead) else {
      return dates.count == 1 ? wrapped(text) : []
    }
    return days(of: last, score: 0.93)
  }

  /// The end of a span that goes on in the next line.
  private func wrapped(_ text: LabelledText) -> [FieldCandidate] {
    let below = evidence.text.below(
      text.line.box, on: text.line.page, within: text.line.box.height * 0.8
    ).first
    guard let below, abs(below.box.x0 - text.line.box.x0) < 12,
      let date = evidence.dates.first(where: { $0.line.index == below.index }),
      Self.ends(below.substring(0..<date.range.lowerBound))
        || Self.ends(text.text.suffix(4).description)
    else { return [] }
    return days(of: date, score: 0.88)
  }

  /// Words before a day that end a term with it.
  private static func ends(_ lead: String) -> Bool {
    let folded = TextFolding.fold(lead)
    return [
      "至", "到", "until", " to", "to ", "bis", " au", "au ", "hasta", " al ", "-", "through", "tot ",
    ]
    .contains(where: folded.contains)
  }

  private static func begins(_ lead: String) -> Bool {
    lead.contains("自") || TextFolding.fold(lead).contains("from")
  }

  /// The day below a head that has a second language or other heads around it.
  private func belowHead(_ hit: LabelHit) -> [FieldCandidate] {
    let height = max(6, hit.box.height)
    let token = evidence.dates.filter {
      $0.line.page.number == hit.line.page.number && $0.box.y0 > hit.box.y0
        && $0.box.y0 - hit.box.y1 < height * 4 && $0.box.x0 < hit.box.x1 + 4
        && $0.box.x1 > hit.box.x0 - 4
    }.min { $0.box.y0 < $1.box.y0 }
    return token.map { days(of: $0, score: 0.86) } ?? []
  }

  private func days(of token: ValueToken<DateCandidate>, score: Double) -> [FieldCandidate] {
    settlement.days(of: token.content).map {
      FieldCandidate(.date($0), at: token.place, score: score)
    }
  }
}
