/// The scalars of a C string, one for each that Poppler wrote.
///
/// Poppler encodes lone surrogates, which are no scalars; each becomes one U+FFFD, so that the
/// count agrees with the boxes.
struct UTF8Scalars: Sequence, IteratorProtocol {
  private var cursor: UnsafePointer<UInt8>

  init(_ text: UnsafePointer<CChar>) {
    cursor = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
  }

  mutating func next() -> Unicode.Scalar? {
    let first = cursor.pointee
    guard first != 0 else { return nil }
    cursor += 1
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let following =
      switch first {
      case 0xC0...0xDF: 1
      case 0xE0...0xEF: 2
      case 0xF0...0xF7: 3
      default: 0
      }
    guard following > 0 else { return "\u{FFFD}" }
    var value = UInt32(first & (0x3F >> UInt8(following)))
    for _ in 0..<following {
      guard cursor.pointee & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(cursor.pointee & 0x3F)
      cursor += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
