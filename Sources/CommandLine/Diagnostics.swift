import Evidence
import Glibc

/// Words to the person at the terminal that are no part of a report: standard error.
enum Diagnostics {
  /// Writes one message; its lines keep their ends, everything else that is not drawn is escaped.
  static func say(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { PrintableText.escape($0) }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    put(bytes)
  }

  /// Writes to a terminal what is our own, controls and all.
  static func draw(_ text: String) { put(Array(text.utf8)) }

  private static func put(_ bytes: [UInt8]) {
    // Nobody is left to be told when standard error is gone too.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
