/// Keys and values of a file, made fit for a message.
public enum PrintableKey {
  /// In single quotes, controls escaped, cut after 60 characters.
  public static func quote(_ text: String) -> String {
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < 60 else {
        result += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "'" + result + "'"
  }
}
