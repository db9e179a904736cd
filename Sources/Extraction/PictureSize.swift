/// The sizes of the pictures in an image file, by its header; nothing is decoded.
enum PictureSize {
  struct Size: Equatable {
    /// In pixels.
    let width: Int
    let height: Int
  }

  /// One size for each picture; empty when the header is damaged or of an unknown kind.
  static func sizes(of bytes: [UInt8], mediaType: String) -> [Size] {
    let header = Header(bytes)
    let sizes: [Size?]
    switch mediaType {
    case "image/png": sizes = [png(header)]
    case "image/gif": sizes = [gif(header)]
    case "image/bmp": sizes = [bmp(header)]
    case "image/webp": sizes = [webp(header)]
    case "image/jpeg": sizes = [JPEGHeader.size(header)]
    case "image/tiff": sizes = TIFFHeader.sizes(header)
    case "image/heic", "image/heif", "image/avif": sizes = [isoMedia(header)]
    case "image/jp2": sizes = [jpeg2000(header)]
    default: sizes = []
    }
    return sizes.compactMap(\.self).filter { $0.width > 0 && $0.height > 0 }
  }

  private static func png(_ header: Header) -> Size? {
    guard header.matches("IHDR", at: 12), let width = header.big(16, 4),
      let height = header.big(20, 4)
    else { return nil }
    return Size(width: width, height: height)
  }

  private static func gif(_ header: Header) -> Size? {
    guard let width = header.little(6, 2), let height = header.little(8, 2) else { return nil }
    return Size(width: width, height: height)
  }

  private static func bmp(_ header: Header) -> Size? {
    guard let width = header.little(18, 4), let height = header.little(22, 4) else { return nil }
    // A negative height means that the rows run from the top.
    return Size(width: width, height: abs(Int(Int32(truncatingIfNeeded: height))))
  }

  private static func webp(_ header: Header) -> Size? {
    if header.matches("VP8X", at: 12), let width = header.little(24, 3),
      let height = header.little(27, 3)
    {
      return Size(width: width + 1, height: height + 1)
    }
    if header.matches("VP8L", at: 12), let bits = header.little(21, 4) {
      return Size(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    }
    guard header.matches("VP8 ", at: 12), let width = header.little(26, 2),
      let height = header.little(28, 2)
    else { return nil }
    return Size(width: width & 0x3FFF, height: height & 0x3FFF)
  }

  private static func jpeg2000(_ header: Header) -> Size? {
    let box = (0..<min(header.count, 4096)).first { header.matches("ihdr", at: $0) }
    guard let box, let height = header.big(box + 4, 4), let width = header.big(box + 8, 4) else {
      return nil
    }
    return Size(width: width, height: height)
  }

  /// The largest of the `ispe` boxes: the others are those of tiles and thumbnails.
  private static func isoMedia(_ header: Header) -> Size? {
    let sizes = (0..<min(header.count, 1 << 16)).compactMap { position -> Size? in
      guard header.matches("ispe", at: position), let width = header.big(position + 8, 4),
        let height = header.big(position + 12, 4)
      else { return nil }
      return Size(width: width, height: height)
    }
    return sizes.max { $0.width < $1.width }
  }
}

/// Bytes with reads that never leave them.
struct Header {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// An unsigned number, its highest byte first; nil past the end.
  func big(_ position: Int, _ width: Int) -> Int? {
    guard position >= 0, position <= bytes.count - width else { return nil }
    return (0..<width).reduce(0) { $0 << 8 | Int(bytes[position + $1]) }
  }

  /// An unsigned number, its lowest byte first; nil past the end.
  func little(_ position: Int, _ width: Int) -> Int? {
    guard position >= 0, position <= bytes.count - width else { return nil }
    return (0..<width).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }

  func matches(_ text: StaticString, at position: Int) -> Bool {
    guard position >= 0, position <= bytes.count - text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }
}
