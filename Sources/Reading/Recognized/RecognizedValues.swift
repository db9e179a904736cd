internal import Evidence

/// What can be rested on of values that were read from pictures: no more than of their words.
struct RecognizedValues {
  /// A word with a character that is less certain may say something else.
  private static let leastConfidence = 0.6
  /// Sums that were proved by each other hold whatever was thought of their digits.
  private static let proved = 0.97
  /// One wrong number in thirty passes a check digit by chance.
  private static let settledByCheckDigit = 0.85

  private let pages: [Int: Page]

  /// Nil for a document of which nothing was read from pictures.
  init?(_ document: ExtractedDocument) {
    let recognized = document.pages.filter { page in page.words.contains { $0.source == .ocr } }
    guard !recognized.isEmpty else { return nil }
    pages = Dictionary(recognized.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field as far as it can be rested on: what was read without certainty is unknown, and the
  /// doubt says where it stands and what was read.
  func settled(_ field: ReadDocument.Field) -> ReadDocument.Field {
    switch field.state {
    case .known(let cited):
      let checked = isIdentifier(field.name) ? checkedState(of: cited) : nil
      return ReadDocument.Field(name: field.name, state: checked ?? state(of: cited))
    case .ambiguous(let readings):
      let weighed = readings.map(weighed)
      return weighed.allSatisfy(isDoubtful)
        ? ReadDocument.Field(
          name: field.name, state: .unknown(Doubt(.lowConfidence, at: weighed.first?.place)))
        : ReadDocument.Field(name: field.name, state: .ambiguous(weighed))
    case .unknown, .absent: return field
    }
  }

  private func isIdentifier(_ name: FieldName) -> Bool {
    name == "registration" || name.text.hasSuffix("tax_id")
  }

  /// An identifier as its check digit settles it; nil where it has none to speak.
  private func checkedState(of cited: Cited<FieldValue>) -> FieldState? {
    guard cited.place.source == .ocr,
      let finding = MisreadIdentifier.finding(on: cited.value.canonical)
    else { return nil }
    switch finding {
    case .proved:
      return .known(
        Cited(cited.value, at: cited.place, confidence: max(cited.confidence, Self.proved)))
    case .settled(let text):
      return .known(Cited(.text(text), at: cited.place, confidence: Self.settledByCheckDigit))
    case .misread: return .unknown(Doubt(.lowConfidence, at: cited.place))
    }
  }

  private func state(of cited: Cited<FieldValue>) -> FieldState {
    let weighed = weighed(cited)
    return isDoubtful(weighed)
      ? .unknown(Doubt(.lowConfidence, at: cited.place)) : .known(weighed)
  }

  private func isDoubtful(_ cited: Cited<FieldValue>) -> Bool {
    guard cited.place.source == .ocr else { return false }
    return cited.confidence < Self.leastConfidence
  }

  private func weighed(_ cited: Cited<FieldValue>) -> Cited<FieldValue> {
    guard cited.place.source == .ocr, let certainty = certainty(of: cited.place) else {
      return cited
    }
    if cited.value.decimal != nil, cited.confidence >= Self.proved { return cited }
    // The reader's own doubt, which place is meant, is another than that of single letters.
    let least = certainty < Self.leastConfidence ? 0 : Self.leastConfidence
    return Cited(
      cited.value, at: cited.place,
      confidence: max(least, min(cited.confidence, certainty)))
  }

  /// That of the least certain of the words at a place; nil where none is known.
  private func certainty(of place: Place) -> Double? {
    guard let page = pages[place.page] else { return nil }
    let words = page.spans.indices.filter { page.spans[$0].overlaps(place.span) }
      .filter { word in place.boxes.contains { $0.intersects(page.words[word].box) } }
    return words.map { page.words[$0].confidence }.min()
  }
}
