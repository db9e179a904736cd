internal import Evidence

/// A line, as far as its place in the reading order depends on it.
struct LayoutCell {
  let box: Box
  let isNumeric: Bool
  let endsWithColon: Bool
  let startsWithColon: Bool

  init(_ line: [Token]) {
    box = Box.union(of: line.lazy.map(\.box)) ?? Box(x0: 0, y0: 0, x1: 0, y1: 0)
    var digits = 0
    var letters = 0
    for token in line {
      for byte in token.text.utf8 {
        switch byte {
        case 48...57: digits += 1
        case 65...90, 97...122, 0xC0...: letters += 1
        default: break
        }
      }
    }
    isNumeric = digits > 0 && digits >= letters
    let colons: Set<Unicode.Scalar> = [":", "："]
    endsWithColon = line.last?.text.unicodeScalars.last.map(colons.contains) ?? false
    startsWithColon = line.first?.text.unicodeScalars.first.map(colons.contains) ?? false
  }
}
