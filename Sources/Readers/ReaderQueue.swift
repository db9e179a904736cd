internal import CReader
internal import Evidence
internal import Glibc

/// Documents that wait for a reader: put from tasks, taken by threads.
///
/// Everything that changes is touched with the gate locked only.
final class ReaderQueue: @unchecked Sendable {
  struct Job: Sendable {
    /// What is to be done, and who waits for it.
    enum Wish: Sendable {
      case read(ReadingDepth, CheckedContinuation<ExtractedDocument, Never>)
      case render(PageSelection, CheckedContinuation<[PageRendering], Never>)
    }

    let received: ReceivedFile
    let descriptor: CInt
    let wish: Wish
  }

  private let gate = rdr_gate_make()
  private var waiting: [Job] = []
  private var isClosed = false
  /// How many threads wait for a document.
  private var idle = 0
  private var threads: [pthread_t] = []
  private let options: ReaderOptions

  init(options: ReaderOptions) { self.options = options }

  deinit { rdr_gate_free(gate) }

  /// Adds a document; false when nobody will take it.
  func put(_ job: Job) -> Bool {
    rdr_gate_lock(gate)
    defer { rdr_gate_unlock(gate) }
    guard !isClosed else { return false }
    if idle <= waiting.count, threads.count < options.jobs { startThread() }
    guard !threads.isEmpty else { return false }
    waiting.append(job)
    rdr_gate_wake(gate)
    return true
  }

  /// Starts the first thread before there is a document for it.
  func prepare() {
    rdr_gate_lock(gate)
    defer { rdr_gate_unlock(gate) }
    if !isClosed, threads.isEmpty { startThread() }
  }

  /// Waits for the next document; nil when no more will come.
  func take() -> Job? {
    rdr_gate_lock(gate)
    defer { rdr_gate_unlock(gate) }
    idle += 1
    defer { idle -= 1 }
    while waiting.isEmpty, !isClosed { rdr_gate_wait(gate) }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  /// Lets what waits be read, ends the readers and waits for their threads.
  func close() {
    rdr_gate_lock(gate)
    isClosed = true
    let ending = threads
    threads = []
    rdr_gate_wake_all(gate)
    rdr_gate_unlock(gate)
    for thread in ending { pthread_join(thread, nil) }
  }

  private func startThread() {
    var thread = pthread_t()
    let queue = Unmanaged.passRetained(self)
    let error = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let queue = Unmanaged<ReaderQueue>.fromOpaque(context).takeRetainedValue()
        var lane = ReaderLane(options: queue.options)
        lane.run(queue)
        return nil
      }, queue.toOpaque())
    if error == 0 { threads.append(thread) } else { queue.release() }
  }
}
