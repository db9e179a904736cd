internal import Evidence
internal import Knowledge

/// Reads the day of a letter: what its sentences state, what stands under a label, or the date in
/// a line of its own at the head or beside the signature.
struct IssueDateReader {
  let evidence: DocumentEvidence
  let letter: LetterText
  let fields: LabelledFields
  /// Lines of sentences; their dates are of other things.
  let bodyLines: Set<Int>
  /// Lines of the other party's signature, whose date is not the letter's.
  let others: Set<Int>
  let signingLines: Set<Int>

  func state(excluding term: TermReader.Term) -> FieldState? {
    let taken = Set([term.start?.known?.place, term.end?.known?.place].compactMap { $0?.span })
    let stated = stated
    let labelled = labelled(taken)
    if !stated.isEmpty {
      let days = Set(stated.map(\.value))
      return FieldDecision.settle(stated + labelled.filter { days.contains($0.value) })
    }
    return FieldDecision.settle(labelled) ?? FieldDecision.settle(alone(taken))
      ?? FieldDecision.settle(signed(taken))
  }

  /// "is made as of July 28, 2025", "Fait à Grasse, le 20 octobre 2025".
  private var stated: [FieldCandidate] {
    letter.cues("cue.issued").flatMap { cue -> [FieldCandidate] in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let end = min(sentence.upperBound, cue.range.upperBound + 80)
      guard cue.range.upperBound < end else { return [] }
      let rest = cue.prose.substring(cue.range.upperBound..<end)
      let lines = cue.prose.lines(of: cue.range).map(\.index)
      guard let date = DateReader.candidates(in: rest).first,
        !lines.contains(where: others.contains)
      else { return [] }
      return days(of: date).compactMap {
        letter.candidate(.date($0), behind: cue, at: date.range, score: 0.9)
      }
    }
  }

  private func labelled(_ taken: Set<Range<Int>>) -> [FieldCandidate] {
    let all = fields.dateCandidates(["issue_date"]).filter { candidate in
      guard let line = line(of: candidate.place) else { return false }
      // `du` and `on` stand before dates in sentences too; there they say nothing of the letter's.
      let isPlain = candidate.score >= FieldDecision.plainScore
      return !bodyLines.contains(line.index) && !others.contains(line.index)
        && (isPlain || !taken.contains(candidate.place.span) && evidence.isDateAlone(line))
    }
    let agreed = all.filter { candidate in certain.contains(candidate.value) }
    return agreed.isEmpty ? all : agreed
  }

  private func alone(_ taken: Set<Range<Int>>) -> [FieldCandidate] {
    evidence.dates.filter { token in
      !taken.contains(token.place.span) && evidence.isDateAlone(token.line)
        && !isSpan(token.line) && !bodyLines.contains(token.line.index)
        && !others.contains(token.line.index)
    }.flatMap { token in
      days(of: token.content).map { FieldCandidate(.date($0), at: token.place, score: 0.75) }
    }
  }

  /// Two different days in one line are the ends of a term.
  private func isSpan(_ line: TextLine) -> Bool {
    let dates = evidence.dates.filter { $0.line.index == line.index }
    guard let first = dates.first, let last = dates.last, dates.count > 1 else { return false }
    return Set(days(of: first.content)).isDisjoint(with: days(of: last.content))
  }

  /// `Jane Roe (Director), 22 June 2026` beside the signature.
  private func signed(_ taken: Set<Range<Int>>) -> [FieldCandidate] {
    evidence.dates.filter { token in
      !taken.contains(token.place.span) && signingLines.contains(token.line.index)
        && !others.contains(token.line.index)
    }.flatMap { token in
      days(of: token.content).map { FieldCandidate(.date($0), at: token.place, score: 0.66) }
    }
  }

  /// 10/03/2023 is the day that another date of the letter spells out.
  private func days(of date: DateCandidate) -> [Day] {
    let days = fields.settlement.days(of: date)
    let agreed = days.filter { certain.contains(.date($0)) }
    return agreed.count == 1 ? agreed : days
  }

  /// Days whose month is a word.
  private var certain: Set<FieldValue> {
    let days = letter.pages.flatMap { DateReader.candidates(in: $0.text) }
      .filter { $0.namesMonth && $0.readings.count == 1 }.compactMap { $0.readings.first?.day }
    return Set(days.map { .date($0) })
  }

  private func line(of place: Place) -> TextLine? {
    evidence.dates.first { $0.place == place }?.line
  }
}
