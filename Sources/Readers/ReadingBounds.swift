/// What the reading of one document may use; beyond it, what was read before is all there is.
public struct ReadingBounds: Hashable, Sendable {
  /// A generous backstop, as a loaded machine is no fault of the document's.
  public var wallSeconds = 180
  /// Processor time.
  public var cpuSeconds = 30
  /// Address space.
  public var memoryBytes = 1 << 30
  /// In bytes: the largest document.
  public var documentBytes = 512 << 20
  /// In bytes: the longest answer.
  public var replyBytes = 64 << 20
  /// In bytes: what is written to standard error, by libraries that complain.
  public var diagnosticsBytes = 8 << 20

  public init() {}

  public init(wallSeconds: Int, cpuSeconds: Int, memoryBytes: Int) {
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.memoryBytes = memoryBytes
  }

  /// Changes the processor time, and the backstop with it.
  public mutating func allow(processorSeconds seconds: Int) {
    cpuSeconds = seconds
    wallSeconds = max(60, 6 * seconds)
  }

  /// As a person says it: `64 MiB`.
  static func words(_ bytes: Int) -> String {
    switch bytes {
    case _ where bytes % (1 << 30) == 0: "\(bytes >> 30) GiB"
    case _ where bytes % (1 << 20) == 0: "\(bytes >> 20) MiB"
    default: "\(bytes) B"
    }
  }
}
