internal import CReader
internal import Evidence
internal import Glibc

/// One reader and the thread that feeds it: documents are read one after the other.
struct ReaderLane: ~Copyable {
  /// What the reader itself needs beyond the time of the document.
  private static let grace: Int64 = 5_000

  private let options: ReaderOptions
  private let roles: [ReaderRole]
  private var text: ReaderHandle?
  private var pictures: ReaderHandle?
  private var lastRequest: UInt64 = 0

  init(options: ReaderOptions) {
    self.options = options
    roles = ReaderRole.all(for: options.recognition.mode)
  }

  /// Starts the reader that each document meets first, then takes jobs until there are no more.
  mutating func run(_ queue: ReaderQueue) {
    if let first = roles.first, let reader = ReaderHandle(options, role: first) {
      keep(reader, first)
    }
    while let job = queue.take() {
      let document = read(job.received, job.descriptor, job.depth)
      close(job.descriptor)
      job.answer.resume(returning: document)
    }
    // A reader that nothing was asked of may still be loading: it is not waited for.
    guard lastRequest > 0 else { return }
    if let reader = text.take() { reader.stop() }
    if let reader = pictures.take() { reader.stop() }
  }

  private mutating func read(
    _ received: ReceivedFile, _ descriptor: CInt, _ depth: ReadingDepth
  ) -> ExtractedDocument {
    for role in roles where depth == .pages || role.recognizes {
      if let document = read(received, descriptor, depth, role) { return document }
    }
    return DocumentAssembly.unread(
      received, FileProblem(.readerSpokeNonsense("no reader reads pictures")))
  }

  /// Nil where another reader has to read the document.
  private mutating func read(
    _ received: ReceivedFile, _ descriptor: CInt, _ depth: ReadingDepth, _ role: ReaderRole
  ) -> ExtractedDocument? {
    let bounds = role.bounds(options)
    let verdict = ReaderVerdict(received: received, bounds: bounds, extraction: options.extraction)
    // Who is gone may have been killed from outside: the document has a second try.
    for attempt in 1...2 {
      guard let reader = take(role) ?? ReaderHandle(options, role: role) else {
        return verdict.document(.readerCrashed("could not be started"))
      }
      var diagnostics: [UInt8] = []
      let deadline = rdr_milliseconds() + Int64(1000 * bounds.wallSeconds) + Self.grace
      switch reader.exchange(
        nextRequest(for: received, bounds, depth), descriptor: descriptor, deadline: deadline,
        diagnostics: &diagnostics)
      {
      case .answered(let head, let reply):
        keep(reader, role)
        if attempt == 1, head.wasKilled { continue }
        return verdict.document(head: head, reply: reply, diagnostics: diagnostics)
      case .timedOut: return verdict.document(.readerTimedOut(seconds: bounds.wallSeconds))
      case .nonsense(let what): return verdict.document(.readerSpokeNonsense(what))
      case .flooded:
        return verdict.document(
          .limit("diagnostics", ReadingBounds.words(bounds.diagnosticsBytes)))
      case .died: continue
      }
    }
    return verdict.document(.readerCrashed("the reader ended twice without an answer"))
  }

  private mutating func take(_ role: ReaderRole) -> ReaderHandle? {
    role.recognizes ? pictures.take() : text.take()
  }

  private mutating func keep(_ reader: consuming ReaderHandle, _ role: ReaderRole) {
    if role.recognizes { pictures = consume reader } else { text = consume reader }
  }

  private mutating func nextRequest(
    for received: ReceivedFile, _ bounds: ReadingBounds, _ depth: ReadingDepth
  ) -> ReaderRequest {
    lastRequest += 1
    return ReaderRequest(
      id: lastRequest, bounds: bounds, depth: depth, fault: options.faults[received.path])
  }
}
