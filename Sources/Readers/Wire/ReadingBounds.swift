/// Bounds that readers keep to, and that their answers are held to.
enum ReadingBounds {
  /// In bytes: the longest answer.
  static let reply = 64 << 20
  /// In bytes: the largest document.
  static let document = 512 << 20
  /// In bytes: what a reader may write to standard error about one document.
  static let diagnostics = 8 << 20
}
