internal import Readers

/// The other life of the program: a process that only reads documents.
public enum ReaderMode {
  /// Never comes back when this process was started as a reader.
  ///
  /// Call it before anything asynchronous begins.
  public static func runIfRequested() { ReaderProcess.runIfRequested() }
}
