internal import Checking
public import Evidence
public import Intake
public import Knowledge

/// The way from a folder to a verdict: intake, reading, checks.
public struct Pipeline: Sendable {
  private let inspector: Inspector
  private let rules: RuleShelf

  /// - Parameters:
  ///   - rules: Refused, with every problem named, when they are not sound.
  ///   - jobs: How many documents are read at a time; one for each processor when nil.
  ///   - documentSeconds: How much processor time each document may take; 30 seconds when nil.
  ///   - sandbox: `require` refuses where the readers cannot be confined in full.
  ///   - recognition: Whether pictures of text are read, and what reads them.
  public init(
    rules files: RuleFiles = .embedded, jobs: Int? = nil, documentSeconds: Int? = nil,
    sandbox: Sandbox = .auto, recognition: RecognitionOptions = RecognitionOptions()
  ) throws(DossierError) {
    inspector = try Inspector(
      rules: files, jobs: jobs, documentSeconds: documentSeconds, sandbox: sandbox,
      recognition: recognition)
    do {
      self.rules = try RuleShelf(files)
    } catch {
      throw DossierError(rules: error.problems)
    }
  }

  /// What the findings call fields and kinds.
  public var wording: Wording { rules.wording }

  /// Masks what belongs to persons in what is reported.
  public var redaction: Redaction { inspector.redaction }

  /// Takes in a case, reads all its documents and judges them.
  ///
  /// - Parameters:
  ///   - submitting: The day of the upload; that of the case file when nil.
  ///   - today: The day of the upload where neither states it.
  public func check(
    _ folder: FolderPath, submitting: Day?, today: Day
  ) async throws(DossierError) -> Assessment {
    let (received, opened) = try receive(folder)
    let supply = Supply(received.evidence)
    var documents: [ReadDocument] = []
    await orderedResults(width: inspector.jobs) {
      await supply.next()
    } transform: { file in
      await inspector.read(file) { () throws(FileProblem) in try opened.open(file.path) }
    } consume: {
      documents.append($0)
    }
    let day = submitting ?? received.file.node(at: "submitting")?.day ?? today
    let readCase = ReadCase(received: received, documents: documents, submitting: day)
    do {
      return try rules.engine(for: received.file.ticket).assess(readCase)
    } catch {
      throw DossierError(rules: error.problems)
    }
  }

  /// Checks cases side by side; what becomes of them is handed on in their order.
  ///
  /// - Parameters:
  ///   - next: The next case, or what led to none; nil at the end.
  ///   - consume: Takes up what became of it.
  public func check(
    _ next: @escaping @Sendable () async -> CaseStep?, submitting: Day?, today: Day,
    consume: (CaseStep.Result) async throws -> Void
  ) async rethrows {
    // One more than are read at a time, so that readers have work while a case is judged.
    try await orderedResults(width: inspector.jobs + 1, next: next) { step in
      await result(of: step, submitting: submitting, today: today)
    } consume: {
      try await consume($0)
    }
  }

  private func result(of step: CaseStep, submitting: Day?, today: Day) async -> CaseStep.Result {
    switch step {
    case .problem(let words): return .notFound(words)
    case .folder(let folder):
      do throws(DossierError) {
        return .assessed(try await check(folder, submitting: submitting, today: today))
      } catch {
        return .refused(folder, error)
      }
    }
  }

  /// The case as reports may name it: the same wherever the machine keeps it.
  private func receive(
    _ folder: FolderPath
  ) throws(DossierError) -> (case: ReceivedCase, folder: CaseFolder) {
    do {
      let (received, opened) = try CaseFolder.receive(folder, ticketCategories: rules.tickets)
      let name = EvidencePath(bytes: folder.withoutHost).description
      let named = ReceivedCase(
        path: name, file: received.file, evidence: received.evidence, leftOut: received.leftOut)
      return (named, opened)
    } catch {
      throw DossierError(error)
    }
  }
}
