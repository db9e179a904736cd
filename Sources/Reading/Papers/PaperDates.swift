internal import Evidence
internal import Knowledge

/// Reads the days that a paper states of itself.
struct PaperDates {
  private let evidence: DocumentEvidence
  private let letter: LetterText
  private let settlement: DateSettlement
  private let bound: [BoundValue<DateCandidate>]

  init(_ evidence: DocumentEvidence, letter: LetterText, settlement: DateSettlement) {
    self.evidence = evidence
    self.letter = letter
    self.settlement = settlement
    bound = LabelBinder(evidence: evidence, tokens: evidence.dates, types: [.date], sharing: false)
      .bind()
  }

  /// The day by the first of the places that has one.
  func state(_ places: [String]) -> FieldState? {
    for place in places {
      if place == "place-and-date" {
        // A letter is dated at its head, whatever days its sentences speak of.
        let places = [alone(inHead: true), signing, alone(inHead: false)]
        if let state = places.lazy.compactMap({ FieldDecision.settle($0) }).first { return state }
      } else if place == "period-end" {
        if let state = FieldDecision.settle(periodEnds) { return state }
      } else if let state = FieldDecision.settle(labelled(place)) {
        return state
      }
    }
    return nil
  }

  private func labelled(_ name: String) -> [FieldCandidate] {
    guard let concept = evidence.concept(name) else { return [] }
    return bound.flatMap { bound -> [FieldCandidate] in
      guard let meaning = bound.hit.names(concept), !isSentence(bound, isWeak: meaning.isWeak)
      else { return [] }
      // `Original report issued` tells of another paper than `Report issued` does.
      let isInside =
        !bound.hit.startsLine && !bound.hit.isNumbered && !bound.hit.hasColon
        && !bound.hit.standsApart
      return days(
        of: bound.token, score: bound.score(for: meaning) - (isInside ? 0.16 : 0))
    }
  }

  /// Whether a little word such as `On` begins a sentence, and not the paper's date.
  private func isSentence(_ bound: BoundValue<DateCandidate>, isWeak: Bool) -> Bool {
    guard isWeak, !bound.hit.hasColon, bound.token.line.index == bound.hit.line.index else {
      return false
    }
    let line = bound.token.line
    let others = line.text.count { $0.isLetter || $0.isNumber } - bound.token.range.count
    return others > 16
  }

  /// Behind the words with which papers are signed: `Given at Cardiff on …`, `fait à Paris, le …`.
  private var signing: [FieldCandidate] {
    letter.cues("cue.signed").flatMap { cue in
      let text = letter.following(cue, upTo: 140)
      guard let found = DateReader.candidates(in: text).first else { return [FieldCandidate]() }
      return settlement.days(of: found).compactMap {
        letter.candidate(.date($0), behind: cue, at: found.range, score: 0.86)
      }
    }
  }

  /// The last day of the period in the head of a statement, which is drawn up on it:
  /// `1 June to 30 June 2025`.
  private var periodEnds: [FieldCandidate] {
    evidence.dates.filter { token in
      let before = token.line.substring(0..<token.range.lowerBound)
      return token.line.page.number == 1 && token.line.box.midY < token.line.page.height * 0.5
        && before.contains(where: \.isNumber) && PaperTerm.ends(before.suffix(4).description)
    }.flatMap { days(of: $0, score: 0.7) }
  }

  /// A day with hardly a place before it in a row of its own, as letters are dated at their head
  /// or beside the signature; none that a label gives to something else.
  ///
  /// - Parameter inHead: Whether only the upper part of the first page is looked at.
  private func alone(inHead: Bool) -> [FieldCandidate] {
    let taken = Set(bound.filter { $0.hit.meanings.contains { !$0.isWeak } }.map(\.token.place))
    let found = evidence.dates.filter { token in
      !taken.contains(token.place) && isAlone(token) && (!inHead || isInHead(token))
        && evidence.text.rows[evidence.text.rowOfLine[token.line.index]].count <= 2
    }
    return found.flatMap { days(of: $0, score: 0.78) }
  }

  private func isInHead(_ token: ValueToken<DateCandidate>) -> Bool {
    token.line.page.number == 1 && token.box.midY < token.line.page.height * 0.4
  }

  private func isAlone(_ token: ValueToken<DateCandidate>) -> Bool {
    let line = token.line
    let before = line.substring(0..<token.range.lowerBound)
    let behind = line.substring(token.range.upperBound..<line.text.utf8.count)
    let isOnly = evidence.dates.count { $0.line.index == line.index } == 1
    let isPlace =
      before.count { $0.isLetter || $0.isNumber } <= 18 || PlaceAndDate.isPlace(before)
    return isOnly && isPlace && !behind.contains { $0.isLetter || $0.isNumber }
  }

  private func days(of token: ValueToken<DateCandidate>, score: Double) -> [FieldCandidate] {
    settlement.days(of: token.content).map {
      FieldCandidate(.date($0), at: token.place, score: score)
    }
  }
}
