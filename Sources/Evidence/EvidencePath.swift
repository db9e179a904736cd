/// A file's path inside its case folder: bytes, as the file system has them.
///
/// Two names that differ in a byte are two files, even where Unicode calls them equal.
public struct EvidencePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Components separated by `/`; no leading slash, no `.` and `..`, no NUL.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The path as text that can be printed: what is not UTF-8 as `\xNN`, what is not printable
  /// (controls, line ends, direction overrides) as `\u{…}`, a backslash doubled.
  public var description: String { Self.printable(bytes) }

  /// The last component.
  public var name: ArraySlice<UInt8> {
    bytes[((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
  }

  /// What follows the last point of the name, in lower case; empty without one.
  public var pathExtension: String {
    let name = name
    guard let point = name.lastIndex(of: UInt8(ascii: ".")), point > name.startIndex else {
      return ""
    }
    return String(decoding: name[(point + 1)...], as: UTF8.self).lowercased()
  }

  public static func < (left: EvidencePath, right: EvidencePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  private static func printable(_ bytes: [UInt8]) -> String {
    var result = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
        let digits = String(rest[rest.startIndex], radix: 16)
        result += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
        rest = rest.dropFirst()
        continue
      }
      result += scalar == "\\" ? "\\\\" : PrintableText.escape(scalar)
      rest = rest.dropFirst(UTF8.width(scalar))
    }
    return result
  }
}

extension [UInt8] {
  /// A path as the system's calls take it: with a NUL at its end.
  public var cString: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
