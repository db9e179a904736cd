public import Evidence

/// What extraction tells of a document, piece by piece: what was told before it died is kept.
public enum ExtractedPart: Hashable, Sendable {
  /// How many pages the document has.
  case pageCount(Int)
  case page(Page)
  case information(DocumentInformation)
  case eInvoice(EInvoice)
  /// There is an e-invoice, and it was not read.
  case eInvoiceRefused(EInvoiceRefusal)
  /// What reads the pages' pictures from here on.
  case recognizer(RecognitionNote)
  /// Why the document could not be read, or not to its end.
  case problem(FileProblem)
  /// Pages have to be read as pictures, which another reader can: the document is told no further.
  case recognitionWanted
  /// A page that was asked for as a picture.
  case rendering(PageRendering)
}

/// How much of one document is read; where a limit is reached, the document's problem names it.
public struct ExtractionLimits: Hashable, Sendable {
  /// In points or pixels: nothing is taken from farther out, and no type is larger.
  public static let farthest = 1e7

  public var pages = 2_000
  public var words = 500_000
  /// In bytes of UTF-8, for each word; longer ones are cut.
  public var wordText = 16_000
  /// In points, for each side of a page: no sheet is larger, and PDF itself allows 14,400 of its
  /// units, each up to 75,000 points.
  public var pageSide = 100_000
  /// Of one picture that is a document by itself, width by height.
  public var pixels = 400_000_000
  /// Places of pictures, for each page.
  public var pictures = 10_000
  /// In bytes of UTF-8, for each text that a document says of itself; longer ones are cut.
  public var nameText = 4_000
  public var attachments = 200
  /// In bytes, for each attachment.
  public var attachmentContent = 4 << 20
  public var eInvoiceLines = 10_000
  /// In bytes of UTF-8, for each value of an e-invoice; longer ones are cut.
  public var eInvoiceText = 2_000
  /// Tax numbers of a party, lines of an address.
  public var eInvoicePartyTexts = 20
  public var annotations = 10_000
  public var fonts = 1_000
  /// Of the whole document.
  public var codes = 64
  /// In bytes of UTF-8, for each code; what is longer is left out.
  public var codeText = 8_000
  /// How many pictures are looked at for codes.
  public var codePictures = 32
  /// How many pixels of them are decoded, were each as large as the document's largest.
  public var codePicturePixels = 128_000_000
  /// How many pages are read as pictures; the others stay unread.
  public var recognizedPages = 60
  /// A picture that has more is made smaller before it is read.
  public var recognizedPixels = 16_000_000
  /// How many pages are drawn for codes.
  public var codePages = 4
  /// In bytes, for each page that is drawn for a report.
  public var rendering = 4 << 20

  public init() {}
}
