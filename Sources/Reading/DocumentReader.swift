public import Evidence
public import Knowledge

/// Reads the contract's fields out of a classified document.
public struct DocumentReader: Sendable {
  private let knowledge: ReadingKnowledge
  var pictures: PictureBook { knowledge.pictures }

  public init(_ knowledge: ReadingKnowledge) { self.knowledge = knowledge }

  /// The document with its fields; none where its kind is not known or it has no text.
  public func read(_ document: ClassifiedDocument) -> ReadDocument {
    let codes = document.extracted.pages.flatMap { page in
      page.codes.map { code in
        ReadCode(code, page: page.number, terms: FapiaoCode.terms(of: code.text))
      }
    }
    guard let kind = document.readingKind else {
      return ReadDocument(classified: document, fields: [], codes: codes)
    }
    guard !document.extracted.pages.allSatisfy(\.words.isEmpty) else {
      return joined(document, kind, codes, fields: [], search: nil)
    }
    let evidence = DocumentEvidence(document, knowledge: knowledge)
    let fields: [ReadDocument.Field]
    switch kind {
    case _ where kind.isCommercial: fields = InvoiceReader(evidence).read()
    case .letterOfAuthorization: fields = AuthorizationReader(evidence).read()
    case .businessLicense: fields = LicenseReader(evidence).read()
    default:
      let reader = PaperReader(evidence)
      let own = reader.read(kind)
      return ReadDocument(
        classified: document, fields: own + commercialFields(kind, evidence, besides: own),
        codes: codes, days: reader.days)
    }
    return joined(document, kind, codes, fields: fields, search: PrintedSearch(evidence))
  }

  /// What an invoice states and a paper does not by its own definition, where papers of its kind
  /// have parties, lines and sums as well.
  private func commercialFields(
    _ kind: DocumentKind, _ evidence: DocumentEvidence, besides own: [ReadDocument.Field]
  ) -> [ReadDocument.Field] {
    guard knowledge.kinds.definitions[kind]?.isLaidOutCommercially ?? false else { return [] }
    let names = Set(own.map(\.name))
    return InvoiceReader(evidence).read().filter { !names.contains($0.name) }
  }

  /// The fields of the pages, of the e-invoice that the document carries and of its codes.
  private func joined(
    _ document: ClassifiedDocument, _ kind: DocumentKind, _ codes: [ReadCode],
    fields: [ReadDocument.Field], search: @autoclosure () -> PrintedSearch?
  ) -> ReadDocument {
    var fields = fields
    if let recognized = RecognizedValues(document.extracted) {
      fields = fields.map(recognized.settled)
    }
    var disagreements: [Disagreement] = []
    if kind.isCommercial, codes.contains(where: { !$0.terms.isEmpty }), let search = search(),
      let merge = CodeMerge(codes, fields: fields, search: search)
    {
      (fields, disagreements) = (merge.fields, merge.disagreements)
    }
    if kind.isCommercial, let invoice = document.extracted.eInvoice {
      let merge = EInvoiceMerge(invoice, document: document, fields: fields, search: search())
      fields = merge.fields
      disagreements += merge.disagreements
    }
    return ReadDocument(
      classified: document, fields: fields, disagreements: disagreements, codes: codes)
  }
}
