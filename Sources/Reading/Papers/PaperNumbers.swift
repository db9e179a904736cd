internal import Evidence
internal import Knowledge

/// Reads the number that a paper has of its own.
struct PaperNumbers {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  /// The number by the first of the places that has one.
  func state(_ places: [String]) -> FieldState? {
    for place in places {
      if let state = FieldDecision.settle(candidates(at: place)) { return state }
    }
    return nil
  }

  private func candidates(at place: String) -> [FieldCandidate] {
    switch place {
    case "title-line": titled
    case "ordinal": ordinals
    default: labelled(place)
    }
  }

  private func labelled(_ concept: String) -> [FieldCandidate] {
    guard let number = evidence.concept(concept) else { return [] }
    return evidence.hits(of: concept).compactMap { hit in
      guard let meaning = hit.names(number), !isBroken(hit) else { return nil }
      let isHead = hit.startsLine || hit.hasColon || hit.isNumbered || hit.standsApart
      for text in evidence.texts(at: hit) {
        guard let found = WholeNumber.found(in: text.text) else { continue }
        // In a sentence the number follows its label at once, and is a long one.
        let digits = found.value.count { $0.isNumber }
        let isNext = text.line.index == hit.line.index && found.range.lowerBound == 0
        let isWhole = isNext && found.range.upperBound >= text.text.utf8.count - 1
        guard isHead && (!meaning.isWeak || hit.hasColon || isWhole) || isNext && digits >= 5 else {
          continue
        }
        let doubt = (isHead ? 0 : 0.12) + (digits < 3 ? 0.25 : 0)
        return FieldCandidate(
          .text(found.value), at: text.place(of: found.range),
          score: text.score(for: meaning) - doubt)
      }
      return nil
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
