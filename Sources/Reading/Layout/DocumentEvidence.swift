internal import Evidence
internal import Knowledge

/// All that can be seen in a document before anything is decided: lines, labels, typed values.
struct DocumentEvidence: Sendable {
  let document: ClassifiedDocument
  let knowledge: ReadingKnowledge
  /// The labels that documents of its kind may have.
  let labels: PhraseIndex<LabelBook.Meaning>
  let text: DocumentText
  let hits: [LabelHit]
  /// The hits of each line, by the line's index.
  let hitsOfLine: [Int: [LabelHit]]
  /// Lines that stand in a column of labels, known or not.
  private let labelColumnLines: Set<Int>
  let dates: [ValueToken<DateCandidate>]
  let amounts: [ValueToken<AmountCandidate>]
  let contacts: [ValueToken<ContactReader.Candidate>]
  let decimals: DecimalConvention

  init(_ document: ClassifiedDocument, knowledge: ReadingKnowledge) {
    self.document = document
    self.knowledge = knowledge
    let text = DocumentText(document.extracted.pages)
    self.text = text
    let labels = knowledge.labels.index(for: document.readingKind)
    self.labels = labels
    hits = LabelFinder(index: labels, labels: knowledge.labels).hits(in: text)
    hitsOfLine = Dictionary(grouping: hits) { $0.line.index }
    var dates: [ValueToken<DateCandidate>] = []
    var amounts: [ValueToken<AmountCandidate>] = []
    var contacts: [ValueToken<ContactReader.Candidate>] = []
    for line in text.lines {
      let hasDigit = line.text.utf8.contains { (48...57).contains($0) }
      let mayHoldNumber = hasDigit || line.text.utf8.contains { $0 > 0x7F }
      if mayHoldNumber {
        dates += DateReader.candidates(in: line.text).map {
          ValueToken(line: line, range: $0.range, content: $0)
        }
      }
      if hasDigit {
        amounts += AmountReader.candidates(in: line.text).map {
          ValueToken(line: line, range: $0.range, content: $0)
        }
      }
      if hasDigit
        || line.text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ".") })
      {
        contacts += ContactReader.candidates(in: line.text).map {
          ValueToken(line: line, range: $0.range, content: $0)
        }
      }
    }
    self.dates = dates
    self.amounts = amounts
    self.contacts = contacts + Self.labelledPhones(hits, knowledge: knowledge, known: contacts)
    // Chinese, Japanese and Korean never part decimals with a comma.
    let isEastAsian = ["zh", "ja", "ko"].contains(document.languages.first ?? "")
    decimals = DecimalConvention(of: amounts.map(\.content), usual: isEastAsian ? .point : nil)
    labelColumnLines = Self.labelColumnLines(text, hitsOfLine, knowledge)
  }

  private static func labelColumnLines(
    _ text: DocumentText, _ hitsOfLine: [Int: [LabelHit]], _ knowledge: ReadingKnowledge
  ) -> Set<Int> {
    func isLabel(_ line: TextLine) -> Bool {
      (hitsOfLine[line.index] ?? []).contains { hit in
        hit.startsLine && hit.endsLine && !hit.isVertical
          && hit.meanings.contains { isPlain($0, knowledge) }
      }
    }
    let labelled = text.lines.filter { line in
      isLabel(line) && (text.right(of: line).first.map { !isLabel($0) } ?? false)
    }
    return Set(LabelColumn.columns(in: text, labelled: labelled).flatMap(\.lines))
  }

  /// Telephone numbers whose form alone would not show what they are, behind a label that says it.
  private static func labelledPhones(
    _ hits: [LabelHit], knowledge: ReadingKnowledge, known: [ValueToken<ContactReader.Candidate>]
  ) -> [ValueToken<ContactReader.Candidate>] {
    let phone = knowledge.labels.concept(named: "phone")
    return hits.compactMap { hit in
      guard hit.names(phone) != nil, !hit.endsLine else { return nil }
      let rest = hit.line.substring(hit.end..<hit.line.text.utf8.count)
      let found = ContactReader.phones(in: rest, labelled: true).first
      guard let found, rest.utf8.prefix(found.range.lowerBound).count <= 12 else { return nil }
      let range = (hit.end + found.range.lowerBound)..<(hit.end + found.range.upperBound)
      let isKnown = known.contains { $0.line.index == hit.line.index && $0.range.overlaps(range) }
      return isKnown ? nil : ValueToken(line: hit.line, range: range, content: found)
    }
  }

  func concept(_ name: String) -> Int? { knowledge.labels.concept(named: name) }

  /// The hits that may name a concept, in reading order.
  func hits(of name: String) -> [LabelHit] {
    guard let concept = concept(name) else { return [] }
    return hits.filter { $0.names(concept) != nil }
  }

  /// The hits of one line that may name a concept.
  func hits(of name: String, in line: TextLine) -> [LabelHit] {
    guard let concept = concept(name) else { return [] }
    return (hitsOfLine[line.index] ?? []).filter { $0.names(concept) != nil }
  }

  /// Where a line says what a cue of sentences says, as UTF-8 offsets of its text: cues are
  /// ordinary words, and no labels.
  func said(_ cue: String, in line: TextLine) -> [Range<Int>] {
    guard let concept = concept(cue) else { return [] }
    let book = knowledge.labels
    let index = book.concepts[concept].type == .party ? book.prose : book.topics
    return index.matches(in: line.folded)
      .filter { $0.meaning.concept == concept }
      .map {
        line.offset(ofUnit: $0.units.lowerBound)..<line.end(ofUnit: $0.units.upperBound - 1)
      }
  }

  /// Whether a line begins with a label, so that it isn't the value of another.
  func startsWithLabel(_ line: TextLine) -> Bool {
    labelColumnLines.contains(line.index) || startsWithKnownLabel(line)
  }

  private func startsWithKnownLabel(_ line: TextLine) -> Bool {
    (hitsOfLine[line.index] ?? []).contains { hit in
      hit.startsLine && !hit.isVertical && !hit.isPartOfWord
        && (hit.hasColon || hit.endsLine
          || (hit.isWord && hit.meanings.contains { Self.isPlain($0, knowledge) }))
    }
  }

  /// Whether a line stands in a column of labels, each with its value to the right.
  func isInLabelColumn(_ line: TextLine) -> Bool { labelColumnLines.contains(line.index) }

  /// Whether a meaning makes its words a label even in the middle of other words; heads of
  /// columns are ordinary words (`Unit 1508`).
  private static func isPlain(
    _ meaning: LabelBook.Meaning, _ knowledge: ReadingKnowledge
  ) -> Bool {
    let concept = knowledge.labels.concepts[meaning.concept]
    return !meaning.isWeak && concept.type != .column && concept.type != .section
  }
}
