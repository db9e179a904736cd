// One immutable type for each stage; each holds the one before.

/// A file of the case folder, taken in: intake's result.
public struct ReceivedFile: Hashable, Sendable {
  public let path: EvidencePath
  /// In bytes.
  public let size: Int
  /// Lower-case hexadecimal; nil where the bytes could not be read.
  public let sha256: String?
  /// Why it can't be read; nil when it can.
  public let problem: FileProblem?

  public init(path: EvidencePath, size: Int, sha256: String?, problem: FileProblem? = nil) {
    self.path = path
    self.size = size
    self.sha256 = sha256
    self.problem = problem
  }
}

/// A received file, and what its bytes are: identification's result.
public struct IdentifiedFile: Hashable, Sendable {
  public let received: ReceivedFile
  /// IANA media type by the bytes; nil when nobody looked (the file has a problem).
  public let mediaType: String?
  /// libmagic's description of the bytes.
  public let basis: String?

  public init(received: ReceivedFile, mediaType: String?, basis: String?) {
    self.received = received
    self.mediaType = mediaType
    self.basis = basis
  }
}

/// An identified file and what stands in it: extraction's result.
public struct ExtractedDocument: Hashable, Sendable {
  public let identified: IdentifiedFile
  /// Every page in order; empty when the document could not be read.
  public let pages: [Page]
  /// How many pages the document has, as far as known.
  public let pageCount: Int?
  public let information: DocumentInformation
  /// Why it could not be read, or not to its end.
  public let problem: FileProblem?
  /// The structured e-invoice that the document carries, or is.
  public let eInvoice: EInvoice?
  /// Why the e-invoice that it carries was not read.
  public let eInvoiceRefusal: EInvoiceRefusal?
  /// What read its pictures; nil where none had to be read.
  public let recognition: RecognitionNote?

  public init(
    identified: IdentifiedFile, pages: [Page], pageCount: Int?, information: DocumentInformation,
    problem: FileProblem?, eInvoice: EInvoice? = nil, eInvoiceRefusal: EInvoiceRefusal? = nil,
    recognition: RecognitionNote? = nil
  ) {
    self.identified = identified
    self.pages = pages
    self.pageCount = pageCount
    self.information = information
    self.problem = problem
    self.eInvoice = eInvoice
    self.eInvoiceRefusal = eInvoiceRefusal
    self.recognition = recognition
  }

  public var received: ReceivedFile { identified.received }
  public var path: EvidencePath { identified.received.path }

  /// Whether every page's text was read and no page holds a picture that was not.
  public var isFullyRead: Bool {
    problem == nil && (!pages.isEmpty || eInvoice != nil) && pages.count == pageCount
      && !pages.contains(where: \.hasUnreadPicture)
  }

  /// Why it was not read to its end, and how far it was, for a person; nil where it was.
  public var problemWords: LocalizedText? {
    guard let problem else { return nil }
    guard !pages.isEmpty, let pageCount else { return problem.words }
    let before =
      pages.count < pageCount
      ? LocalizedText(
        en: "\(pages.count) of \(pageCount) pages were read",
        zh: "已读取 \(pages.count)/\(pageCount) 页")
      : LocalizedText(en: "its pages were read", zh: "各页已读取")
    return problem.words + LocalizedText(en: "; ", zh: "；") + before
  }

  /// The document as its pages alone tell it.
  public var withoutEInvoice: ExtractedDocument {
    ExtractedDocument(
      identified: identified, pages: pages, pageCount: pageCount, information: information,
      problem: problem, recognition: recognition)
  }
}

/// What a document says of itself, outside its pages.
public struct DocumentInformation: Hashable, Sendable {
  public struct Attachment: Hashable, Sendable {
    public let name: String
    public let size: Int
    public init(name: String, size: Int) {
      self.name = name
      self.size = size
    }
  }

  public struct Annotation: Hashable, Sendable {
    /// PDF's own subtype: `Highlight`, `Square`, `FreeText`, and so on.
    public let subtype: String
    public let page: Int
    public let box: Box
    public init(subtype: String, page: Int, box: Box) {
      self.subtype = subtype
      self.page = page
      self.box = box
    }
  }

  public struct Font: Hashable, Sendable {
    public let name: String
    public let type: String
    public let isEmbedded: Bool
    public init(name: String, type: String, isEmbedded: Bool) {
      self.name = name
      self.type = type
      self.isEmbedded = isEmbedded
    }
  }

  public var title: String?
  public var author: String?
  public var producer: String?
  public var creator: String?
  public var created: Day?
  public var modified: Day?
  public var formatVersion: String?
  /// What the document's owner forbids: `print`, `copy`, `modify`, and so on.
  public var forbidden: [String]
  public var attachments: [Attachment]
  public var annotations: [Annotation]
  public var fonts: [Font]
  /// How often `%%EOF` ends the file: more than one means saved again.
  public var revisions: Int
  public var hasJavaScript: Bool

  public init(
    title: String? = nil, author: String? = nil, producer: String? = nil, creator: String? = nil,
    created: Day? = nil, modified: Day? = nil, formatVersion: String? = nil,
    forbidden: [String] = [], attachments: [Attachment] = [], annotations: [Annotation] = [],
    fonts: [Font] = [], revisions: Int = 1, hasJavaScript: Bool = false
  ) {
    self.title = title
    self.author = author
    self.producer = producer
    self.creator = creator
    self.created = created
    self.modified = modified
    self.formatVersion = formatVersion
    self.forbidden = forbidden
    self.attachments = attachments
    self.annotations = annotations
    self.fonts = fonts
    self.revisions = revisions
    self.hasJavaScript = hasJavaScript
  }
}

/// A document and its kind: classification's result.
public struct ClassifiedDocument: Hashable, Sendable {
  /// How well a kind fits, and what speaks for and against it.
  public struct Match: Hashable, Sendable {
    public let kind: DocumentKind
    /// 0 to 1.
    public let confidence: Double
    /// Whether it is named only since nothing speaks for another kind: a paper that a ticket waits
    /// for may still be behind it.
    public let isByExclusion: Bool
    /// What was seen: `title "Commercial Invoice"`, `label "Bill To"`.
    public let basis: [LocalizedText]
    public init(
      kind: DocumentKind, confidence: Double, isByExclusion: Bool = false, basis: [LocalizedText]
    ) {
      self.kind = kind
      self.confidence = confidence
      self.isByExclusion = isByExclusion
      self.basis = basis
    }
  }

  public let extracted: ExtractedDocument
  /// The kind, or nil when none is likely enough.
  public let match: Match?
  public let runnerUp: Match?
  /// The kind of commercial paper as which its fields are read although `match` is open; nil where
  /// it may well be none.
  public let assumedKind: DocumentKind?
  /// ISO 639-1 codes of the languages its text is in, the most used first.
  public let languages: [String]

  public init(
    extracted: ExtractedDocument, match: Match?, runnerUp: Match?,
    assumedKind: DocumentKind? = nil, languages: [String]
  ) {
    self.extracted = extracted
    self.match = match
    self.runnerUp = runnerUp
    self.assumedKind = assumedKind
    self.languages = languages
  }

  public var kind: DocumentKind? { match?.kind }
  /// The kind whose fields are looked for.
  public var readingKind: DocumentKind? { kind ?? assumedKind }
}

/// A document and its fields: reading's result.
public struct ReadDocument: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let name: FieldName
    public let state: FieldState
    public init(name: FieldName, state: FieldState) {
      self.name = name
      self.state = state
    }
  }

  public let classified: ClassifiedDocument
  /// What was found, in the order of the contract; a field that is not here was not found.
  public let fields: [Field]
  /// Where the page says something else than the e-invoice inside the document or a code on it.
  public let disagreements: [Disagreement]
  /// What the codes on its pages state.
  public let codes: [ReadCode]
  /// The days that each date on its pages may mean, whatever it is the date of, in reading order.
  ///
  /// Read of papers only.
  public let days: [Cited<[Day]>]
  private let index: [FieldName: Int]

  public init(
    classified: ClassifiedDocument, fields: [Field], disagreements: [Disagreement] = [],
    codes: [ReadCode] = [], days: [Cited<[Day]>] = []
  ) {
    self.classified = classified
    self.fields = fields
    self.disagreements = disagreements
    self.codes = codes
    self.days = days
    index = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  public var extracted: ExtractedDocument { classified.extracted }
  public var path: EvidencePath { classified.extracted.path }
  public var kind: DocumentKind? { classified.kind }

  /// What is known of a field; `absent` only where the whole document was read.
  public func state(of name: FieldName) -> FieldState {
    if let position = index[name] { return fields[position].state }
    if extracted.isFullyRead { return .absent }
    return .unknown(Doubt(extracted.problem == nil ? .notRead : .fileUnreadable))
  }

  /// The lines of its table, counted from one.
  public var lineCount: Int { fields.compactMap(\.name.lineIndex).max() ?? 0 }
}

/// A case folder, taken in.
public struct ReceivedCase: Sendable {
  /// How the folder was named by the caller, printable.
  public let path: String
  public let file: CaseFile
  /// In the order of their paths' bytes.
  public let evidence: [ReceivedFile]
  /// Hidden files and folders, and those of the system: no evidence, folders with a slash at
  /// their end.
  public let leftOut: [EvidencePath]

  public init(
    path: String, file: CaseFile, evidence: [ReceivedFile], leftOut: [EvidencePath] = []
  ) {
    self.path = path
    self.file = file
    self.evidence = evidence
    self.leftOut = leftOut
  }
}

/// A case and its documents, all read.
public struct ReadCase: Sendable {
  public let received: ReceivedCase
  /// In the order of `received.evidence`.
  public let documents: [ReadDocument]
  /// The day of the upload.
  public let submitting: Day

  public init(received: ReceivedCase, documents: [ReadDocument], submitting: Day) {
    self.received = received
    self.documents = documents
    self.submitting = submitting
  }

  public var file: CaseFile { received.file }
}
