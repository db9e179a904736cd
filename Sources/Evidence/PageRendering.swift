/// A page as a person sees it, as a picture for a report.
public struct PageRendering: Hashable, Sendable {
  /// Counted from one.
  public let page: Int
  /// In points, as places on the shown page are measured; of a picture file, in its pixels.
  public let width: Double
  public let height: Double
  /// A WebP file (RFC 9649).
  public let webP: [UInt8]

  public init(page: Int, width: Double, height: Double, webP: [UInt8]) {
    self.page = page
    self.width = width
    self.height = height
    self.webP = webP
  }
}

/// Which pages of a document are to be drawn.
public struct PageSelection: Hashable, Sendable {
  /// Pages behind this one are never drawn.
  public static let lastPage = 256

  /// Counted from one, in ascending order, each once.
  public let pages: [Int]
  /// How large each may become, in bytes; a page that is larger is drawn with less detail.
  public let bytesPerPage: Int

  public init(_ pages: some Sequence<Int>, bytesPerPage: Int) {
    self.pages = Set(pages).filter { (1...Self.lastPage).contains($0) }.sorted()
    self.bytesPerPage = max(0, bytesPerPage)
  }
}
