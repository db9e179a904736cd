internal import CReader
internal import Evidence
internal import Extraction
internal import Glibc

/// Starts a process for each document and tells how it ended; looks at no document itself.
///
/// What is slow to load is loaded here once: each process begins as a copy.
struct ReaderServer: ~Copyable {
  private let examiner: DocumentExaminer
  private let warmth: PDFWarmth?
  private let allowsFaults: Bool
  private let layers: UInt32
  private let parent = getppid()

  init(allowsFaults: Bool, layers: UInt32, examiner: consuming DocumentExaminer) {
    self.allowsFaults = allowsFaults
    self.layers = layers
    self.examiner = examiner
    warmth = PDFWarmth()
  }

  /// EX_SOFTWARE of `sysexits.h`.
  private static let failure: Int32 = 70

  /// Answers requests until the parent closes the socket.
  func serve() -> Never {
    // All that documents need is loaded: from here on, nothing else is opened.
    guard ReadableData.closeAllElse(layers) else { exit(Self.failure) }
    while let (request, descriptor) = receive() {
      if allowsFaults { request.fault?.strikeServer() }
      answer(request, descriptor)
    }
    exit(0)
  }

  private func receive() -> (ReaderRequest, CInt)? {
    var bytes = [UInt8](repeating: 0, count: ReaderRequest.size)
    var document: CInt = -1
    var count = 0
    while count < bytes.count {
      var descriptor: CInt = -1
      let received = bytes.withUnsafeMutableBytes { buffer in
        rdr_receive(
          RDR_SOCKET, buffer.baseAddress.map { $0 + count }, buffer.count - count, &descriptor)
      }
      if descriptor >= 0 { document = descriptor }
      guard received > 0 else { return nil }
      count += received
    }
    guard document >= 0, let request = ReaderRequest(bytes) else { return nil }
    return (request, document)
  }

  private func answer(_ request: ReaderRequest, _ descriptor: CInt) {
    var buffer = rdr_buffer()
    guard rdr_buffer_make(request.bounds.replyBytes, &buffer) == 0 else {
      close(descriptor)
      return send(failure(request), nil)
    }
    defer { rdr_buffer_free(&buffer) }
    let server = getpid()
    let child = rdr_fork()
    if child == 0 {
      DocumentChild(
        request: request, descriptor: descriptor, buffer: buffer, parent: parent, server: server,
        layers: layers
      )
      .run(examiner, fault: allowsFaults ? request.fault : nil)
    }
    close(descriptor)
    guard child > 0 else { return send(failure(request), nil) }
    send(watch(child, request, buffer), buffer)
  }

  /// Waits for the process to end, or ends it when its time is up.
  private func watch(_ child: pid_t, _ request: ReaderRequest, _ buffer: rdr_buffer) -> ReplyHead {
    let watched = rdr_pidfd(child)
    defer { if watched >= 0 { close(watched) } }
    let ready = rdr_poll(
      watched, RDR_SOCKET, CInt(clamping: 1000 * request.bounds.wallSeconds))
    var ending = rdr_ending()
    let hasEnded = watched >= 0 && ready >= 0 && ready & 1 != 0
    // The group goes with the process, whatever it may have started.
    guard rdr_kill(child, &ending) == 0 else { return failure(request) }
    // The parent says nothing while it waits: it has gone.
    if !hasEnded, ready & 2 != 0 { exit(0) }
    let fate: ReplyHead.Fate =
      hasEnded ? (ending.signalled ? .signalled : .exited) : .timedOut
    return ReplyHead(
      id: request.id, fate: fate, code: Int(ending.code),
      peakKilobytes: Int(ending.peak_kilobytes), isCut: rdr_buffer_overflowed(buffer),
      length: rdr_buffer_count(buffer))
  }

  private func failure(_ request: ReaderRequest) -> ReplyHead {
    ReplyHead(
      id: request.id, fate: .notStarted, code: Int(errno), peakKilobytes: 0, isCut: false,
      length: 0)
  }

  private func send(_ head: ReplyHead, _ buffer: rdr_buffer?) {
    let bytes = head.bytes
    guard rdr_send(RDR_SOCKET, bytes, bytes.count, -1) == 0 else { exit(0) }
    guard let buffer, head.length > 0 else { return }
    guard rdr_send(RDR_SOCKET, rdr_buffer_bytes(buffer), head.length, -1) == 0 else {
      exit(0)
    }
  }
}
