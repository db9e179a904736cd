/// One character of a page and the box that it fills.
public struct PlacedCharacter: Hashable, Sendable {
  public let scalar: Unicode.Scalar
  /// Index into the styles of its page's text; nil for blanks between words.
  public let style: Int?
  /// Points from the top left corner of the page as a person sees it.
  public let x0: Double
  public let y0: Double
  public let x1: Double
  public let y1: Double

  public init(
    _ scalar: Unicode.Scalar, style: Int?, x0: Double, y0: Double, x1: Double, y1: Double
  ) {
    self.scalar = scalar
    self.style = style
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
  }
}

/// How characters are set.
public struct TextStyle: Hashable, Sendable {
  public let fontName: String
  /// In points.
  public let fontSize: Double

  public init(fontName: String, fontSize: Double) {
    self.fontName = fontName
    self.fontSize = fontSize
  }
}

/// The characters of a page in Poppler's order, blanks and line ends among them.
public struct PlacedText: Hashable, Sendable {
  public let characters: [PlacedCharacter]
  public let styles: [TextStyle]
  /// Whether every character that Poppler placed could be named.
  public let isComplete: Bool

  public init(characters: [PlacedCharacter], styles: [TextStyle], isComplete: Bool = true) {
    self.characters = characters
    self.styles = styles
    self.isComplete = isComplete
  }
}
