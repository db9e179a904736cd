/// Text of strangers, made harmless for a terminal or a log line.
public enum PrintableText {
  /// Replaces control characters, line ends and direction overrides by `\u{…}`.
  public static func escape(_ text: some StringProtocol) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += escape($1) }
  }

  /// The scalar itself when a terminal only draws it, `\u{…}` otherwise.
  public static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return "\\u{" + String(scalar.value, radix: 16) + "}"
    default: return String(scalar)
    }
  }
}
