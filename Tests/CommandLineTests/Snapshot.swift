import Foundation
import Testing

enum Snapshot {
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// JSON without the blanks and line ends between its parts.
  static func compact(_ json: String) -> [UInt8] {
    var isText = false
    var isEscaped = false
    return json.utf8.filter { byte in
      defer { isEscaped = isText && byte == UInt8(ascii: "\\") && !isEscaped }
      if byte == UInt8(ascii: "\""), !isEscaped { isText.toggle() }
      return isText || (byte != 0x20 && byte != 0x0A)
    }
  }
}

/// Compares JSON with what is recorded in a file, laid out in whatever way.
func expectSameJSON(
  _ json: String, as file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expected = Snapshot.compact(try String(contentsOf: file, encoding: .utf8))
  let found = Snapshot.compact(json)
  guard expected != found else { return }
  let start = max(0, zip(expected, found).prefix { $0 == $1 }.count - 60)
  func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.dropFirst(start).prefix(200), as: UTF8.self)
  }
  Issue.record(
    """
    \(file.path) differs at:
    - \(shown(expected))
    + \(shown(found))
    """, sourceLocation: sourceLocation)
}

/// Compares text with what is recorded in a file; with `RECORD=1` in the environment, records it.
func expectSnapshot(
  _ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if Snapshot.isRecording {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Foundation.Data(text.utf8).write(to: file)
    return
  }
  guard let data = FileManager.default.contents(atPath: file.path) else {
    Issue.record(
      "\(file.lastPathComponent) is not recorded; run the tests with RECORD=1 and look at it",
      sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard expected != text else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(lines, old).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(file.path) differs from line \(line + 1):
    - \(line < old.count ? old[line] : "(the end)")
    + \(line < lines.count ? lines[line] : "(the end)")
    """, sourceLocation: sourceLocation)
}
