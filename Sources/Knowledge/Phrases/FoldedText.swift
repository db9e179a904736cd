internal import Evidence
internal import Foundation

/// Text reduced to what labels are compared by: letters and digits in lower case.
///
/// Width, case, blanks and punctuation are gone, so that `Invoice No.:`, `INVOICE NO` and
/// `ｉｎｖｏｉｃｅ　ｎｏ` are the same; `#`, `№` and `nº` read as `no`. Every unit knows where it
/// came from, and whether a phrase may begin or end there.
public struct FoldedText: Sendable {
  public struct Unit: Sendable {
    public let scalar: Unicode.Scalar
    /// Index of the word that it stands in.
    public let word: Int
    /// UTF-8 offset inside that word.
    public let offset: Int
    /// Whether something other than a letter of the same script stands before it.
    public let startsPart: Bool
  }

  public private(set) var units: [Unit] = []

  /// Folds words that stand side by side.
  public init(words: some Sequence<String>) {
    var afterBreak = true
    for (index, word) in words.enumerated() {
      afterBreak = true
      append(word, index: index, afterBreak: &afterBreak)
    }
  }

  /// Folds one text as a single word.
  public init(_ text: String) { self.init(words: CollectionOfOne(text)) }

  public var scalars: [Unicode.Scalar] { units.map(\.scalar) }

  private mutating func append(_ word: String, index: Int, afterBreak: inout Bool) {
    var offset = 0
    for scalar in word.unicodeScalars {
      defer { offset += UTF8.width(scalar) }
      // Most letters are these, and an array for each is what folding would cost.
      if (97...122).contains(scalar.value) || (48...57).contains(scalar.value) {
        append(scalar, word: index, offset: offset, afterBreak: &afterBreak)
        continue
      }
      let folded = Self.fold(scalar)
      if folded.isEmpty { afterBreak = true }
      for piece in folded {
        append(piece, word: index, offset: offset, afterBreak: &afterBreak)
      }
    }
  }

  private mutating func append(
    _ piece: Unicode.Scalar, word: Int, offset: Int, afterBreak: inout Bool
  ) {
    let startsPart = afterBreak || units.last.map { Self.separates($0.scalar, piece) } ?? true
    units.append(Unit(scalar: piece, word: word, offset: offset, startsPart: startsPart))
    afterBreak = false
  }

  /// Whether a phrase may end before `position`: at the end, or where a new part starts.
  public func isBoundary(_ position: Int) -> Bool {
    position >= units.count || units[position].startsPart
  }

  private static func separates(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    if isIdeographic(left) || isIdeographic(right) { return true }
    return isDigit(left) != isDigit(right)
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  /// Scripts that are written without blanks between words.
  public static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303F, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xAC00...0xD7AF, 0x20000...0x2FFFF:
      true
    default: false
    }
  }

  /// What the letters from U+00C0 to U+024F fold to, without accents, in lower case.
  private static let unaccented: [[Unicode.Scalar]] = (UInt32(0xC0)..<0x250).map { value in
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return [] }
    switch scalar {
    case "ł", "Ł": return ["l"]
    case "ø", "Ø": return ["o"]
    case "đ", "Đ": return ["d"]
    case "ı": return ["i"]
    default:
      let plain = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
      return Array((plain ?? scalar).properties.lowercaseMapping.unicodeScalars)
    }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 97...122, 48...57: return [scalar]
    case 65...90: return [Unicode.Scalar(UInt8(scalar.value + 32))]
    case 0x23, 0x2116, 0xFF03: return ["n", "o"]
    case 0xBA, 0xB0: return ["o"]
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map(fold) ?? []
    case 0..<0x80: return []
    // A label is the same in either script of Chinese: 總計, 总计.
    case 0x4E00...0x9FFF: return [TraditionalChinese.simplified(scalar)]
    // Capitals go without their accents in print: EXPEDITION, expédition.
    case 0xC0..<0x250: return unaccented[Int(scalar.value) - 0xC0]
    default:
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        return []
      }
      return Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
}
