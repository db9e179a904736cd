/// A way of failing that a reader can be told to fail in, so that its parent can be tested.
public enum ReaderFault: UInt8, Hashable, Sendable, CaseIterable {
  // The process that reads the document:
  case segmentationFault = 1
  case abort
  /// Uses the processor without end.
  case spin
  /// Stops itself.
  case stop
  /// Ends as if all were well, without an answer.
  case exitEarly
  case exitWithStatus
  /// Answers with bytes that mean nothing.
  case garbage
  case endlessReply
  /// Takes memory without end.
  case allocate
  /// Writes to standard error without end.
  case flood
  /// Dies after its first page.
  case crashMidway
  /// Tries to reach what no reader may; what it reached is told as the file's identification.
  case escape

  // The reader that starts those processes:
  case serverDies
  case serverStops
  case serverNonsense
}
