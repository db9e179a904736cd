internal import Evidence

/// Whether a page's own text is what a person sees on it.
enum TextLayerTrust {
  private static let fewestLetters = 40

  /// Whether the text can only be junk: characters without meaning, or letters in no order that
  /// any language has, as fonts give that do not say what their shapes stand for.
  static func isJunk(_ lines: [[Word]]) -> Bool {
    var (letters, found, meaningless, ideographs) = (0, 0, 0, 0)
    for scalar in lines.joined().lazy.flatMap(\.text.unicodeScalars) {
      switch scalar.value {
      case 0xE000...0xF8FF, 0xFFFD, 0x00...0x1F, 0x7F...0x9F: meaningless += 1
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF: ideographs += 1
      default:
        guard scalar.properties.isAlphabetic else { continue }
        letters += 1
        if vowels.contains(scalar) || scalar.value > 0x24F { found += 1 }
      }
    }
    let all = letters + meaningless + ideographs
    if meaningless * 4 > all, meaningless >= 8 { return true }
    // A third to a half of the letters of any language that is written with Latin ones are vowels.
    return letters >= fewestLetters && ideographs * 4 < letters
      && !(0.16...0.7).contains(Double(found) / Double(letters))
  }

  private static let vowels = Set(
    "aeiouyàáâãäåèéêëìíîïòóôõöøùúûüýÿæœıAEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝŸÆŒİ".unicodeScalars)
}
