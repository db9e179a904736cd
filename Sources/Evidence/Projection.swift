/// A way of looking at a flat thing: turned, at an angle, or from aside.
///
/// Maps (x, y) to ((a x + b y + c) / w, (d x + e y + f) / w), where w is g x + h y + i.
public struct Projection: Hashable, Sendable {
  /// The nine numbers a to i.
  public let numbers: [Double]

  public static let identity = Projection([1, 0, 0, 0, 1, 0, 0, 0, 1])

  /// Nil unless there are nine numbers, none of them infinite.
  public init?(numbers: [Double]) {
    guard numbers.count == 9, numbers.allSatisfy(\.isFinite) else { return nil }
    self.numbers = numbers
  }

  private init(_ numbers: [Double]) { self.numbers = numbers }

  /// Turned about the origin, clockwise where y grows downwards, then moved.
  public init(cosine: Double, sine: Double, movedBy x: Double, _ y: Double) {
    self.init([cosine, -sine, x, sine, cosine, y, 0, 0, 1])
  }

  /// Nil for a factor that is no size.
  public init?(scaledBy factor: Double) {
    guard factor > 0, factor.isFinite else { return nil }
    self.init([factor, 0, 0, 0, factor, 0, 0, 0, 1])
  }

  public func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let weight = numbers[6] * x + numbers[7] * y + numbers[8]
    guard abs(weight) > 1e-12 else { return (0, 0) }
    return (
      (numbers[0] * x + numbers[1] * y + numbers[2]) / weight,
      (numbers[3] * x + numbers[4] * y + numbers[5]) / weight
    )
  }

  /// The smallest box around what a box becomes.
  public func box(_ box: Box) -> Box {
    let corners = [
      point(box.x0, box.y0), point(box.x1, box.y0), point(box.x0, box.y1), point(box.x1, box.y1),
    ]
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    return Box(
      x0: xs.min() ?? 0, y0: ys.min() ?? 0, x1: xs.max() ?? 0, y1: ys.max() ?? 0)
  }

  /// First the other, then this one.
  public func after(_ other: Projection) -> Projection {
    var product = [Double](repeating: 0, count: 9)
    for row in 0..<3 {
      for column in 0..<3 {
        product[3 * row + column] = (0..<3).reduce(0) {
          $0 + numbers[3 * row + $1] * other.numbers[3 * $1 + column]
        }
      }
    }
    return Projection(product)
  }

  /// The way back; nil where everything falls onto one line.
  public var inverse: Projection? {
    let n = numbers
    let cofactors = [
      n[4] * n[8] - n[5] * n[7], n[2] * n[7] - n[1] * n[8], n[1] * n[5] - n[2] * n[4],
      n[5] * n[6] - n[3] * n[8], n[0] * n[8] - n[2] * n[6], n[2] * n[3] - n[0] * n[5],
      n[3] * n[7] - n[4] * n[6], n[1] * n[6] - n[0] * n[7], n[0] * n[4] - n[1] * n[3],
    ]
    let determinant = n[0] * cofactors[0] + n[1] * cofactors[3] + n[2] * cofactors[6]
    guard abs(determinant) > 1e-12 else { return nil }
    return Projection(cofactors.map { $0 / determinant })
  }
}
