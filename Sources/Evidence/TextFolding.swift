/// Letters of many forms brought to one, scalar by scalar and without a locale.
public enum TextFolding {
  /// Full-width forms, unusual blanks, dashes and quotation marks as their ASCII fellows.
  ///
  /// Always one scalar for one scalar, so that offsets into the text stay what they were.
  public static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value > 0x7F else { return scalar }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0x00AD, 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: return "-"
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x02B9, 0x02BC, 0x00B4, 0xFF07: return "'"
    case 0x201C, 0x201D, 0x2033: return "\""
    case 0xFFE5: return "\u{A5}"
    case 0xFFE1: return "\u{A3}"
    case 0xFF0E, 0x2024: return "."
    case 0xFE50, 0x066B: return ","
    default: return scalar
    }
  }

  /// The text with every scalar narrowed.
  public static func narrow(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(narrow(scalar)) }
    return String(result)
  }

  /// Lower-case base letters of a scalar: `É` as `e`, `ß` as `ss`, `Æ` as `ae`; none for a
  /// combining mark.
  public static func baseLetters(_ scalar: Unicode.Scalar) -> String {
    let narrow = narrow(scalar)
    guard narrow.value > 0x7F else { return narrow.properties.lowercaseMapping }
    if narrow.properties.generalCategory == .nonspacingMark { return "" }
    switch narrow {
    case "ß", "ẞ": return "ss"
    case "ı": return "i"
    case "þ", "Þ": return "th"
    case "ð", "Ð": return "d"
    default: break
    }
    // Unicode names Latin letters by their base: LATIN SMALL LETTER E WITH ACUTE.
    guard narrow.value < 0x2000 || (0xFB00...0xFB06).contains(narrow.value),
      let name = narrow.properties.name, name.hasPrefix("LATIN ")
    else { return narrow.properties.lowercaseMapping }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[2] == "LETTER" || words[2] == "LIGATURE",
      words.count == 4 || words[4] == "WITH", words[3].utf8.count <= 3
    else { return narrow.properties.lowercaseMapping }
    return words[3].lowercased()
  }

  /// The text narrowed, in lower case and without diacritics.
  public static func fold(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result += baseLetters(scalar) }
    return result
  }

  /// Folded letters and digits only: `SV-D200` as `svd200`.
  public static func compact(_ text: some StringProtocol) -> String {
    fold(text).filter { $0.isLetter || $0.isNumber }
  }
}
