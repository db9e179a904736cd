internal import Evidence
internal import Sampling

/// By how much a page's lines of text slope, and how they run together from one side to the other,
/// as in a photo that was taken askew.
///
/// Lines that meet in one far point (X, Y) slope by s = (Y - y) / (X - x), which is
/// s = q + p (s x - y) with p = 1/X and q = Y/X: a straight line through the measured slopes.
struct LineConvergence {
  /// A strip so much longer than high has a slope that can be measured.
  private static let telling = 4.0
  private static let fewest = 4
  /// Slopes that differ more from the others' are of text that was set askew.
  private static let outlying = 0.02
  /// At the edge of the page, a line may be so much larger or smaller than in the middle.
  private static let strongest = 0.45
  /// Less than that, from the middle to the edge, is not worth drawing anything anew.
  private static let least = 0.002

  private let reach: Double
  private var slope = 0.0
  private var convergence = 0.0

  private struct Sample {
    let x: Double
    let y: Double
    let slope: Double
    let weight: Double
  }

  /// - Parameters:
  ///   - projection: From the image to a page whose lines run to the right, more or less, with the
  ///     origin in its middle.
  ///   - reach: From the middle to the farther edge.
  init(of strips: [ImageStrip], by projection: Projection, reach: Double) {
    self.reach = reach
    var samples = strips.compactMap { Self.sample($0, projection) }
    guard samples.count >= Self.fewest else { return }
    for _ in 0..<3 {
      fit(samples)
      let kept = samples.filter {
        abs($0.slope - slope - convergence * ($0.slope * $0.x - $0.y)) < Self.outlying
      }
      guard kept.count >= Self.fewest, kept.count < samples.count else { break }
      samples = kept
    }
  }

  private static func sample(_ strip: ImageStrip, _ projection: Projection) -> Sample? {
    guard strip.length > telling * strip.height else { return nil }
    let start = strip.corner + strip.across * 0.5
    let end = start + strip.along
    let (from, to) = (projection.point(start.x, start.y), projection.point(end.x, end.y))
    guard abs(to.x - from.x) > 2 * abs(to.y - from.y) else { return nil }
    return Sample(
      x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, slope: (to.y - from.y) / (to.x - from.x),
      weight: strip.length)
  }

  private mutating func fit(_ samples: [Sample]) {
    var (w, u, s, uu, us) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for sample in samples {
      let value = sample.slope * sample.x - sample.y
      w += sample.weight
      u += sample.weight * value
      s += sample.weight * sample.slope
      uu += sample.weight * value * value
      us += sample.weight * value * sample.slope
    }
    let spread = w * uu - u * u
    // Lines that stand close together do not tell how they run together.
    let isTelling = spread > w * w * reach * reach * 0.02
    let most = Self.strongest / reach
    convergence = isTelling ? min(most, max(-most, (w * us - u * s) / spread)) : 0
    slope = (s - convergence * u) / w
  }

  /// From the page as it lies to the page with its lines level.
  var levelling: Projection {
    guard abs(slope) > Self.least || abs(convergence) * reach > Self.least,
      let projection = Projection(numbers: [
        1, slope, 0, -slope, 1, 0, -convergence, 0, 1,
      ])
    else { return .identity }
    return projection
  }
}
