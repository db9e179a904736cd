/// A look at a large text before it is parsed.
///
/// Yams hashes each mapping's keys in full, at every level again: a megabyte inside 900 nested
/// keys takes minutes. Keys that are lists or mappings are refused anyway, but only afterwards.
/// This scan knows nothing of quotes, so it judges only files of a size that nobody writes.
struct NestingScan {
  /// In bytes; what is smaller is parsed within moments, however it is nested.
  private static let smallSize = 64 << 10

  private var counter = MarkCounter()
  private var brackets = 0
  private var keyIndicators = 0
  private var isLeading = true

  /// Where the text nests too deep to be parsed.
  static func tooDeep(in text: String) -> Mark? {
    guard text.utf8.count > smallSize else { return nil }
    var scan = NestingScan()
    for scalar in text.unicodeScalars {
      scan.pass(scalar)
      if max(scan.brackets, scan.keyIndicators) > MarkedYAML.maximumDepth {
        return scan.counter.mark
      }
    }
    return nil
  }

  private mutating func pass(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "[", "{": brackets += 1
    case "]", "}": brackets = max(0, brackets - 1)
    // An explicit key: a question mark with nothing before it but blanks and other indicators.
    case "?" where isLeading: keyIndicators += 1
    default: break
    }
    switch scalar {
    case "\n", "\r": isLeading = true
    case " ", "\t", "?", "-", ":": break
    default: isLeading = false
    }
    counter.pass(scalar)
  }
}
