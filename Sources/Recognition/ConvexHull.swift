internal import Sampling

/// The tightest outline without dents around points.
enum ConvexHull {
  /// In order, clockwise where y grows downwards (Andrew's monotone chain).
  static func corners(of points: [ImageStrip.Vector]) -> [ImageStrip.Vector] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func chain(_ points: some Sequence<ImageStrip.Vector>) -> [ImageStrip.Vector] {
      var chain: [ImageStrip.Vector] = []
      for point in points {
        while chain.count >= 2, !turns(chain[chain.count - 2], chain[chain.count - 1], point) {
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }

  private static func turns(
    _ first: ImageStrip.Vector, _ second: ImageStrip.Vector, _ third: ImageStrip.Vector
  ) -> Bool {
    let (a, b) = (second - first, third - first)
    return a.x * b.y - a.y * b.x > 0
  }
}
