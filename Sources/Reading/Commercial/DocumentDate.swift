internal import Evidence
internal import Knowledge

/// Reads the day on which an invoice or a paper like it was issued: by its label, in its title, at
/// the head of a letter, or because no other day stands on it.
struct DocumentDate {
  let evidence: DocumentEvidence
  let fields: LabelledFields
  let tableLines: Set<Int>
  /// The concepts that name it, in order of preference.
  let concepts: [String]

  /// The labelled date; where no plain label gives one, that of the title or of the letter's head;
  /// then the only one that no label claims.
  func state() -> FieldState? {
    let title = TitleLineReader(evidence: evidence, settlement: fields.settlement).dates
    for (index, concept) in concepts.enumerated() {
      let candidates = fields.dateCandidates([concept])
      // A plain label's date is not disputed by what looks like one in a title: 14/11/2025 may be
      // the number.
      let isPlain = candidates.contains { $0.score >= FieldDecision.plainScore }
      let own = index == 0 && !isPlain ? title + headDates : []
      if let state = FieldDecision.settle(candidates + own) ?? fields.date([concept]) {
        return state
      }
    }
    return only(free.filter(isInHead), confidence: 0.7)
      ?? only(free.filter(isTimed), confidence: 0.75) ?? only(free, confidence: 0.6)
  }

  /// The one day that all of some dates state.
  private func only(
    _ tokens: [ValueToken<DateCandidate>], confidence: Double
  ) -> FieldState? {
    let days = Set(tokens.flatMap { fields.settlement.days(of: $0.content) })
    guard let token = tokens.first, days.count == 1, let day = days.first else { return nil }
    return .known(Cited(.date(day), at: token.place, confidence: confidence))
  }

  /// Dates of the first page that no label claims.
  private var free: [ValueToken<DateCandidate>] {
    let bound = Set(
      fields.dateCandidates(evidence.knowledge.labels.concepts.map(\.name)).map(\.place))
    return evidence.dates.filter {
      !bound.contains($0.place) && !tableLines.contains($0.line.index)
        && $0.line.page.number == 1
    }
  }

  private func isInHead(_ token: ValueToken<DateCandidate>) -> Bool {
    token.line.page.number == 1 && token.box.midY < token.line.page.height * 0.5
  }

  /// Whether a time of day stands right behind, as tills print it: `08.03.2026 10:42`.
  private func isTimed(_ token: ValueToken<DateCandidate>) -> Bool {
    let line = token.line
    let own = line.substring(token.range.upperBound..<line.text.utf8.count)
    let behind = own.trimmingBlanks.isEmpty ? evidence.text.right(of: line).first?.text ?? "" : own
    let time = behind.trimmingBlanks.prefix { $0.isNumber || $0 == ":" }
    let parts = time.split(separator: ":")
    return (2...3).contains(parts.count) && parts.allSatisfy { (1...2).contains($0.count) }
      && (Int(parts[0]) ?? 99) < 24 && (Int(parts[1]) ?? 99) < 60
  }

  /// Dates that stand alone in their line or behind a place, as letters are dated: `Lyon, le 14
  /// mai 2026`, `London, 14 May 2026`.
  private var headDates: [FieldCandidate] {
    let dates = evidence.dates.filter { token in
      let lead = token.line.substring(0..<token.range.lowerBound)
      let tail = token.line.text.utf8.count - token.range.upperBound
      let isAlone =
        lead.trimmingBlanks.isEmpty || (lead.contains(",") && PlaceAndDate.isPlace(lead))
      return isAlone && tail <= 1 && !tableLines.contains(token.line.index) && isInHead(token)
    }
    let claimed = Set(
      fields.dateCandidates(
        evidence.knowledge.labels.concepts.map(\.name).filter { $0 != "issue_date" }
      ).map(\.place))
    return dates.filter { !claimed.contains($0.place) }.flatMap { token in
      fields.settlement.days(of: token.content).map {
        FieldCandidate(.date($0), at: token.place, score: 0.7)
      }
    }
  }
}
