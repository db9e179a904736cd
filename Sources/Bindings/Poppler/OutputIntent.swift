/// The colour profile that a PDF/A names for output.
///
/// Poppler computes a transform for it at every pass over every page, about 30 ms each, also
/// where only text is asked for, and offers no way to say that no colour is needed.
enum OutputIntent {
  private static let key = Array("/OutputIntents".utf8)
  private static let unknownKey = Array("/OutputIntentX".utf8)

  /// Renames the catalogue's key, at the same length, in a copy of the document.
  static func hide(in buffer: UnsafeMutableRawBufferPointer) {
    var start = 0
    while let found = ByteSearch.first(key, in: UnsafeRawBufferPointer(buffer), from: start) {
      buffer[found + key.count - 1] = unknownKey[key.count - 1]
      start = found + key.count
    }
  }
}
