internal import CPoppler

/// Strings that GLib hands over.
enum GLibText {
  /// Takes over a string and frees it; nil for none and for an empty one.
  static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { g_free(text) }
    return text.pointee == 0 ? nil : String(cString: text)
  }
}
