public import Evidence
public import Extraction
internal import Digest
internal import Identification

/// Identifies and extracts one document in the process that asks.
///
/// Strangers' bytes go through C here: outside tests, only reader processes do this.
public struct DocumentExaminer: ~Copyable {
  private let identification = FileIdentification()
  private let expectedCodes: ExpectedCodes
  private let limits: ExtractionLimits
  private let reading: PictureReading

  public init(
    expecting codes: ExpectedCodes = ExpectedCodes(), limits: ExtractionLimits = ExtractionLimits(),
    reading: PictureReading = .never
  ) {
    expectedCodes = codes
    self.limits = limits
    self.reading = reading
  }

  /// Reads a document from its bytes.
  public static func examine(
    bytes: [UInt8], received: ReceivedFile, expecting codes: ExpectedCodes = ExpectedCodes(),
    reading: PictureReading = .never, depth: ReadingDepth = .pages
  ) -> ExtractedDocument {
    var parts: [ReaderPart] = []
    DocumentExaminer(expecting: codes, reading: reading).examine(bytes, depth: depth) {
      parts.append($0)
    }
    return DocumentAssembly.document(of: received, parts: parts)
  }

  /// Does what a request asks for and tells the parts in order, the last one being `end`.
  func perform(_ task: ReaderTask, on bytes: [UInt8], tell: (ReaderPart) -> Void) {
    switch task {
    case .read(let depth): examine(bytes, depth: depth, tell: tell)
    case .render(let selection):
      tellBytes(bytes, tell)
      let mediaType = identification.identify(bytes).mediaType
      PageRenderer.run(bytes, mediaType: mediaType, selection: selection) { tell(.extracted($0)) }
      tell(.end)
    }
  }

  /// Which bytes they are, so that whoever asked knows whether they are those that he means.
  private func tellBytes(_ bytes: [UInt8], _ tell: (ReaderPart) -> Void) {
    var sha = SHA256()
    sha.update(bytes.span.bytes)
    tell(.size(bytes.count))
    tell(.digest(sha.hexadecimal()))
  }

  /// Reads a document and tells its parts in order, the last one being `end`.
  func examine(
    _ bytes: [UInt8], depth: ReadingDepth = .pages, tell: (ReaderPart) -> Void
  ) {
    tellBytes(bytes, tell)
    defer { tell(.end) }
    guard !bytes.isEmpty else {
      return tell(.extracted(.problem(FileProblem(.empty))))
    }
    let answer = identification.identify(bytes)
    tell(.identified(mediaType: answer.mediaType, basis: answer.basis))
    if answer.mediaType == "application/pdf" {
      PDFExtraction.run(
        bytes, limits: limits, expecting: expectedCodes, reading: reading, depth: depth
      ) {
        tell(.extracted($0))
      }
    } else if PictureExtraction.reads(answer.mediaType) {
      PictureExtraction.run(
        bytes, mediaType: answer.mediaType, limits: limits, reading: reading
      ) {
        tell(.extracted($0))
      }
    } else if EInvoiceExtraction.reads(answer.mediaType, bytes) {
      EInvoiceExtraction.run(bytes, limits: limits) { tell(.extracted($0)) }
    } else {
      tell(.extracted(.problem(FileProblem(.noReader))))
    }
  }
}
