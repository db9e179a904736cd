/// The kinds of file that are ZIP archives with agreed names inside.
enum OfficeContainer {
  /// How many entries of an archive are looked at.
  private static let mostEntries = 2_000

  /// The media type that the names of the archive's entries speak for; nil when none does.
  static func mediaType(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
    var hasContentTypes = false
    var office: String?
    for name in centralNames(of: bytes) {
      if name == "[Content_Types].xml" { hasContentTypes = true }
      if name == "OFD.xml" { return "application/ofd" }
      let prefix = "application/vnd.openxmlformats-officedocument."
      switch name.prefix(while: { $0 != "/" }) {
      case "word": office = prefix + "wordprocessingml.document"
      case "xl": office = prefix + "spreadsheetml.sheet"
      case "ppt": office = prefix + "presentationml.presentation"
      default: break
      }
    }
    return hasContentTypes ? office : nil
  }

  /// The names in the archive's central directory, as far as it can be followed.
  private static func centralNames(of bytes: [UInt8]) -> [String] {
    guard let end = endRecord(of: bytes), let start = number(bytes, at: end + 16, width: 4) else {
      return []
    }
    var names: [String] = []
    var position = start
    while names.count < mostEntries,
      number(bytes, at: position, width: 4) == 0x0201_4B50,
      let nameLength = number(bytes, at: position + 28, width: 2),
      let extraLength = number(bytes, at: position + 30, width: 2),
      let commentLength = number(bytes, at: position + 32, width: 2),
      position + 46 + nameLength <= bytes.count
    {
      let name = bytes[(position + 46)..<(position + 46 + nameLength)]
      names.append(String(decoding: name, as: UTF8.self))
      position += 46 + nameLength + extraLength + commentLength
    }
    return names
  }

  /// Where the end record stands: within the last 64 KiB, behind it only a comment.
  private static func endRecord(of bytes: [UInt8]) -> Int? {
    let lowest = max(0, bytes.count - 22 - 0xFFFF)
    var position = bytes.count - 22
    while position >= lowest {
      if number(bytes, at: position, width: 4) == 0x0605_4B50 { return position }
      position -= 1
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], at position: Int, width: Int) -> Int? {
    guard position >= 0, position + width <= bytes.count else { return nil }
    return (0..<width).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}
