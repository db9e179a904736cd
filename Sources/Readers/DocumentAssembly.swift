internal import Evidence
internal import Extraction

/// Puts the parts that a reader told together again.
enum DocumentAssembly {
  /// - Parameter death: why the reader told no more, when it did not come to its end.
  static func document(
    of received: ReceivedFile, parts: [ReaderPart], death: FileProblem? = nil
  ) -> ExtractedDocument {
    var mediaType: String?
    var basis: String?
    var pages: [Page] = []
    var pageCount: Int?
    var information = DocumentInformation()
    var eInvoice: EInvoice?
    var eInvoiceRefusal: EInvoiceRefusal?
    var recognition: RecognitionNote?
    var told: FileProblem?
    var changed: FileProblem?
    for part in parts {
      switch part {
      case .size(let size):
        if size != received.size {
          changed = FileProblem(.denied(.changed))
        }
      case .digest(let digest):
        if received.sha256.map({ $0 != digest }) ?? false {
          changed = FileProblem(.denied(.changed))
        }
      case .identified(let type, let seen): (mediaType, basis) = (type, seen)
      case .extracted(.pageCount(let count)): pageCount = count
      case .extracted(.page(let page)): pages.append(page)
      case .extracted(.information(let stated)): information = stated
      case .extracted(.eInvoice(let read)): eInvoice = read
      case .extracted(.eInvoiceRefused(let refusal)): eInvoiceRefusal = refusal
      case .extracted(.recognizer(let note)): recognition = note
      case .extracted(.problem(let problem)): told = problem
      case .extracted(.recognitionWanted), .extracted(.rendering), .end: break
      }
    }
    return ExtractedDocument(
      identified: IdentifiedFile(received: received, mediaType: mediaType, basis: basis),
      pages: pages, pageCount: pageCount, information: information,
      problem: death ?? changed ?? told, eInvoice: eInvoice, eInvoiceRefusal: eInvoiceRefusal,
      recognition: recognition)
  }

  /// A file that no reader looks at.
  static func unread(_ received: ReceivedFile, _ problem: FileProblem) -> ExtractedDocument {
    document(of: received, parts: [], death: problem)
  }
}
