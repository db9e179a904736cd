internal import Evidence
internal import Knowledge

/// Makes a case out of an example, as if its documents had been read.
enum ExampleCaseMaker {
  static func make(_ example: RuleExample, ticket: String) -> ReadCase {
    var entries: [CaseFile.Node.Entry] = []
    if case .record(let stated) = example.caseFile.root { entries = stated }
    if !entries.contains(where: { $0.key == "ticket" }) {
      entries.insert(CaseFile.Node.Entry(key: "ticket", value: .text(ticket)), at: 0)
    }
    let documents = example.documents.map(document)
      .sorted { $0.path < $1.path }
    let received = ReceivedCase(
      path: "example", file: CaseFile(root: .record(entries)),
      evidence: documents.map(\.extracted.received))
    return ReadCase(received: received, documents: documents, submitting: example.submitting)
  }

  private static func document(_ example: RuleExample.Document) -> ReadDocument {
    let isEmpty = example.problem?.cause == .empty
    let received = ReceivedFile(
      path: EvidencePath(example.path), size: isEmpty ? 0 : example.size, sha256: example.sha256,
      problem: isEmpty ? example.problem : nil)
    let identified = IdentifiedFile(
      received: received, mediaType: isEmpty ? nil : example.mediaType, basis: nil)
    let extracted = ExtractedDocument(
      identified: identified, pages: example.problem == nil ? pages(of: example) : [],
      pageCount: example.problem == nil ? example.pages : nil, information: example.information,
      problem: example.problem, eInvoice: example.eInvoice.map { _ in EInvoice(syntax: .cii) },
      eInvoiceRefusal: example.isEInvoiceRefused
        ? EInvoiceRefusal(.documentType, attachment: "factur-x.xml") : nil)
    let match = example.kind.map {
      ClassifiedDocument.Match(kind: $0, confidence: 0.9, basis: [])
    }
    return ReadDocument(
      classified: ClassifiedDocument(
        extracted: extracted, match: match, runnerUp: nil, languages: example.languages),
      fields: fields(of: example),
      disagreements: disagreements(of: example, with: example.eInvoice ?? [], in: .xml)
        + disagreements(of: example, with: example.code ?? [], in: .code),
      codes: example.code.map { [code(stating: $0)] } ?? [], days: days(on: extracted.pages))
  }

  /// Examples write the days of their text as `2026-11-10`.
  private static func days(on pages: [Page]) -> [Cited<[Day]>] {
    pages.flatMap { page in
      page.words.indices.compactMap { index in
        let text = page.words[index].text.trimmed { !$0.isNumber }
        guard let day = Day(iso: text) else { return nil }
        let place = page.place(of: index..<(index + 1))
        return Cited(
          [day],
          at: Place(
            page: place.page, span: place.span, boxes: place.boxes, source: place.source,
            text: String(text)))
      }
    }
  }

  private static let codeBox = Box(x0: 20, y0: 40, x1: 76, y1: 96)

  private static func code(stating terms: [(name: FieldName, value: FieldValue)]) -> ReadCode {
    ReadCode(
      PageCode(.qr, text: "example", box: codeBox), page: 1,
      terms: terms.map { ReadCode.Term($0.name, $0.value) })
  }

  /// Where the example states one thing on the page and another in its e-invoice or its code.
  private static func disagreements(
    of example: RuleExample.Document, with stated: [(name: FieldName, value: FieldValue)],
    in source: TextSource
  ) -> [Disagreement] {
    let page = fields(of: example)
    return stated.compactMap { name, value in
      let readings = page.first { $0.name == name }?.state.readings ?? []
      if readings.isEmpty || readings.contains(where: { $0.value == value }) { return nil }
      let place = Place(
        page: 1, span: 0..<0, boxes: source == .code ? [codeBox] : [], source: source,
        text: value.canonical)
      return Disagreement(
        field: name, printed: readings, structured: Cited(value, at: place, confidence: 0.99),
        isPrintedToo: false)
    }
  }

  private static func fields(of example: RuleExample.Document) -> [ReadDocument.Field] {
    func cited(
      _ value: FieldValue, row: Int, page: Int = 1, length: Int? = nil, printed: String? = nil
    ) -> Cited<FieldValue> {
      let top = 100 + 14 * Double(row)
      let box = Box(x0: 80, y0: top, x1: 260, y1: top + 10)
      let text = printed ?? value.canonical
      return Cited(
        value,
        at: Place(
          page: page, span: 0..<(length ?? text.utf8.count), boxes: [box], source: .text,
          text: text))
    }
    let known = example.fields.enumerated().map { row, field in
      ReadDocument.Field(
        name: field.name,
        state: .known(
          cited(field.value, row: row, printed: example.printed[field.name.text])))
    }
    let ambiguous = example.ambiguous.map { field in
      ReadDocument.Field(
        name: field.name, state: .ambiguous(field.values.map { cited($0, row: 40, length: 1) }))
    }
    let onPages = example.onPages.map { field in
      let readings = field.values.enumerated().map { cited($1, row: 40, page: $0 + 1) }
      return ReadDocument.Field(name: field.name, state: .ambiguous(readings))
    }
    let unreadable = example.unreadable.map { name in
      ReadDocument.Field(name: name, state: .unknown(Doubt(.notUnderstood)))
    }
    return known + ambiguous + onPages + unreadable
  }

  private static func pages(of example: RuleExample.Document) -> [Page] {
    let size = (example.picture ?? [595, 842]).map(Double.init)
    let whole = Box(x0: 0, y0: 0, x1: size.first ?? 595, y1: size.last ?? 842)
    func line(_ texts: [String], top: Double, size: Double) -> [Word] {
      texts.flatMap { $0.split(separator: " ") }.enumerated().map { index, word in
        let left = 40 + Double(index) * 2 * size
        let box = Box(x0: left, y0: top, x1: left + 1.5 * size, y1: top + size)
        return Word(String(word), box: box, fontSize: size)
      }
    }
    let values = example.fields.map(\.value.canonical)
    let lines = [
      line([example.text.isEmpty ? example.path : example.text] + values, top: 20, size: 10),
      line([example.largePrint].compactMap(\.self), top: 400, size: 40),
    ]
    return (1...max(1, example.pages)).map { number in
      let isPicture = number > example.pages - example.scannedPages
      return Page(
        number: number, width: 595, height: 842,
        lines: isPicture && example.legibility == nil ? [] : lines,
        images: isPicture ? [whole] : [],
        recognition: isPicture
          ? example.legibility.map {
            PageRecognition(toShown: nil, unread: [], legibility: $0)
          } : nil)
    }
  }
}
