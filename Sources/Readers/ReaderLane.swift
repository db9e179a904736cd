internal import CReader
internal import Evidence
internal import Glibc

/// One reader and the thread that feeds it: documents are read one after the other.
struct ReaderLane: ~Copyable {
  /// What the reader itself needs beyond the time of the document.
  private static let grace: Int64 = 5_000

  private let options: ReaderOptions
  private var reader: ReaderHandle?
  private var lastRequest: UInt64 = 0

  init(options: ReaderOptions) { self.options = options }

  /// Takes jobs until there are no more.
  mutating func run(_ queue: ReaderQueue) {
    while let job = queue.take() {
      let document = read(job.received, job.descriptor)
      close(job.descriptor)
      job.answer.resume(returning: document)
    }
    if let reader = reader.take() { reader.stop() }
  }

  private mutating func read(_ received: ReceivedFile, _ descriptor: CInt) -> ExtractedDocument {
    let verdict = ReaderVerdict(received: received, options: options)
    // A reader that is gone may have been killed from outside: the document has a second try.
    for _ in 1...2 {
      guard let reader = reader.take() ?? start() else {
        return verdict.document(.readerCrashed("could not be started"))
      }
      var diagnostics: [UInt8] = []
      let deadline = rdr_milliseconds() + Int64(1000 * options.wallSeconds) + Self.grace
      switch reader.exchange(
        nextRequest(for: received), descriptor: descriptor, deadline: deadline,
        diagnostics: &diagnostics)
      {
      case .answered(let head, let reply):
        self.reader = consume reader
        return verdict.document(head: head, reply: reply, diagnostics: diagnostics)
      case .timedOut: return verdict.document(.readerTimedOut(seconds: options.wallSeconds))
      case .nonsense(let what): return verdict.document(.readerSpokeNonsense(what))
      case .flooded: return verdict.document(.limit("diagnostics", "8 MiB"))
      case .died: continue
      }
    }
    return verdict.document(.readerCrashed("the reader ended twice without an answer"))
  }

  private func start() -> ReaderHandle? {
    ReaderHandle(
      executable: options.executable, allowsFaults: !options.faults.isEmpty,
      layers: options.layers, expectedCodes: options.expectedCodes)
  }

  private mutating func nextRequest(for received: ReceivedFile) -> ReaderRequest {
    lastRequest += 1
    return ReaderRequest(
      id: lastRequest,
      limits: ReaderRequest.Limits(
        cpuSeconds: options.cpuSeconds, wallMilliseconds: 1000 * options.wallSeconds,
        memoryBytes: options.memoryBytes),
      fault: options.faults[received.path])
  }
}
