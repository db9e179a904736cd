internal import CReader
internal import Evidence
internal import Extraction
internal import Glibc

/// The process that reads or draws one document and ends.
struct DocumentChild {
  let request: ReaderRequest
  let descriptor: CInt
  let buffer: rdr_buffer
  /// Of the server.
  let parent: pid_t
  let server: pid_t
  let layers: UInt32

  private static let failure: CInt = 70
  private static let cut: CInt = 71

  func run(_ examiner: borrowing DocumentExaminer, fault: ReaderFault?) -> Never {
    var limits = rdr_limits(
      cpu_seconds: UInt64(request.bounds.cpuSeconds),
      memory_bytes: UInt64(request.bounds.memoryBytes))
    // Whoever reads strangers' bytes does not speak with the parent.
    close(RDR_SOCKET)
    guard rdr_begin(server) == 0, rdr_confine(layers, &limits) == 0 else { _exit(Self.failure) }
    fault?.strikeChild(buffer)
    if fault == .escape { tellAttempts() }
    do {
      let bytes = try documentBytes()
      examiner.perform(request.task, on: bytes) { part in
        tell(part)
        if fault == .crashMidway, case .extracted(.page) = part { raise(SIGSEGV) }
      }
    } catch {
      tell(.extracted(.problem(error)))
      tell(.end)
    }
    _exit(0)
  }

  /// Tells what this process could do that it must not, in place of what a file is.
  private func tellAttempts() -> Never {
    let size = 1024
    let names = [UInt8](unsafeUninitializedCapacity: size) { names, count in
      count = rdr_attempt(parent, names.baseAddress, size)
    }
    tell(.identified(mediaType: "escapes", basis: String(decoding: names, as: UTF8.self)))
    tell(.end)
    _exit(0)
  }

  private func tell(_ part: ReaderPart) {
    let bytes = WireWriter.bytes(of: part)
    guard rdr_buffer_append(buffer, bytes, bytes.count) else { _exit(Self.cut) }
  }

  /// Reads the document once: whatever happens to the file, everything sees the same bytes.
  private func documentBytes() throws(FileProblem) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal() }
    guard status.st_size <= request.bounds.documentBytes else {
      throw FileProblem(.limit("bytes", ReadingBounds.words(request.bounds.documentBytes)))
    }
    let size = Int(status.st_size)
    var position = 0
    var error: FileProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      while position < size, let base = target.baseAddress {
        let received = pread(descriptor, base + position, size - position, off_t(position))
        if received < 0, errno == EINTR { continue }
        if received < 0 { error = refusal() }
        if received <= 0 { break }
        position += received
      }
      count = position
    }
    if let error { throw error }
    return bytes
  }

  private func refusal() -> FileProblem {
    FileProblem(.denied(.system(String(cString: strerror(errno)))))
  }
}
