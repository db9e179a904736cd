public import Evidence
internal import Foundation

/// A name that every upload form takes: ASCII letters, digits and hyphens alone, and short.
///
/// Forms refuse `$ & #`, `* \ ? ]` and the like, and many spoil letters outside ASCII.
public struct UploadName: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// How long a name becomes at most, with its ending.
  static let longest = 60

  /// - Parameters:
  ///   - position: From one; it makes the name unique and keeps the order.
  ///   - count: Of all files.
  public init(_ position: Int, of count: Int, _ kind: DocumentKind?, _ source: EvidencePath) {
    let last = source.bytes.split(separator: UInt8(ascii: "/")).last ?? []
    let name = String(decoding: last, as: UTF8.self)
    let digits = max(2, String(count).count)
    let number = String(position)
    let padded = String(repeating: "0", count: max(0, digits - number.count)) + number
    let ending = Self.ending(of: name)
    let stem = Self.plain(name.dropLast(ending.isEmpty ? 0 : ending.count + 1))
    let parts = [padded, kind?.rawValue ?? "document", stem].filter { !$0.isEmpty }
    let room = Self.longest - (ending.isEmpty ? 0 : ending.count + 1)
    var body = String(parts.joined(separator: "-").prefix(room))
    while body.hasSuffix("-") { body.removeLast() }
    description = ending.isEmpty ? body : body + "." + ending.lowercased()
  }

  /// What the name ends in, without the point; empty where that is no file type.
  private static func ending(of name: String) -> String {
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return "" }
    let ending = name[name.index(after: point)...]
    let isType = (1...5).contains(ending.utf8.count) && ending.utf8.allSatisfy(isPlain)
    return isType ? String(ending) : ""
  }

  /// Letters without their accents; what has none in ASCII becomes a hyphen.
  private static func plain(_ text: Substring) -> String {
    var result = ""
    for scalar in String(text).decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.isASCII, isPlain(UInt8(scalar.value)) {
        result.unicodeScalars.append(scalar)
      } else if scalar.properties.canonicalCombiningClass == .notReordered, !result.isEmpty,
        !result.hasSuffix("-")
      {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
