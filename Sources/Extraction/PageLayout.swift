internal import Evidence
internal import Poppler

/// From a page's characters to its lines of words in reading order.
enum PageLayout {
  static func lines(of text: PlacedText, pageWidth: Double) -> [[Word]] {
    let tokens = IdeographStack.joined(
      TokenBuilder.tokens(of: text).filter { isNear($0.box) })
    let across = LineBuilder.lines(of: tokens.filter { $0.direction == .across })
    let ordered = ReadingOrder.order(across, pageWidth: pageWidth).map { across[$0] }
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
