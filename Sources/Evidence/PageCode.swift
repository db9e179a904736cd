/// A machine-readable code on a page: what it says, and where it is.
public struct PageCode: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case qr
    case dataMatrix = "data-matrix"
    case aztec
  }

  public let format: Format
  public let text: String
  /// In points of its page, or pixels of a picture file.
  public let box: Box

  public init(_ format: Format, text: String, box: Box) {
    self.format = format
    self.text = text
    self.box = box
  }
}

/// Papers that bear a code: where all words of one stand on a page, a code is on it.
public struct ExpectedCodes: Hashable, Sendable {
  /// The words of each paper, without blanks.
  public let papers: [[String]]

  public init(papers: [[String]] = []) { self.papers = papers.filter { !$0.isEmpty } }
}
