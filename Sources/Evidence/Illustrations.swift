/// Pictures of the pages that a report shows, by document.
public struct Illustrations: Sendable {
  private let renderings: [EvidencePath: [PageRendering]]

  public init(_ renderings: [EvidencePath: [PageRendering]] = [:]) {
    self.renderings = renderings
  }

  public var isEmpty: Bool { renderings.values.allSatisfy(\.isEmpty) }

  /// In the order of their pages; empty where none was drawn.
  public func pages(of document: EvidencePath) -> [PageRendering] { renderings[document] ?? [] }
}
