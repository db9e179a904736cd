internal import CReader
internal import Evidence
internal import Glibc

/// A running reader, seen from its parent; killed when it goes out of scope.
struct ReaderHandle: ~Copyable {
  /// What came of one request.
  enum Exchange {
    case answered(ReplyHead, [UInt8])
    /// The reader itself is gone.
    case died
    case timedOut
    case nonsense(String)
    /// It wrote more to standard error than is allowed.
    case flooded
  }

  private let process: rdr_process
  private let bounds: ReadingBounds

  /// Starts a reader; nil when the system does not allow it.
  ///
  /// The reader dies with the thread that starts it.
  init?(_ options: ReaderOptions, role: ReaderRole) {
    let arguments = ReaderProcess.arguments(parent: getpid(), options, role: role)
    var process = rdr_process()
    let strings = arguments.map { strdup($0) }
    defer { strings.forEach { free($0) } }
    guard rdr_spawn(options.executable, strings + [nil], &process) == 0 else { return nil }
    self.process = process
    bounds = role.bounds(options)
  }

  deinit {
    var ending = rdr_ending()
    rdr_kill(process.pid, &ending)
    close(process.pidfd)
    close(process.socket)
    close(process.errors)
  }

  /// Closes the socket's end, at which an idle reader ends, and waits for it a moment.
  consuming func stop() {
    shutdown(process.socket, CInt(SHUT_RDWR))
    _ = rdr_poll(process.pidfd, -1, 1000)
  }

  /// Sends a request and waits for the answer; a reader that did not answer is of no more use.
  ///
  /// - Parameter diagnostics: takes the beginning of what was written to standard error.
  func exchange(
    _ request: ReaderRequest, descriptor: CInt, deadline: Int64, diagnostics: inout [UInt8]
  ) -> Exchange {
    let frame = request.bytes
    guard rdr_send(process.socket, frame, frame.count, descriptor) == 0 else { return .died }
    var arrival = Arrival(deadline: deadline)
    defer { diagnostics = arrival.diagnostics }
    if let failure = receive(ReplyHead.size, &arrival) { return failure }
    guard let head = ReplyHead(arrival.bytes, atMost: bounds.replyBytes), head.id == request.id
    else {
      return .nonsense("the answer's head")
    }
    if let failure = receive(head.length, &arrival) { return failure }
    drainErrors(&arrival)
    return .answered(head, arrival.bytes)
  }

  /// What has come so far.
  private struct Arrival {
    let deadline: Int64
    var bytes: [UInt8] = []
    var diagnostics: [UInt8] = []
    var diagnosticsCount = 0
  }

  /// Fills `arrival.bytes` with the next so many bytes; what went wrong, or nil.
  private func receive(_ count: Int, _ arrival: inout Arrival) -> Exchange? {
    arrival.bytes = []
    arrival.bytes.reserveCapacity(count)
    var block = [UInt8](repeating: 0, count: min(max(count, 1), 1 << 16))
    while arrival.bytes.count < count {
      let left = arrival.deadline - rdr_milliseconds()
      guard left > 0 else { return .timedOut }
      let ready = rdr_poll3(
        process.socket, process.errors, process.pidfd, CInt(clamping: left))
      if ready <= 0 { continue }
      if ready & 2 != 0 {
        drainErrors(&arrival)
        if arrival.diagnosticsCount > bounds.diagnosticsBytes { return .flooded }
      }
      if ready & 1 != 0 {
        var stray: CInt = -1
        let wanted = min(block.count, count - arrival.bytes.count)
        let received = rdr_receive(process.socket, &block, wanted, &stray)
        if stray >= 0 { close(stray) }
        guard received > 0 else { return .died }
        arrival.bytes += block[..<received]
      } else if ready & 4 != 0 {
        return .died
      }
    }
    return nil
  }

  private func drainErrors(_ arrival: inout Arrival) {
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while arrival.diagnosticsCount <= bounds.diagnosticsBytes {
      let received = read(process.errors, &block, block.count)
      guard received > 0 else { return }
      arrival.diagnosticsCount += received
      let room = max(0, 2048 - arrival.diagnostics.count)
      arrival.diagnostics += block[..<min(received, room)]
    }
  }
}
