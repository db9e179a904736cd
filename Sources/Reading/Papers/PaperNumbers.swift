internal import Evidence
internal import Knowledge

/// Reads the number that a paper has of its own.
struct PaperNumbers {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  /// The number by the first of the places that has one.
  ///
  /// - Parameter isLabel: Which of the labels count.
  func state(
    _ places: [String], at isLabel: (LabelHit) -> Bool = { _ in true }
  ) -> FieldState? {
    for place in places {
      if let state = FieldDecision.settle(candidates(at: place, isLabel)) { return state }
    }
    return nil
  }

  private func candidates(
    at place: String, _ isLabel: (LabelHit) -> Bool
  ) -> [FieldCandidate] {
    switch place {
    case "title-line": titled
    case "ordinal": ordinals
    case "head-number": headed
    default: labelled(place, isLabel)
    }
  }

  private func labelled(
    _ concept: String, _ isLabel: (LabelHit) -> Bool
  ) -> [FieldCandidate] {
    guard let number = evidence.concept(concept) else { return [] }
    return evidence.hits(of: concept).filter(isLabel).compactMap { hit in
      guard let meaning = hit.names(number), !isBroken(hit) else { return nil }
      let isHead = hit.startsLine || hit.hasColon || hit.isNumbered || hit.standsApart
      if let wrapped = nextLine(of: hit, meaning) { return wrapped }
      for text in evidence.texts(at: hit) + cell(beside: hit) {
        guard let found = WholeNumber.found(in: text.text) else { continue }
        // In a sentence the number follows its label at once, and is a long one.
        let digits = found.value.count { $0.isNumber }
        let isNext = text.line.index == hit.line.index && found.range.lowerBound == 0
        let isWhole = isNext && found.range.upperBound >= text.text.utf8.count - 1
        guard isHead && (!meaning.isWeak || hit.hasColon || isWhole) || isNext && digits >= 5 else {
          continue
        }
        let doubt = (isHead ? 0 : 0.12) + (digits < 3 ? 0.25 : 0)
        return whole(found, in: text, score: text.score(for: meaning) - doubt)
      }
      return nil
    }
  }

  /// A number that the end of its cell parts behind a hyphen goes on in the next line.
  private func whole(
    _ found: IdentifierScan.Found, in text: LabelledText, score: Double
  ) -> FieldCandidate {
    let own = FieldCandidate(.text(found.value), at: text.place(of: found.range), score: score)
    guard text.text.hasSuffix("-"), found.range.upperBound >= text.text.utf8.count - 1,
      let next = evidence.text.below(
        text.line.box, on: text.line.page, within: text.line.box.height
      ).first,
      let word = next.words.first?.text, word.count <= 6, next.words.count == 1,
      word.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
    else { return own }
    let value = found.value + (found.value.hasSuffix("-") ? "" : "-") + word
    let tail = next.place(of: 0..<next.text.utf8.count)
    return FieldCandidate(
      .text(value), at: Place.joined([own.place, tail], text: value), score: score)
  }

  /// The cell of a form beside a label that has a second language behind or below it.
  private func cell(beside hit: LabelHit) -> [LabelledText] {
    guard hit.startsLine, evidence.textBehind(hit) == nil else { return [] }
    return [PaperForm(evidence).cell(beside: hit)].compactMap { $0 }
  }

  /// `registered under No.` at the end of a line: the number begins the next.
  private func nextLine(of hit: LabelHit, _ meaning: LabelBook.Meaning) -> FieldCandidate? {
    guard hit.endsLine, !hit.startsLine, !hit.standsApart, !hit.hasColon,
      evidence.text.lines.indices.contains(hit.line.index + 1)
    else { return nil }
    let next = evidence.text.lines[hit.line.index + 1]
    guard next.page.number == hit.line.page.number, abs(next.box.x0 - hit.line.box.x0) < 12,
      let found = IdentifierScan.number(in: next.text), found.range.lowerBound == 0,
      found.value.count(where: \.isNumber) >= 5
    else { return nil }
    let text = LabelledText(hit: hit, line: next, range: 0..<next.text.utf8.count, cost: 0.05)
    return FieldCandidate(
      .text(found.value), at: text.place(of: found.range), score: text.score(for: meaning) - 0.1)
  }

  /// A long number behind a bare `No.` in the head of the page.
  private var headed: [FieldCandidate] {
    evidence.hits(of: "number").compactMap { hit in
      guard hit.startsLine || hit.standsApart || hit.hasColon, hit.line.page.number == 1,
        hit.line.box.midY < hit.line.page.height * 0.35, !isBroken(hit),
        let text = evidence.textBehind(hit), let found = WholeNumber.found(in: text.text),
        found.range.lowerBound == 0, found.value.count(where: \.isNumber) >= 6
      else { return nil }
      return FieldCandidate(.text(found.value), at: text.place(of: found.range), score: 0.82)
    }
  }

  /// Ideographs inside a word are no label.
  private func isBroken(_ hit: LabelHit) -> Bool {
    guard let before = hit.line.substring(0..<hit.range.lowerBound).unicodeScalars.last,
      let first = hit.line.substring(hit.range).unicodeScalars.first
    else { return false }
    return FoldedText.isIdeographic(before) && FoldedText.isIdeographic(first)
      && before.properties.isAlphabetic && !hit.hasColon
  }

  /// Behind the title in its line.
  private var titled: [FieldCandidate] {
    TitleLineReader(evidence: evidence, settlement: fields.settlement).numbers
  }

  /// `第 71836405 号` in a line of its own.
  private var ordinals: [FieldCandidate] {
    evidence.text.lines.compactMap { line in
      let bare = line.text.filter { $0 != " " }
      guard bare.hasPrefix("第"), bare.hasSuffix("号") || bare.hasSuffix("號") else { return nil }
      let digits = bare.dropFirst().dropLast()
      guard digits.count >= 5, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) })
      else { return nil }
      return FieldCandidate(
        .text(String(digits)), at: line.place(of: 0..<line.text.utf8.count), score: 0.93)
    }
  }
}
