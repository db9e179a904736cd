public import Evidence
public import Knowledge

/// Reads the contract's fields out of a classified document.
public struct DocumentReader: Sendable {
  private let knowledge: ReadingKnowledge

  public init(_ knowledge: ReadingKnowledge) { self.knowledge = knowledge }

  /// The document with its fields; none where its kind is not known or it has no text.
  public func read(_ document: ClassifiedDocument) -> ReadDocument {
    guard let kind = document.kind else { return ReadDocument(classified: document, fields: []) }
    guard !document.extracted.pages.allSatisfy(\.words.isEmpty) else {
      return joined(document, kind, fields: [], search: nil)
    }
    let evidence = DocumentEvidence(document, knowledge: knowledge)
    let fields: [ReadDocument.Field]
    switch kind {
    case _ where kind.isCommercial: fields = InvoiceReader(evidence).read()
    case .letterOfAuthorization: fields = AuthorizationReader(evidence).read()
    case .businessLicense: fields = LicenseReader(evidence).read()
    default: fields = PaperReader(evidence).read(kind)
    }
    return joined(document, kind, fields: fields, search: PrintedSearch(evidence))
  }

  /// The fields of the pages and those of the e-invoice that the document carries.
  private func joined(
    _ document: ClassifiedDocument, _ kind: DocumentKind, fields: [ReadDocument.Field],
    search: @autoclosure () -> PrintedSearch?
  ) -> ReadDocument {
    guard kind.isCommercial, let invoice = document.extracted.eInvoice else {
      return ReadDocument(classified: document, fields: fields)
    }
    let merge = EInvoiceMerge(
      invoice, document: document, fields: fields, search: search())
    return ReadDocument(
      classified: document, fields: merge.fields, disagreements: merge.disagreements)
  }
}
