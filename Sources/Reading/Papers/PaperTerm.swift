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
        if isDay, let token = inOrder(hit, within: max(6, hit.box.height) * 6) {
          return days(of: token, score: 0.88)
        }
        let block = PaperBlock(at: hit, weakly: false, in: evidence)?.texts.first
        let texts = evidence.texts(at: hit) + [block].compactMap { $0 }
        return texts.lazy.map { ends(in: $0, isDay: isDay) }.first { !$0.isEmpty } ?? []
      }
      if let state = FieldDecision.settle(found) { return state }
      if let state = FieldDecision.settle(hits.flatMap(belowHead)) { return state }
    }
    return concepts.contains("good_until") ? FieldDecision.settle(suffixed) : nil
  }

  /// Days with their label behind them: 2029年10月3日まで有効.
  private var suffixed: [FieldCandidate] {
    evidence.dates.flatMap { token in
      let labels = evidence.hits(of: "suffix.good_until", in: token.line)
      let isEnd = labels.contains {
        (0...1).contains($0.range.lowerBound - token.range.upperBound)
      }
      return isEnd ? days(of: token, score: 0.92) : []
    }
  }

  /// The first day of a term: of two days behind one label, or under a label of its own.
  func start(_ concepts: [String]) -> FieldState? {
    for name in concepts {
      guard let number = evidence.concept(name) else { continue }
      let isDay = evidence.knowledge.labels.concepts[number].type == .date
      let hits = evidence.hits(of: name).filter { isLabel($0) }
      let found = hits.flatMap { hit -> [FieldCandidate] in
        if isDay, let token = inOrder(hit, within: max(6, hit.box.height) * 6) {
          return days(of: token, score: 0.88)
        }
        let block = PaperBlock(at: hit, weakly: false, in: evidence)?.texts.first
        return (evidence.texts(at: hit) + [block].compactMap { $0 }).lazy
          .map { starts(in: $0, isDay: isDay) }.first { !$0.isEmpty } ?? []
      }
      if let state = FieldDecision.settle(found) { return state }
      if isDay, let state = FieldDecision.settle(hits.flatMap(belowHead)) { return state }
    }
    return nil
  }

  private func starts(in text: LabelledText, isDay: Bool) -> [FieldCandidate] {
    let dates = evidence.dates.filter {
      $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
        && $0.range.upperBound <= text.range.upperBound
    }
    guard let first = dates.first, dates.count > 1 || isDay else { return [] }
    let lead = text.line.substring(text.range.lowerBound..<first.range.lowerBound)
    return dates.count == 1 && Self.ends(" " + lead) ? [] : days(of: first, score: 0.9)
  }

  private func isLabel(_ hit: LabelHit) -> Bool {
    hit.startsLine || hit.hasColon || hit.isNumbered || hit.endsLine || hit.standsApart
      || follows(hit)
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
    if let below, let broken = broken(text, below) { return broken }
    guard let below, abs(below.box.x0 - text.line.box.x0) < 12,
      let date = evidence.dates.first(where: { $0.line.index == below.index }),
      Self.ends(below.substring(0..<date.range.lowerBound))
        || Self.ends(text.text.suffix(4).description)
    else { return [] }
    return days(of: date, score: 0.88)
  }

  /// The end of a span whose second day stands, or goes on, in the line below.
  func ending(below text: LabelledText) -> [FieldCandidate] { wrapped(text) }

  /// A day that the end of the line cuts in two: `…至2048` over `年03月26日`.
  private func broken(_ text: LabelledText, _ below: TextLine) -> [FieldCandidate]? {
    let first = text.text
    let cut = first.utf8.count
    let joined = first + below.text
    guard
      let date = DateReader.candidates(in: joined).first(where: {
        $0.range.lowerBound < cut && $0.range.upperBound > cut
      }), Self.ends(String(first.prefix { !"\n".contains($0) }).suffix(24).description)
    else { return nil }
    let words = IdentifierScan.slice(joined, date.range)
    let place = Place.joined(
      [
        text.place(of: date.range.lowerBound..<cut),
        below.place(of: 0..<(date.range.upperBound - cut)),
      ], text: words)
    return settlement.days(of: date).map { FieldCandidate(.date($0), at: place, score: 0.88) }
  }

  /// Words before a day that end a term with it.
  static func ends(_ lead: String) -> Bool {
    let folded = TextFolding.fold(lead)
    return [
      "至", "到", "until", " to", "to ", "bis", " au", "au ", "hasta", " al ", "-", "through", "tot ",
      "–", "—", "~", " till", " do ", " até", "まで", "から",
    ]
    .contains(where: folded.contains)
  }

  private static func begins(_ lead: String) -> Bool {
    lead.contains("自") || TextFolding.fold(lead).contains("from")
  }

  /// The day below a head that has a second language or other heads around it.
  private func belowHead(_ hit: LabelHit) -> [FieldCandidate] {
    let height = max(6, hit.box.height)
    if let token = inOrder(hit, within: height * 6) { return days(of: token, score: 0.88) }
    let token = evidence.dates.filter {
      $0.line.page.number == hit.line.page.number && $0.box.y0 > hit.box.y0
        && $0.box.y0 - hit.box.y1 < height * 4 && $0.box.x0 < hit.box.x1 + 4
        && $0.box.x1 > hit.box.x0 - 4
    }.min { $0.box.y0 < $1.box.y0 }
    return token.map { days(of: $0, score: 0.86) } ?? []
  }

  /// Under several heads of days stand as many days: each is the head's in the same place of the
  /// row, however their columns are set.
  private func inOrder(_ hit: LabelHit, within reach: Double) -> ValueToken<DateCandidate>? {
    let row = evidence.text.rows[evidence.text.rowOfLine[hit.line.index]]
    let heads = row.flatMap { evidence.hitsOfLine[$0] ?? [] }.filter { other in
      other.meanings.contains {
        evidence.knowledge.labels.concepts[$0.concept].type == .date && !$0.isWeak
      }
    }.sorted { $0.box.x0 < $1.box.x0 }
    guard heads.count > 1,
      let place = heads.firstIndex(where: {
        $0.line.index == hit.line.index && $0.range == hit.range
      }),
      let first = evidence.dates.filter({
        $0.line.page.number == hit.line.page.number && $0.box.y0 > hit.box.y1
          && $0.box.y0 - hit.box.y1 < reach
      }).min(by: { $0.box.y0 < $1.box.y0 })
    else { return nil }
    let below = evidence.dates.filter {
      $0.line.page.number == hit.line.page.number && $0.box.verticalOverlap(first.box) > 0.5
    }.sorted { $0.box.x0 < $1.box.x0 }
    return below.count == heads.count ? below[place] : nil
  }

  private func days(of token: ValueToken<DateCandidate>, score: Double) -> [FieldCandidate] {
    settlement.days(of: token.content).map {
      FieldCandidate(.date($0), at: token.place, score: score)
    }
  }
}
