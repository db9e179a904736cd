internal import CReader
internal import Glibc

extension ReaderFault {
  /// Fails in the process that starts the others, where the fault is one of its own.
  func strikeServer() {
    switch self {
    case .serverDies: exit(1)
    case .serverStops: raise(SIGSTOP)
    case .serverNonsense:
      let noise = [UInt8](repeating: 0xA5, count: 4096)
      _ = rdr_send(RDR_SOCKET, noise, noise.count, -1)
    default: break
    }
  }

  /// Fails in the process that reads the document, where the fault is one of its own.
  func strikeChild(_ buffer: rdr_buffer) {
    switch self {
    case .segmentationFault: raise(SIGSEGV)
    case .abort: Glibc.abort()
    case .spin: while rdr_milliseconds() >= 0 {}
    case .stop: raise(SIGSTOP)
    case .exitEarly: _exit(0)
    case .exitWithStatus: _exit(3)
    case .garbage:
      let noise = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 201) }
      _ = rdr_buffer_append(buffer, noise, noise.count)
      _exit(0)
    case .endlessReply:
      let noise = [UInt8](repeating: 1, count: 1 << 20)
      while rdr_buffer_append(buffer, noise, noise.count) {}
      _exit(71)
    case .allocate: exhaustMemory()
    case .flood:
      let noise = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
      while write(STDERR_FILENO, noise, noise.count) > 0 {}
    case .crashMidway, .escape, .serverDies, .serverStops, .serverNonsense: break
    }
  }

  private func exhaustMemory() {
    var blocks: [[UInt8]] = []
    while true { blocks.append([UInt8](repeating: UInt8(blocks.count & 0xFF), count: 16 << 20)) }
  }
}
