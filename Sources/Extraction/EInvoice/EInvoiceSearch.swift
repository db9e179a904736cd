internal import Evidence
internal import Markup

/// Finds the e-invoice among the files that travel inside a document.
struct EInvoiceSearch {
  /// As Factur-X, ZUGFeRD, XRechnung and Order-X name their attachment.
  private static let names: Set<String> = [
    "factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml",
  ]
  /// A document may carry other XML; so much of it is looked into.
  private static let mostCandidates = 8

  private let limits: ExtractionLimits
  private var candidates = 0
  private var found: (invoice: EInvoice, isNamed: Bool)?
  private var refused: (refusal: EInvoiceRefusal, isNamed: Bool)?

  init(limits: ExtractionLimits) { self.limits = limits }

  /// What is told of the search; nil where there was nothing.
  ///
  /// An e-invoice under its standard name comes before others, even where it is not read.
  var part: ExtractedPart? {
    if let found, found.isNamed || refused?.isNamed != true { return .eInvoice(found.invoice) }
    return refused.map { .eInvoiceRefused($0.refusal) }
  }

  /// Notes a file that is too long to be looked at.
  mutating func pass(over attachment: DocumentInformation.Attachment) {
    guard Self.names.contains(attachment.name.lowercased()), refused?.isNamed != true else {
      return
    }
    refused = (EInvoiceRefusal(.limit, attachment: EInvoiceText.cut(attachment.name, limits)), true)
  }

  mutating func look(at content: [UInt8], name: String) {
    let isNamed = Self.names.contains(name.lowercased())
    guard isNamed || EInvoiceExtraction.looksLikeOne(content), candidates < Self.mostCandidates
    else { return }
    candidates += 1
    do throws(EInvoiceProblem) {
      var invoice = try EInvoiceExtraction.read(content, limits: limits)
      invoice.attachment = EInvoiceText.cut(name, limits)
      if found == nil || (isNamed && found?.isNamed == false) { found = (invoice, isNamed) }
    } catch {
      guard isNamed || error != .foreign, refused == nil || (isNamed && refused?.isNamed == false)
      else { return }
      let name = EInvoiceText.cut(name, limits)
      refused = (EInvoiceRefusal(error.cause, attachment: name), isNamed)
    }
  }
}
