public import Evidence
public import Knowledge

/// Reads the contract's fields out of a classified document.
public struct DocumentReader: Sendable {
  private let knowledge: ReadingKnowledge

  public init(_ knowledge: ReadingKnowledge) { self.knowledge = knowledge }

  /// The document with its fields; none where its kind is not known or it has no text.
  public func read(_ document: ClassifiedDocument) -> ReadDocument {
    guard let kind = document.kind, !document.extracted.pages.allSatisfy(\.words.isEmpty) else {
      return ReadDocument(classified: document, fields: [])
    }
    let evidence = DocumentEvidence(document, knowledge: knowledge)
    let fields: [ReadDocument.Field]
    switch kind {
    case _ where kind.isCommercial: fields = InvoiceReader(evidence).read()
    case .letterOfAuthorization: fields = AuthorizationReader(evidence).read()
    case .businessLicense: fields = LicenseReader(evidence).read()
    default: fields = PaperReader(evidence).read(kind)
    }
    return ReadDocument(classified: document, fields: fields)
  }
}
