/// A rectangle on a page: PDF points (or image pixels), origin at the top left corner.
public struct Box: Hashable, Sendable {
  public let x0: Double
  public let y0: Double
  public let x1: Double
  public let y1: Double

  /// Makes a box of two corners given in any order.
  public init(x0: Double, y0: Double, x1: Double, y1: Double) {
    self.x0 = min(x0, x1)
    self.y0 = min(y0, y1)
    self.x1 = max(x0, x1)
    self.y1 = max(y0, y1)
  }

  public var width: Double { x1 - x0 }
  public var height: Double { y1 - y0 }
  public var midX: Double { (x0 + x1) / 2 }
  public var midY: Double { (y0 + y1) / 2 }
  public var area: Double { width * height }

  /// The smallest box that holds both.
  public func union(_ other: Box) -> Box {
    Box(
      x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
  }

  /// The smallest box that holds all of them; nil for none.
  public static func union(of boxes: some Sequence<Box>) -> Box? {
    var iterator = boxes.makeIterator()
    guard var result = iterator.next() else { return nil }
    while let next = iterator.next() { result = result.union(next) }
    return result
  }

  /// How much of the two boxes' heights is shared, as a share of the smaller height (0 to 1).
  public func verticalOverlap(_ other: Box) -> Double {
    let shared = min(y1, other.y1) - max(y0, other.y0)
    let smaller = min(height, other.height)
    return smaller > 0 ? max(0, shared / smaller) : 0
  }

  /// How much of the two boxes' widths is shared, as a share of the smaller width (0 to 1).
  public func horizontalOverlap(_ other: Box) -> Double {
    let shared = min(x1, other.x1) - max(x0, other.x0)
    let smaller = min(width, other.width)
    return smaller > 0 ? max(0, shared / smaller) : 0
  }

  public func contains(x: Double, y: Double) -> Bool {
    x >= x0 && x <= x1 && y >= y0 && y <= y1
  }

  /// The part that lies in both; nil for none.
  public func intersection(_ other: Box) -> Box? {
    guard intersects(other) else { return nil }
    return Box(
      x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
  }

  public func intersects(_ other: Box) -> Bool {
    x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1
  }
}
