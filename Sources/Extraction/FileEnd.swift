internal import Poppler

/// What a PDF's end markers tell.
enum FileEnd {
  private static let marker = Array("%%EOF".utf8)

  /// How often the file was saved, the first time included.
  static func revisions(of bytes: [UInt8], isLinearized: Bool) -> Int {
    let count = bytes.withUnsafeBytes { ByteSearch.count(marker, in: $0) }
    // A linearized file has a second marker near its front from the start.
    return max(1, isLinearized ? count - 1 : count)
  }

  /// Whether the file stops before its end, in words; nil when it is whole.
  static func problem(of bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { buffer in
      guard let end = ByteSearch.last(marker, in: buffer) else {
        return "cut short: the end marker is missing"
      }
      let tail = UnsafeRawBufferPointer(rebasing: buffer[(end + marker.count)...])
      return ByteSearch.first(Array(" obj".utf8), in: tail) == nil
        ? nil : "cut short: the last revision has no end marker"
    }
  }
}
