/// What is wrong with a text that should be JSON as `JSONValue` writes it.
public struct JSONProblem: Error, Hashable, Sendable {
  public enum Cause: String, Sendable {
    case unexpected, depth, number, escape, encoding
    /// Which of the two a reader would take nobody can tell.
    case duplicateKey
  }

  public let cause: Cause
  /// In bytes from the beginning.
  public let offset: Int
}

extension JSONValue {
  /// Reads one value (RFC 8259) of those that `JSONValue` writes: numbers without an exponent, keys
  /// of an object once each.
  public init(_ bytes: [UInt8]) throws(JSONProblem) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

/// A recursive descent through the bytes of a text.
private struct JSONReader {
  private static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONProblem) -> JSONValue {
    let value = try self.value()
    skipBlanks()
    guard position == bytes.count else { throw problem(.unexpected) }
    return value
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .array(try elements())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  // MARK: Containers

  private mutating func members() throws(JSONProblem) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    try list(closedBy: UInt8(ascii: "}")) { (reader: inout JSONReader) throws(JSONProblem) in
      let start = reader.position
      let key = try reader.string()
      guard keys.insert(key).inserted else {
        throw JSONProblem(cause: .duplicateKey, offset: start)
      }
      reader.skipBlanks()
      try reader.expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(key, try reader.value()))
    }
    return members
  }

  private mutating func elements() throws(JSONProblem) -> [JSONValue] {
    var elements: [JSONValue] = []
    try list(closedBy: UInt8(ascii: "]")) { (reader: inout JSONReader) throws(JSONProblem) in
      elements.append(try reader.value())
    }
    return elements
  }

  private mutating func list(
    closedBy close: UInt8, _ element: (inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    position += 1
    depth += 1
    guard depth <= Self.deepest else { throw problem(.depth) }
    skipBlanks()
    if next == close {
      position += 1
    } else {
      while true {
        skipBlanks()
        try element(&self)
        skipBlanks()
        guard next == UInt8(ascii: ",") else { break }
        position += 1
      }
      try expect(close)
    }
    depth -= 1
  }

  // MARK: Plain values

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    for byte in word.utf8 { try expect(byte) }
    return value
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    while let byte = next, "-.0123456789".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let form = /-?(0|[1-9][0-9]{0,17})(\.([0-9]{1,9}))?/
    guard let match = text.wholeMatch(of: form) else {
      position = start
      throw problem(text.isEmpty ? .unexpected : .number)
    }
    guard let places = match.output.3 else {
      guard let whole = Int(text) else { throw problem(.number) }
      return .integer(whole)
    }
    guard let mantissa = Int64(text.replacing(".", with: "")) else { throw problem(.number) }
    return .decimal(DecimalNumber(mantissa: mantissa, scale: places.count))
  }

  private mutating func string() throws(JSONProblem) -> String {
    try expect(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw problem(.unexpected) }
      position += 1
      if byte == UInt8(ascii: "\\") {
        text += Array(String(try escape()).utf8)
      } else {
        text.append(byte)
      }
    }
    try expect(UInt8(ascii: "\""))
    guard let string = String(validating: text, as: UTF8.self) else { throw problem(.encoding) }
    return string
  }

  private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}",
    ]
    guard let letter = next else { throw problem(.escape) }
    position += 1
    if let scalar = plain[letter] { return scalar }
    guard letter == UInt8(ascii: "u") else { throw problem(.escape) }
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    try expect(UInt8(ascii: "\\"))
    try expect(UInt8(ascii: "u"))
    let pair = [unit, try codeUnit()]
    guard let text = String(validating: pair, as: UTF16.self),
      let scalar = text.unicodeScalars.first
    else { throw problem(.escape) }
    return scalar
  }

  private mutating func codeUnit() throws(JSONProblem) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem(.escape) }
    position += 4
    return unit
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, " \n\r\t".utf8.contains(byte) { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(JSONProblem) {
    guard next == byte else { throw problem(.unexpected) }
    position += 1
  }

  private func problem(_ cause: JSONProblem.Cause) -> JSONProblem {
    JSONProblem(cause: cause, offset: position)
  }
}
