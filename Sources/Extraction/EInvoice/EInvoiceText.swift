internal import Evidence
internal import Markup

/// The texts of an e-invoice: blanks at the ends gone, runs of blanks made one, cut at a length.
struct EInvoiceText {
  private let limits: ExtractionLimits

  init(_ limits: ExtractionLimits) { self.limits = limits }

  /// What stands in an element; nil for nothing.
  func of(_ element: MarkupElement?) -> String? {
    guard let element else { return nil }
    let text = element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : Self.cut(text, limits)
  }

  /// The text at the first of the paths that has one.
  func at(_ paths: String..., in element: MarkupElement?) -> String? {
    for path in paths {
      for candidate in element?.all(path) ?? [] {
        if let text = of(candidate) { return text }
      }
    }
    return nil
  }

  /// The value of an attribute; nil for none and for an empty one.
  func attribute(_ name: String, of element: MarkupElement?) -> String? {
    guard let value = element?.attributes[name], !value.isEmpty else { return nil }
    return Self.cut(value, limits)
  }

  /// As many as a party may have.
  func few(_ texts: [String]) -> [String] { Array(texts.prefix(limits.eInvoicePartyTexts)) }

  /// Whole characters, at most as many bytes as the limits allow.
  static func cut(_ text: String, _ limits: ExtractionLimits) -> String {
    guard text.utf8.count > limits.eInvoiceText else { return text }
    var bytes = 0
    return String(
      text.prefix { character in
        bytes += character.utf8.count
        return bytes <= limits.eInvoiceText
      })
  }
}

extension MarkupElement {
  /// The elements at a path of names parted by `/`, in the order of the document.
  func all(_ path: String) -> [MarkupElement] {
    path.split(separator: "/").reduce([self]) { elements, name in
      elements.flatMap { $0.children.filter { $0.name == name } }
    }
  }

  func first(_ path: String) -> MarkupElement? { all(path).first }

  /// The first child with one of these names.
  func first(of names: [String]) -> MarkupElement? {
    children.first { names.contains($0.name) }
  }
}
