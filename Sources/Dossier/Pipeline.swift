internal import Checking
internal import Classification
public import Evidence
public import Intake
public import Knowledge
internal import Readers
internal import Reading

/// The way from a folder to a verdict: intake, reading in reader processes, classification,
/// fields, checks.
public struct Pipeline: Sendable {
  private let engine: RuleEngine
  private let classifier: Classifier
  private let fieldReader: DocumentReader
  private let readers: ReaderPool
  private let tickets: [String]
  private let jobs: Int

  /// - Parameters:
  ///   - rules: Refused, with every problem named, when they are not sound.
  ///   - jobs: How many documents are read at a time; one for each processor when nil.
  public init(rules files: RuleFiles = .embedded, jobs: Int? = nil) throws(DossierError) {
    let library = try RuleLibrary(files)
    let knowledge = try Self.knowledge(files)
    engine = RuleEngine(library.book)
    classifier = Classifier(knowledge)
    fieldReader = DocumentReader(knowledge)
    tickets = library.tickets
    self.jobs = jobs ?? Processors.count
    readers = ReaderPool(options: ReaderOptions(jobs: self.jobs))
  }

  /// Takes in a case, reads all its documents and judges them.
  ///
  /// - Parameters:
  ///   - submitting: The day of the upload; that of the case file when nil.
  ///   - today: The day of the upload where neither states it.
  public func check(
    _ folder: FolderPath, submitting: Day?, today: Day
  ) async throws(DossierError) -> Assessment {
    let (received, opened) = try receive(folder)
    let results = orderedResults(of: received.evidence, width: jobs) { file in
      await read(file) { () throws(FileProblem) in try opened.open(file.path) }
    }
    var documents: [ReadDocument] = []
    for await document in results { documents.append(document) }
    let day = submitting ?? received.file.node(at: "submitting")?.day ?? today
    return engine.assess(ReadCase(received: received, documents: documents, submitting: day))
  }

  /// Reads all that documents hold, whatever becomes of them; in the order of their paths.
  public func inspect(_ paths: [[UInt8]]) -> AsyncStream<ReadDocument> {
    orderedResults(of: paths, width: jobs) { path in
      let file = LooseFile(path)
      return await read(file.received, open: file.open)
    }
  }

  /// The case as reports may name it: the same wherever the machine keeps it.
  private func receive(
    _ folder: FolderPath
  ) throws(DossierError) -> (case: ReceivedCase, folder: CaseFolder) {
    do {
      let (received, opened) = try CaseFolder.receive(folder, ticketCategories: tickets)
      let name = EvidencePath(bytes: folder.withoutHost).description
      return (ReceivedCase(path: name, file: received.file, evidence: received.evidence), opened)
    } catch {
      throw DossierError(error)
    }
  }

  private func read(
    _ file: ReceivedFile, open: @Sendable () throws(FileProblem) -> Int32
  ) async -> ReadDocument {
    fieldReader.read(classifier.classify(await extract(file, open: open)))
  }

  /// A file that cannot be opened is a document all the same, one of which nothing is known.
  private func extract(
    _ file: ReceivedFile, open: @Sendable () throws(FileProblem) -> Int32
  ) async -> ExtractedDocument {
    do throws(FileProblem) {
      if let problem = file.problem { throw problem }
      return await readers.read(file, descriptor: try open())
    } catch {
      return ExtractedDocument(
        identified: IdentifiedFile(received: file, mediaType: nil, basis: nil), pages: [],
        pageCount: nil, information: DocumentInformation(), problem: error)
    }
  }

  private static func knowledge(_ files: RuleFiles) throws(DossierError) -> ReadingKnowledge {
    do {
      return try ReadingKnowledge(files)
    } catch {
      throw DossierError(rules: [error])
    }
  }
}
