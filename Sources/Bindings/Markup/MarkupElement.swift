/// An element of an XML document, with all that stands in it.
public struct MarkupElement: Hashable, Sendable {
  /// Without the prefix that stands for its namespace.
  public let name: String
  /// By their names as written, prefixes included.
  public let attributes: [String: String]
  /// What stands directly in it, pieces between its children joined.
  public internal(set) var text: String
  public internal(set) var children: [MarkupElement]

  init(qualifiedName: String, attributes: [String: String]) {
    name =
      qualifiedName.lastIndex(of: ":").map {
        String(qualifiedName[qualifiedName.index(after: $0)...])
      } ?? qualifiedName
    self.attributes = attributes
    text = ""
    children = []
  }
}

/// How much of an XML document is taken in.
public struct MarkupLimits: Sendable {
  /// In bytes.
  public var size = 4 << 20
  public var depth = 64
  public var elements = 200_000

  public init() {}
}

/// Why an XML document is refused.
public enum MarkupError: Error, Hashable, Sendable {
  /// It declares a document type: entities of its own, files elsewhere.
  case documentType
  /// It is not UTF-8.
  case encoding
  /// Which limit it exceeds: `bytes`, `depth` or `elements`.
  case limit(String)
  /// The parser's own words.
  case malformed(String)
}
