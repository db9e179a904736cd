internal import Checking
public import Evidence
public import Intake
public import Knowledge

/// A case that was judged, and its folder as it was then.
public struct CheckedCase: Sendable {
  public let assessment: Assessment
  /// Pictures of its pages, where they are drawn.
  public let illustrations: Illustrations
  public let folder: CaseFolder
}

/// The way from a folder to a verdict: intake, reading, checks.
public struct Pipeline: Sendable {
  private let inspector: Inspector
  private let rules: RuleShelf
  private let illustrates: Bool

  /// - Parameters:
  ///   - rules: Refused, with every problem named, when they are not sound.
  ///   - jobs: How many documents are read at a time; one for each processor when nil.
  ///   - documentSeconds: How much processor time each document may take; 30 seconds when nil.
  ///   - sandbox: `require` refuses where the readers cannot be confined in full.
  ///   - recognition: Whether pictures of text are read, and what reads them.
  ///   - keepsReadings: Whether what was read of a file is kept in the user's cache folder for the
  ///     next time, and taken from there.
  ///   - illustrates: Whether pages are drawn for the reports.
  public init(
    rules files: RuleFiles = .embedded, jobs: Int? = nil, documentSeconds: Int? = nil,
    sandbox: Sandbox = .auto, recognition: RecognitionOptions = RecognitionOptions(),
    keepsReadings: Bool = false, illustrates: Bool = false
  ) throws(DossierError) {
    self.illustrates = illustrates
    inspector = try Inspector(
      rules: files, jobs: jobs, documentSeconds: documentSeconds, sandbox: sandbox,
      recognition: recognition, keepsReadings: keepsReadings)
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

  /// Ends the keeping of readings: what was not used for longest goes where there are too many.
  public func finish() { inspector.finish() }

  /// Takes in a case, reads all its documents and judges them.
  ///
  /// - Parameters:
  ///   - submitting: The day of the upload; that of the case file when nil.
  ///   - today: The day of the upload where neither states it.
  public func check(
    _ folder: FolderPath, submitting: Day?, today: Day
  ) async throws(DossierError) -> CheckedCase {
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
    let assessment: Assessment
    do {
      assessment = try rules.engine(for: received.file.ticket).assess(readCase)
    } catch {
      throw DossierError(rules: error.problems)
    }
    return CheckedCase(
      assessment: assessment,
      illustrations: illustrates
        ? await illustrations(of: assessment, in: opened) : Illustrations(),
      folder: opened)
  }

  /// Pictures of the pages that carry evidence.
  private func illustrations(
    of assessment: Assessment, in folder: CaseFolder
  ) async -> Illustrations {
    let choice = PageChoice(assessment)
    let supply = Supply(assessment.readCase.documents.map(\.extracted.received))
    var renderings: [EvidencePath: [PageRendering]] = [:]
    await orderedResults(width: inspector.jobs) {
      await supply.next()
    } transform: { file in
      let pages = await inspector.render(file, choice.pages(of: file.path)) {
        () throws(FileProblem) in try folder.open(file.path)
      }
      return (path: file.path, pages: pages)
    } consume: {
      renderings[$0.path] = $0.pages
    }
    return Illustrations(renderings)
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
        let result = try await check(folder, submitting: submitting, today: today)
        return .assessed(result.assessment, result.illustrations)
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
