internal import Extraction

/// What is wrong with bytes that a reader sent.
package struct WireError: Error, Hashable {
  package let message: String
}

/// Reads what `WireWriter` wrote from bytes that nobody vouches for.
///
/// Every length is compared with what is left before anything is made of it, and every number
/// with its range; whatever the bytes, the result is a value or an error.
struct WireReader {
  private let bytes: [UInt8]
  private var position = 0
  /// What a reader keeps to, its answer is held to.
  let limits: ExtractionLimits

  init(_ bytes: [UInt8], limits: ExtractionLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  var remaining: Int { bytes.count - position }

  private mutating func byte() throws(WireError) -> UInt8 {
    guard position < bytes.count else { throw WireError(message: "ends early") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(WireError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 63 || byte <= 1 else { throw WireError(message: "a number is too long") }
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
  }

  mutating func count(in range: ClosedRange<Int>) throws(WireError) -> Int {
    let number = try number()
    guard let count = Int(exactly: number), range.contains(count) else {
      throw WireError(message: "\(number) is not in \(range)")
    }
    return count
  }

  mutating func flag() throws(WireError) -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw WireError(message: "\(byte) is neither yes nor no") }
    return byte == 1
  }

  mutating func real(in range: ClosedRange<Double>) throws(WireError) -> Double {
    guard remaining >= 8 else { throw WireError(message: "ends early") }
    let pattern = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    position += 8
    let number = Double(bitPattern: pattern)
    guard range.contains(number) else { throw WireError(message: "\(number) is not in \(range)") }
    return number
  }

  mutating func block() throws(WireError) -> ArraySlice<UInt8> {
    let count = try count(in: WireRange.anyCount)
    guard count <= remaining else { throw WireError(message: "ends early") }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func text() throws(WireError) -> String {
    guard let text = String(validating: try block(), as: UTF8.self) else {
      throw WireError(message: "text is not UTF-8")
    }
    return text
  }

  /// A text of at most so many bytes.
  mutating func text(atMost limit: Int) throws(WireError) -> String {
    let text = try text()
    guard text.utf8.count <= limit else {
      throw WireError(message: "a text of \(text.utf8.count) bytes is too long")
    }
    return text
  }

  mutating func optional<Value>(
    _ decode: (inout WireReader) throws(WireError) -> Value
  ) throws(WireError) -> Value? {
    try flag() ? try decode(&self) : nil
  }

  /// A list whose elements take at least `size` bytes each.
  mutating func list<Element>(
    ofAtLeast size: Int, atMost limit: Int = .max,
    _ decode: (inout WireReader) throws(WireError) -> Element
  ) throws(WireError) -> [Element] {
    let count = try count(in: WireRange.anyCount)
    guard count <= limit else { throw WireError(message: "a list of \(count) is too long") }
    guard count <= remaining / max(size, 1) else { throw WireError(message: "ends early") }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try decode(&self)) }
    return list
  }
}
