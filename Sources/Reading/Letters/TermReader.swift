internal import Evidence
internal import Knowledge

/// Reads from when to when an authorization holds: fixed days, a length of time, or no end.
struct TermReader {
  let evidence: DocumentEvidence
  let letter: LetterText
  let fields: LabelledFields
  /// Lines of sentences, where a date's label is a word like others.
  let bodyLines: Set<Int>

  struct Term {
    var start: FieldState?
    var end: FieldState?
  }

  func read() -> Term {
    if let interval { return interval }
    var term = Term(start: dated(["term_start"]), end: dated(["term_end", "valid_until"]))
    if let labelled = labelled { term = merged(term, labelled) }
    if term.start == nil || term.end == nil { term = merged(term, prose) }
    if term.start == nil || term.end == nil { term = merged(term, wholeYears) }
    if term.end == nil { term.end = length(from: term.start) }
    if term.end == nil { term.end = openEnded }
    return term
  }

  /// What stands under a label of a form, and no label in a sentence.
  private func dated(_ names: [String]) -> FieldState? {
    let candidates = fields.dateCandidates(names).filter { candidate in
      !evidence.dates.contains { $0.place == candidate.place && bodyLines.contains($0.line.index) }
    }
    return FieldDecision.settle(candidates)
  }

  /// A term whose beginning or length is told by the letter's own date.
  func completed(_ term: Term, from issue: FieldState?) -> Term {
    if term.start == nil, term.end == nil || term.end?.known?.value == .openEnded,
      let counted = counted(from: issue)
    {
      return counted
    }
    guard term.start == nil, let day = issue?.known else { return term }
    if let cue = letter.cues("cue.term_from_letter").first,
      let place = cue.prose.place(of: cue.prose.sentence(around: cue.range.lowerBound))
    {
      return Term(start: .known(Cited(day.value, at: place, confidence: 0.75)), end: term.end)
    }
    return fromItsDay(term, day)
  }

  /// A letter that says until when it holds, and not from when, holds from its own day.
  private func fromItsDay(_ term: Term, _ issued: Cited<FieldValue>) -> Term {
    guard let end = term.end?.known?.value, let first = issued.value.day else { return term }
    let isUnread = evidence.hits(of: "term_start").contains {
      $0.startsLine && ($0.hasColon || $0.endsLine)
    }
    guard !isUnread, end == .openEnded || end.day.map({ first < $0 }) ?? false else { return term }
    return Term(
      start: .known(Cited(issued.value, at: issued.place, confidence: 0.7)), end: term.end)
  }

  /// "through calendar year 2026", "bis Ende März 2027".
  private var wholeYears: Term {
    for cue in letter.cues("cue.year_end") {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      if let years = years(behind: cue, in: sentence) { return years }
      guard cue.range.upperBound < sentence.upperBound,
        let last = YearEnd.day(
          behind: cue.prose.substring(cue.range.upperBound..<sentence.upperBound)),
        let place = cue.prose.place(
          of: cue.range.lowerBound..<(cue.range.upperBound + last.length))
      else { continue }
      let end = FieldState.known(Cited(.date(last.day), at: place, confidence: 0.8))
      let word = cue.prose.substring(cue.range).lowercased()
      let isWhole = ["for ", "in ", "during", "für ", "im ", "pour", "durante", "para", "per "]
        .contains(where: word.hasPrefix)
      guard isWhole, !last.namesMonth, let first = Day(year: last.day.year, month: 1, day: 1) else {
        return Term(start: nil, end: end)
      }
      return Term(start: .known(Cited(.date(first), at: place, confidence: 0.8)), end: end)
    }
    return Term()
  }

  /// "for the years 2025 through 2027".
  private func years(behind cue: LetterText.Cue, in sentence: Range<Int>) -> Term? {
    guard cue.range.upperBound < sentence.upperBound,
      let years = YearEnd.years(
        in: cue.prose.substring(cue.range.upperBound..<sentence.upperBound)),
      let place = cue.prose.place(
        of: cue.range.lowerBound..<(cue.range.upperBound + years.length)),
      let first = Day(year: years.first, month: 1, day: 1),
      let last = Day(year: years.last, month: 12, day: 31)
    else { return nil }
    return Term(
      start: .known(Cited(.date(first), at: place, confidence: 0.8)),
      end: .known(Cited(.date(last), at: place, confidence: 0.8)))
  }

  /// A term that is stated as a length from the letter's own date; the day itself does not count.
  func counted(from issue: FieldState?) -> Term? {
    guard let day = issue?.known?.value.day else { return nil }
    for cue in letter.cues("cue.term_from_letter") {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      guard let months = Duration.months(in: cue.prose.substring(sentence)),
        let end = day.adding(months: months), let place = cue.prose.place(of: sentence)
      else { continue }
      return Term(
        start: .known(Cited(.date(day), at: place, confidence: 0.75)),
        end: .known(Cited(.date(end), at: place, confidence: 0.75)))
    }
    return nil
  }

  /// "for 18 months with effect from 1 July": the length stands in a sentence on the term.
  private func length(from start: FieldState?) -> FieldState? {
    guard let day = start?.known?.value.day else { return nil }
    for cue in letter.cues("cue.term") + letter.cues("cue.term_length") {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let text = cue.prose.substring(sentence)
      let isCounted = letter.cues("cue.term_from_start").contains {
        $0.page == cue.page && sentence.contains($0.range.lowerBound)
      }
      guard let months = Duration.months(in: text),
        isCounted
          || DateReader.candidates(in: text).contains(where: {
            $0.readings.contains { $0.day == day }
          }),
        let end = day.adding(months: months)?.adding(days: -1),
        let place = cue.prose.place(of: sentence)
      else { continue }
      return .known(Cited(.date(end), at: place, confidence: 0.8))
    }
    return nil
  }

  private func merged(_ first: Term, _ second: Term) -> Term {
    Term(start: first.start ?? second.start, end: first.end ?? second.end)
  }

  /// Two days behind one label, whichever end the label names alone: `Validity: 2026-01-01 to …`.
  private var interval: Term? {
    for hit in ["term", "valid_until", "term_end"].flatMap(evidence.hits) where hit.startsLine {
      for text in evidence.texts(at: hit) {
        let term = days(in: text.line, from: text.range.lowerBound, score: 0.95)
        guard let start = term.start?.known?.value.day, let end = term.end?.known?.value.day,
          start < end
        else { continue }
        return term
      }
    }
    return nil
  }

  /// What stands behind `Term:` or 授权期限.
  private var labelled: Term? {
    for hit in evidence.hits(of: "term")
    where hit.startsLine && (hit.hasColon || hit.endsLine || hit.isRunIn) {
      for text in evidence.texts(at: hit) {
        let term = days(in: text.line, from: text.range.lowerBound, score: 0.95)
        if term.start != nil || term.end != nil { return term }
        if let state = openEnded(in: text) { return Term(start: nil, end: state) }
      }
    }
    return nil
  }

  /// Dates from an offset of a line on; a second line may hold the end.
  private func days(in line: TextLine, from offset: Int, score: Double) -> Term {
    let own = evidence.dates.filter { $0.line.index == line.index && $0.range.lowerBound >= offset }
    let next = evidence.text.below(line.box, on: line.page, within: line.box.height * 1.2).first
    let isOpen = own.count == 1 && next.map { !evidence.startsWithLabel($0) } ?? false
    let more = isOpen ? evidence.dates.filter { $0.line.index == next?.index } : []
    let tokens = Array((own + more).prefix(2))
    if tokens.count == 2 {
      return Term(start: state(tokens[0], score), end: state(tokens[1], score))
    }
    guard let token = tokens.first else { return Term() }
    let before = line.substring(offset..<token.range.lowerBound)
    return Self.saysEnd(before)
      ? Term(start: nil, end: state(token, score))
      : Term(start: state(token, score), end: duration(after: token, in: line))
  }

  private func state(_ token: ValueToken<DateCandidate>, _ score: Double) -> FieldState? {
    FieldDecision.settle(
      fields.settlement.days(of: token.content).map {
        FieldCandidate(.date($0), at: token.place, score: score)
      })
  }

  /// Dates behind "valid from … until …".
  ///
  /// Sentences on the authorization come first; others may be on anything.
  private var prose: Term {
    var result = Term()
    let about = ["cue.permission", "cue.grants", "cue.authorized", "cue.grant"].flatMap(letter.cues)
    let cues = letter.cues("cue.term").filter { !isDated($0) }.map { cue in
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      return (cue, about.contains { $0.page == cue.page && sentence.contains($0.range.lowerBound) })
    }
    for (cue, _) in cues.filter(\.1) + cues.filter({ !$0.1 }) {
      let sentence = cue.prose.sentence(around: cue.range.lowerBound)
      let end = min(sentence.upperBound, cue.range.upperBound + 160)
      guard end > cue.range.upperBound else { continue }
      let rest = cue.prose.substring(cue.range.upperBound..<end)
      let dates = DateReader.candidates(in: rest)
      guard let first = dates.first, first.range.lowerBound <= 24 else { continue }
      let cueText = cue.prose.substring(cue.range)
      if Self.saysEnd(cueText + " ") {
        result.end = result.end ?? state(first, cue)
      } else {
        result.start = result.start ?? state(first, cue)
        if let second = dates.dropFirst().first,
          Self.saysEnd(IdentifierScan.slice(rest, first.range.upperBound..<second.range.lowerBound))
        {
          result.end = result.end ?? state(second, cue)
        }
      }
    }
    return result
  }

  /// `Bassano del Grappa, 06/05/2025` has a cue in the name of its town.
  private func isDated(_ cue: LetterText.Cue) -> Bool {
    cue.prose.lines(of: cue.range).allSatisfy { line in
      let before = evidence.dates.first { $0.line.index == line.index }
        .map { line.substring(0..<$0.range.lowerBound) }
      return evidence.isDateAlone(line) && before.map { $0.contains(",") } ?? false
    }
  }

  private func state(_ date: DateCandidate, _ cue: LetterText.Cue) -> FieldState? {
    FieldDecision.settle(
      fields.settlement.days(of: date).compactMap {
        letter.candidate(.date($0), behind: cue, at: date.range, score: 0.86)
      })
  }

  private static func saysEnd(_ text: String) -> Bool {
    let folded = TextFolding.fold(text)
    let words = folded.split { !$0.isLetter }.map(String.init)
    if ["and", "und", "et", "y", "e"].contains(folded.trimmingBlanks) { return true }
    let signs = ["-", "~", "—", "–", "至", "止", "到", "から", "まで", "jusqu", "prend fin"]
    return words.contains(where: ends.contains) || signs.contains(where: folded.contains)
  }

  private static let ends: Set<String> = [
    "until", "till", "through", "expire", "expires", "expiring", "ending", "terminate",
    "terminates", "to", "bis", "ends", "end", "endet", "hasta", "al", "au", "lapse", "lapses",
    "vence", "scade", "fino", "expira", "befristet", "langstens",
  ]

  /// `for two years`, `2 Jahre`, 两年: the day so much later.
  private func duration(after token: ValueToken<DateCandidate>, in line: TextLine) -> FieldState? {
    let days = fields.settlement.days(of: token.content)
    guard days.count == 1, let start = days.first,
      let months = Duration.months(in: line.text),
      let end = start.adding(months: months)?.adding(days: -1)
    else { return nil }
    let place = line.place(of: 0..<line.text.utf8.count)
    return .known(Cited(.date(end), at: place, confidence: 0.8))
  }

  private func openEnded(in text: LabelledText) -> FieldState? {
    let cue = evidence.hits(of: "open_ended").first {
      $0.line.index == text.line.index && $0.range.lowerBound >= text.range.lowerBound
    }
    return cue.map { .known(Cited(.openEnded, at: $0.line.place(of: $0.range), confidence: 0.93)) }
  }

  private var openEnded: FieldState? {
    evidence.hits(of: "open_ended").first { $0.range.count > 5 }.map {
      .known(Cited(.openEnded, at: $0.line.place(of: $0.range), confidence: 0.85))
    }
  }
}

extension LabelHit {
  /// Whether a full stop makes a label the heading of the sentence behind it: `3. Term. It is …`.
  var isRunIn: Bool {
    guard startsLine, range.upperBound < line.text.utf8.count else { return false }
    let rest = line.substring(range.upperBound..<line.text.utf8.count)
    return rest.hasPrefix(". ") || rest.hasPrefix(".—") || rest.hasPrefix(" – ")
      || rest.hasPrefix(" — ")
  }
}
