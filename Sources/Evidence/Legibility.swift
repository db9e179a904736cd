/// How legible the picture of a page is, as measured where its words stand.
public struct Legibility: Hashable, Sendable {
  /// What can be measured; each as a whole number, so that thresholds read like a table.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// In pixels: the usual height of the type, from one line's top to the next one's.
    case typeHeight = "type-height"
    /// In per cent of the height of the type: how wide the way from ink to paper is.
    case blur
    /// In per cent of the way from black to white: between ink and paper.
    case contrast
    /// Words that the picture's edge cuts.
    case cutWords = "cut-words"
    /// In degrees, clockwise: how far the page is turned from upright, in quarters.
    case turn
    /// In degrees: how far it lies askew beyond that.
    case skew
    /// In per cent of its lines: those that could not be made out.
    case unread
    /// In thousandths of its pixels: those that have a colour.
    case colour
    /// In thousandths of the words' part of the page: what a lamp or flash has made white, where
    /// the paper around is not.
    case glare
    /// How many words were read.
    case words
  }

  /// In the order of `Measure`; what could not be measured is not there.
  public let values: [Measure: Int]

  public init(_ values: [Measure: Int]) { self.values = values }

  public subscript(_ measure: Measure) -> Int? { values[measure] }
}
