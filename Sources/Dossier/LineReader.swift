internal import Dispatch
internal import Glibc

/// Reads lines of a descriptor without keeping a thread of the others waiting.
final class LineReader: Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "lines")
  /// Touched on the queue alone.
  private nonisolated(unsafe) var rest: [UInt8] = []
  private nonisolated(unsafe) var isAtEnd = false

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line that is not empty, without its end (LF or CR LF); nil after the last.
  func next() async -> [UInt8]? {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.readLine()) }
    }
  }

  private func readLine() -> [UInt8]? {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Self.bare(rest[..<end])
        rest.removeSubrange(...end)
        if !line.isEmpty { return line }
      } else if isAtEnd {
        let line = Self.bare(rest[...])
        rest = []
        return line.isEmpty ? nil : line
      } else {
        fill()
      }
    }
  }

  private func fill() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 {
      rest += buffer[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  private static func bare(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}
