/// The headers of JPEG files.
enum JPEGHeader {
  private static let frameMarkers: Set<Int> = [
    0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF,
  ]

  /// The size as a person sees the picture: turned as the camera noted.
  static func size(_ header: Header) -> PictureSize.Size? { frame(header)?.size }

  /// By how many quarters, clockwise, the camera noted that its picture has to be turned.
  static func quarters(_ header: Header) -> Int {
    switch frame(header)?.orientation {
    case 3: 2
    case 6: 1
    case 8: 3
    default: 0
    }
  }

  private static func frame(
    _ header: Header
  ) -> (size: PictureSize.Size, orientation: Int)? {
    var position = 2
    var orientation = 1
    while header.big(position, 1) == 0xFF, let marker = header.big(position + 1, 1) {
      if marker == 0xFF {
        position += 1
        continue
      }
      guard let length = header.big(position + 2, 2), length >= 2 else { return nil }
      if marker == 0xE1, header.matches("Exif\0\0", at: position + 4) {
        orientation = TIFFHeader.orientation(header, start: position + 10)
      }
      if frameMarkers.contains(marker) {
        guard let height = header.big(position + 5, 2), let width = header.big(position + 7, 2)
        else { return nil }
        let size =
          (5...8).contains(orientation)
          ? PictureSize.Size(width: height, height: width)
          : PictureSize.Size(width: width, height: height)
        return (size, orientation)
      }
      position += 2 + length
    }
    return nil
  }
}

/// The directories of TIFF files, and of the Exif part of JPEG files.
enum TIFFHeader {
  private static let mostPictures = 2_000
  private static let mostEntries = 4_096

  /// The size of each picture in the file's chain of directories.
  static func sizes(_ header: Header) -> [PictureSize.Size?] {
    guard let order = ByteOrder(header, start: 0) else { return [] }
    var sizes: [PictureSize.Size?] = []
    var seen: Set<Int> = []
    var next = order.number(4, 4)
    while let directory = next, directory > 0, seen.insert(directory).inserted,
      sizes.count < mostPictures, let count = order.number(directory, 2)
    {
      let values = values(in: directory, count: count, order)
      if let width = values[256], let height = values[257] {
        sizes.append(
          (5...8).contains(values[274] ?? 1)
            ? PictureSize.Size(width: height, height: width)
            : PictureSize.Size(width: width, height: height))
      }
      next = order.number(directory + 2 + 12 * count, 4)
    }
    return sizes
  }

  /// How the picture lies, from 1 for upright to 8, as Exif counts.
  static func orientation(_ header: Header, start: Int) -> Int {
    guard let order = ByteOrder(header, start: start), let directory = order.number(4, 4),
      let count = order.number(directory, 2)
    else { return 1 }
    return values(in: directory, count: count, order)[274] ?? 1
  }

  private static func values(in directory: Int, count: Int, _ order: ByteOrder) -> [Int: Int] {
    var values: [Int: Int] = [:]
    for entry in 0..<min(count, mostEntries) {
      let position = directory + 2 + 12 * entry
      guard let tag = order.number(position, 2), let type = order.number(position + 2, 2) else {
        break
      }
      values[tag] = order.number(position + 8, type == 3 ? 2 : 4)
    }
    return values
  }

  private struct ByteOrder {
    let header: Header
    let start: Int
    let isLittle: Bool

    init?(_ header: Header, start: Int) {
      guard let mark = header.big(start, 2), mark == 0x4949 || mark == 0x4D4D else { return nil }
      self.header = header
      self.start = start
      isLittle = mark == 0x4949
    }

    func number(_ position: Int, _ width: Int) -> Int? {
      isLittle ? header.little(start + position, width) : header.big(start + position, width)
    }
  }
}
