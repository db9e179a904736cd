internal import Evidence
internal import Markup

/// Why bytes give no e-invoice.
enum EInvoiceProblem: Error {
  /// XML of another kind.
  case foreign
  case documentType, encoding, limit, malformed

  init(_ error: MarkupError) {
    self =
      switch error {
      case .documentType: .documentType
      case .encoding: .encoding
      case .limit: .limit
      case .malformed: .malformed
      }
  }

  var cause: EInvoiceRefusal.Cause {
    switch self {
    case .documentType: .documentType
    case .encoding: .encoding
    case .limit: .limit
    case .foreign, .malformed: .malformed
    }
  }

  /// For a file that is an e-invoice itself.
  var fileProblem: FileProblem {
    switch self {
    case .foreign: FileProblem(.noReader)
    case .documentType: FileProblem(.corrupt("a document type is declared, which is refused"))
    case .encoding: FileProblem(.corrupt("the XML is not UTF-8"))
    case .limit: FileProblem(.limit("XML", "4 MiB, 200 000 elements, 64 levels"))
    case .malformed: FileProblem(.corrupt("the XML is not well-formed"))
    }
  }
}

/// Reading an XML file that is an e-invoice.
public enum EInvoiceExtraction {
  /// What stands near the beginning of every e-invoice: its root or its namespace.
  private static let marks = [
    "CrossIndustryInvoice", "CrossIndustryDocument", "SCRDMCCBDACIOMessageStructure",
    UniversalBusinessLanguage.namespace,
  ]
  private static let reach = 8_192

  /// Whether a file may be an e-invoice.
  public static func reads(_ mediaType: String, _ bytes: [UInt8]) -> Bool {
    ["application/xml", "text/plain"].contains(mediaType) && looksLikeOne(bytes)
  }

  /// Tells the parts of the file in order; it has no pages.
  public static func run(
    _ bytes: [UInt8], limits: ExtractionLimits = ExtractionLimits(), tell: (ExtractedPart) -> Void
  ) {
    do throws(EInvoiceProblem) {
      let invoice = try read(bytes, limits: limits)
      tell(.pageCount(0))
      tell(.eInvoice(invoice))
    } catch {
      if error != .foreign {
        tell(.eInvoiceRefused(EInvoiceRefusal(error.cause, attachment: nil)))
      }
      tell(.problem(error.fileProblem))
    }
  }

  static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(reach), as: UTF8.self)
    return marks.contains { head.contains($0) }
  }

  static func read(
    _ bytes: [UInt8], limits: ExtractionLimits = ExtractionLimits()
  ) throws(EInvoiceProblem) -> EInvoice {
    let root: MarkupElement
    do throws(MarkupError) {
      root = try MarkupDocument.parse(bytes)
    } catch {
      throw EInvoiceProblem(error)
    }
    let invoice: EInvoice
    if let read = CrossIndustryMessage(root, limits: limits)?.invoice {
      invoice = read
    } else if let read = UniversalBusinessLanguage(root, limits: limits)?.invoice {
      invoice = read
    } else {
      throw .foreign
    }
    guard invoice.lines.count <= limits.eInvoiceLines else { throw .limit }
    return invoice
  }
}
