import Evidence
import Extraction
import TestDocuments

/// What extraction told of a document.
struct Extracted {
  var pages: [Page] = []
  var pageCount: Int?
  var information = DocumentInformation()
  var problem: FileProblem?
  var eInvoice: EInvoice?
  var eInvoiceRefusal: EInvoiceRefusal?

  init(
    _ bytes: [UInt8], limits: ExtractionLimits = ExtractionLimits(),
    expecting codes: ExpectedCodes = ExpectedCodes()
  ) {
    var told = self
    PDFExtraction.run(bytes, limits: limits, expecting: codes) { told.take($0) }
    self = told
  }

  init(picture bytes: [UInt8], mediaType: String) {
    var told = self
    PictureExtraction.run(bytes, mediaType: mediaType) { told.take($0) }
    self = told
  }

  init(xml: String) {
    var told = self
    EInvoiceExtraction.run(Array(xml.utf8)) { told.take($0) }
    self = told
  }

  init(_ document: TestPDF) { self.init(document.bytes) }

  /// A page with this content.
  init(_ content: String) { self.init(TestPDF(content)) }

  private mutating func take(_ part: ExtractedPart) {
    switch part {
    case .pageCount(let count): pageCount = count
    case .page(let page): pages.append(page)
    case .information(let told): information = told
    case .eInvoice(let told): eInvoice = told
    case .eInvoiceRefused(let told): eInvoiceRefusal = told
    case .problem(let told): problem = told
    case .recognizer, .recognitionWanted, .rendering: break
    }
  }

  /// The lines of all pages.
  var lines: [String] { pages.flatMap { $0.text.split(separator: "\n").map(String.init) } }

  func word(_ text: String) -> Word? {
    pages.lazy.flatMap(\.words).first { $0.text == text }
  }
}
