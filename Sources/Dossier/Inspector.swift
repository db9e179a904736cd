internal import Classification
public import Evidence
internal import Intake
public import Knowledge
internal import Readers
internal import Reading
internal import ReplyCache

/// From a file to what stands in it: reading in reader processes, classification, fields.
public struct Inspector: Sendable {
  private let classifier: Classifier
  private let labels: LabelBook
  private let fieldReader: DocumentReader
  private let readers: ReaderPool
  private let readsPictures: Bool
  private let cache: ReplyCache?
  /// How many documents are read at a time.
  let jobs: Int

  /// - Parameters:
  ///   - rules: Refused when what they say of documents is not sound; packs are not looked at.
  ///   - jobs: How many documents are read at a time; one for each processor when nil.
  ///   - documentSeconds: How much processor time each document may take; 30 seconds when nil.
  ///   - sandbox: `require` refuses where the readers cannot be confined in full.
  ///   - recognition: Whether pictures of text are read, and what reads them.
  ///   - keepsReadings: Whether what was read of a file is kept in the user's cache folder for the
  ///     next time, and taken from there.
  public init(
    rules files: RuleFiles = .embedded, jobs: Int? = nil, documentSeconds: Int? = nil,
    sandbox: Sandbox = .auto, recognition: RecognitionOptions = RecognitionOptions(),
    keepsReadings: Bool = false
  ) throws(DossierError) {
    try sandbox.admit()
    var options = ReaderOptions(jobs: jobs)
    options.recognition.mode = recognition.mode
    options.recognition.engine = recognition.engine
    if let documentSeconds { options.allow(processorSeconds: documentSeconds) }
    self.jobs = options.jobs
    readsPictures = recognition.mode == .auto
    do {
      options.expectedCodes = try CodeBook(files).expected
      cache =
        keepsReadings
        ? CacheFolder.outsideEvidence.map { ReplyCache(folder: $0, readersData: options.data) }
        : nil
      options.store = cache
      readers = ReaderPool(options: options)
      // A reader loads its libraries while the rules are read here.
      readers.prepare()
      let knowledge = try ReadingKnowledge(files)
      classifier = Classifier(knowledge)
      labels = knowledge.labels
      fieldReader = DocumentReader(knowledge)
    } catch {
      throw DossierError(rules: [error])
    }
  }

  /// Ends the keeping of readings: what was not used for longest goes where there are too many.
  public func finish() { cache?.finish() }

  /// Masks what belongs to persons in what is reported.
  public var redaction: Redaction { Redaction(labels) }

  /// Reads all that documents hold, whatever becomes of them; handed on in the order of their
  /// paths.
  ///
  /// - Parameter illustrates: Whether pages are drawn as well.
  public func inspect(
    _ paths: [[UInt8]], illustrates: Bool = false,
    _ consume: (ReadDocument, [PageRendering]) async throws -> Void
  ) async rethrows {
    let supply = Supply(paths)
    try await orderedResults(width: jobs) {
      await supply.next()
    } transform: { path in
      let file = LooseFile(path)
      let document = await read(file.received, open: file.open)
      guard illustrates else { return (document, []) }
      let selection = PageChoice.pages(of: document)
      return (document, await render(file.received, selection, open: file.open))
    } consume: { (result: (ReadDocument, [PageRendering])) in
      try await consume(result.0, result.1)
    }
  }

  /// Reads a file that `open` opens.
  func read(
    _ file: ReceivedFile, open: @Sendable () throws(FileProblem) -> Int32
  ) async -> ReadDocument {
    await fieldReader.read(mayDeepen: readsPictures) { depth in
      classifier.classify(await extract(file, depth, open: open))
    }
  }

  /// Draws pages of a file that `open` opens; none where it cannot be opened.
  func render(
    _ file: ReceivedFile, _ selection: PageSelection,
    open: @Sendable () throws(FileProblem) -> Int32
  ) async -> [PageRendering] {
    guard !selection.pages.isEmpty, file.problem == nil, let descriptor = try? open() else {
      return []
    }
    return await readers.render(file, descriptor: descriptor, pages: selection)
  }

  /// A file that cannot be opened is a document all the same, one of which nothing is known.
  private func extract(
    _ file: ReceivedFile, _ depth: ReadingDepth,
    open: @Sendable () throws(FileProblem) -> Int32
  ) async -> ExtractedDocument {
    do throws(FileProblem) {
      if let problem = file.problem { throw problem }
      return await readers.read(file, descriptor: try open(), depth: depth)
    } catch {
      return ExtractedDocument(
        identified: IdentifiedFile(received: file, mediaType: nil, basis: nil), pages: [],
        pageCount: nil, information: DocumentInformation(), problem: error)
    }
  }
}
