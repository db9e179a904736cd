internal import Evidence
internal import Glibc

/// What the parent asks: sent with the document's descriptor.
package struct ReaderRequest: Hashable {
  var id: UInt64
  var bounds: ReadingBounds
  var task: ReaderTask
  var fault: ReaderFault?

  private static let numbers: [any WritableKeyPath<ReadingBounds, Int> & Sendable] = [
    \.wallSeconds, \.cpuSeconds, \.memoryBytes, \.documentBytes, \.replyBytes,
    \.diagnosticsBytes,
  ]

  /// Every request has this many bytes.
  static let size = 8 + 8 * numbers.count + ReaderTask.size + 1

  var bytes: [UInt8] {
    var frame = FixedFrame()
    frame.append(id)
    for number in Self.numbers { frame.append(UInt64(clamping: bounds[keyPath: number])) }
    frame.bytes += task.bytes
    frame.bytes.append(fault?.rawValue ?? 0)
    return frame.bytes
  }

  init(
    id: UInt64, bounds: ReadingBounds, task: ReaderTask = .read(.pages), fault: ReaderFault?
  ) {
    self.id = id
    self.bounds = bounds
    self.task = task
    self.fault = fault
  }

  package init?(_ bytes: [UInt8]) {
    let end = Self.size - 1
    guard bytes.count == Self.size, let task = ReaderTask(bytes[(end - ReaderTask.size)..<end])
    else { return nil }
    self.task = task
    id = FixedFrame.number(bytes, at: 0)
    bounds = ReadingBounds()
    for (index, number) in Self.numbers.enumerated() {
      guard let value = Int(exactly: FixedFrame.number(bytes, at: 8 + 8 * index)) else {
        return nil
      }
      bounds[keyPath: number] = value
    }
    fault = ReaderFault(rawValue: bytes[Self.size - 1])
  }
}

/// What comes before the bytes of an answer: how the process that read the document ended.
package struct ReplyHead: Hashable {
  enum Fate: UInt8 {
    case exited, signalled, timedOut
    /// The process could not be started; the code is the error's number.
    case notStarted
  }

  var id: UInt64
  var fate: Fate
  /// Exit status, signal or error.
  var code: Int
  var peakKilobytes: Int
  /// Whether the answer was cut at the longest that is allowed.
  var isCut: Bool
  var length: Int

  /// Whether the process was ended by somebody else: a person, or the system out of memory.
  var wasKilled: Bool { fate == .signalled && code == Int(SIGKILL) }

  /// Whether the process came to its own end.
  var isOrderly: Bool { fate == .exited && code == 0 && !isCut }

  /// Every head has this many bytes.
  static let size = 34

  var bytes: [UInt8] {
    var frame = FixedFrame()
    frame.append(id)
    frame.append(UInt64(clamping: code))
    frame.append(UInt64(clamping: peakKilobytes))
    frame.append(UInt64(clamping: length))
    frame.bytes.append(fate.rawValue)
    frame.bytes.append(isCut ? 1 : 0)
    return frame.bytes
  }

  init(id: UInt64, fate: Fate, code: Int, peakKilobytes: Int, isCut: Bool, length: Int) {
    self.id = id
    self.fate = fate
    self.code = code
    self.peakKilobytes = peakKilobytes
    self.isCut = isCut
    self.length = length
  }

  /// Nil where a number is out of its range.
  ///
  /// - Parameter longest: In bytes, of the answer.
  package init?(_ bytes: [UInt8], atMost longest: Int) {
    guard bytes.count == Self.size, let fate = Fate(rawValue: bytes[32]), bytes[33] <= 1,
      let code = Int(exactly: FixedFrame.number(bytes, at: 8)), code < 4096,
      let peak = Int(exactly: FixedFrame.number(bytes, at: 16)),
      let length = Int(exactly: FixedFrame.number(bytes, at: 24)), length <= longest
    else { return nil }
    self.init(
      id: FixedFrame.number(bytes, at: 0), fate: fate, code: code, peakKilobytes: peak,
      isCut: bytes[33] == 1, length: length)
  }
}

/// Numbers of eight bytes, the lowest first.
struct FixedFrame {
  var bytes: [UInt8] = []

  mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  static func number(_ bytes: [UInt8], at position: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }
}
