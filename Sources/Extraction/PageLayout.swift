package import Evidence
package import Poppler

/// From a page's characters to its lines of words in reading order.
package enum PageLayout {
  /// - Parameter page: the whole page; what stands outside of it is seen by nobody.
  package static func lines(of text: PlacedText, page: Box) -> [[Word]] {
    lines(of: TokenBuilder.tokens(of: text), page: page)
  }

  static func lines(of tokens: [Token], page: Box) -> [[Word]] {
    let tokens = IdeographStack.joined(
      tokens.filter { isNear($0.box) && page.contains(x: $0.box.midX, y: $0.box.midY) })
    let across = LineBuilder.lines(of: tokens.filter { $0.direction == .across })
    let ordered = ReadingOrder.order(across, pageWidth: page.width).map { across[$0] }
    // Text that runs along an edge is no part of the flow: it comes last.
    let turned = [Direction.down, .up].flatMap { direction in
      LineBuilder.lines(of: tokens.filter { $0.direction == direction })
    }
    return (ordered + turned).map { $0.map(\.word) }
  }

  /// Whether a box lies where a page can reach.
  static func isNear(_ box: Box) -> Bool {
    let reach = -ExtractionLimits.farthest...ExtractionLimits.farthest
    return [box.x0, box.y0, box.x1, box.y1].allSatisfy(reach.contains)
  }
}
