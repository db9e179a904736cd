internal import Evidence
internal import Mustache

/// Text of anybody in a page: no character of it is markup, a line's direction or a control.
///
/// Character by character of Unicode, not by what a person sees as one: a quotation mark with an
/// accent upon it still ends an attribute.
struct HTMLEscaping: MustacheContentType {
  static let name = "DOSSIER"

  func escapeText(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "\n"
      default: result += PrintableText.escape(scalar)
      }
    }
  }
}
