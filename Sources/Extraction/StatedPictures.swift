internal import Poppler

/// What a PDF's bytes say of its pictures before any of them is decoded.
///
/// A picture is a stream of its own, whose dictionary stands in the file in plain text.
struct StatedPictures {
  /// Whether there are any.
  let areThere: Bool
  /// No picture has more pixels, unless its dictionary is written in an unusual way.
  let mostPixels: Int

  init(_ bytes: [UInt8]) {
    (areThere, mostPixels) = bytes.withUnsafeBytes { bytes in
      guard ByteSearch.first(Array("/Image".utf8), in: bytes) != nil else { return (false, 0) }
      let widest = Self.largest("/Width", in: bytes)
      return (true, widest * Self.largest("/Height", in: bytes))
    }
  }

  /// The largest number behind a key; 0 where none is.
  private static func largest(_ key: String, in bytes: UnsafeRawBufferPointer) -> Int {
    let key = Array(key.utf8)
    var largest = 0
    var start = 0
    while let found = ByteSearch.first(key, in: bytes, from: start) {
      start = found + key.count
      let digits = bytes[start...].drop { $0 == UInt8(ascii: " ") }.prefix(9)
        .prefix { (48...57).contains($0) }
      largest = max(largest, digits.reduce(0) { 10 * $0 + Int($1 - 48) })
    }
    return largest
  }
}
