public import Evidence
public import Knowledge

/// What is read from one document, for a person.
public struct TextInspection: Sendable {
  let phrases: Phrases
  private let layout: TextLayout
  private let withWords: Bool

  /// `withWords` adds every line of text.
  public init(
    wording: Wording, language: ReportLanguage = .en, layout: TextLayout = TextLayout(),
    withWords: Bool = false
  ) {
    phrases = Phrases(language, wording: wording)
    self.layout = layout
    self.withWords = withWords
  }

  /// The whole inspection; ends with a line feed.
  public func inspection(of document: ReadDocument) -> String {
    var output = TerminalText(layout)
    output.paragraph(document.path.description, style: .strong)
    output.facts(facts(of: document), indent: 2)
    writeFields(of: document, to: &output)
    if withWords { writeWords(of: document.extracted, to: &output) }
    return output.text
  }

  private func writeFields(of document: ReadDocument, to output: inout TerminalText) {
    output.blankLine()
    let rows = document.fields.flatMap(row)
    if rows.isEmpty {
      output.paragraph(phrases.noFields, indent: 2, style: .faint)
    } else {
      output.table(rows, indent: 2)
    }
  }

  /// Name, page, confidence, value and how it is written there; one row for each reading.
  private func row(_ field: ReadDocument.Field) -> [[String]] {
    switch field.state {
    case .known(let cited):
      [[field.name.text, phrases.place(cited.place), percent(cited.confidence), value(cited)]]
    case .ambiguous(let readings):
      readings.enumerated().map { index, cited in
        [
          index == 0 ? field.name.text : "", phrases.place(cited.place), phrases.ambiguous,
          value(cited),
        ]
      }
    case .unknown(let doubt):
      [
        [
          field.name.text, doubt.place.map { phrases.page($0.page) } ?? "", "?",
          phrases.doubt(doubt.cause)
            + (doubt.place.map { phrases.colon + phrases.quoted($0.text) } ?? ""),
        ]
      ]
    case .absent: []
    }
  }

  private func value(_ cited: Cited<FieldValue>) -> String {
    let value = cited.value == .openEnded ? phrases.openEnded : cited.value.canonical
    let written = cited.place.text
    return written.isEmpty || written == value ? value : "\(value)  \(phrases.quoted(written))"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func writeWords(of extracted: ExtractedDocument, to output: inout TerminalText) {
    for page in extracted.pages {
      output.blankLine()
      output.paragraph(phrases.page(page.number), indent: 2, style: .faint)
      for line in page.lines {
        output.paragraph(page.words[line].map(\.text).joined(separator: " "), indent: 4)
      }
    }
  }
}
