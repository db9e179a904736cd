import Foundation
import Testing

/// Compares text with what is recorded in a file; with `RECORD=1` in the environment, records it.
func expectSnapshot(
  _ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
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
