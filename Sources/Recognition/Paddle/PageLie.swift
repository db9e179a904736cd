internal import Sampling

/// How a page lies in its picture: by which angle its lines of text are turned.
struct PageLie {
  /// Strips so much longer than high tell which way the text runs.
  private static let telling = 3.0
  /// How many of them are read to tell the head of the page from its foot.
  private static let samples = 6
  /// Text that is read with so much certainty stands upright.
  private static let certain = 0.9
  /// A strip so much higher than long is text that runs up or down.
  private static let tall = 1.8

  /// The way along the page's lines, one pixel long.
  let along: ImageStrip.Vector

  /// - Parameters:
  ///   - strips: The page's lines, the longer side along.
  ///   - read: Reads strips as if their text stood upright in them.
  init(of strips: [ImageStrip], read: ([ImageStrip]) -> [ReadLine]) {
    let telling = strips.filter { $0.length > Self.telling * $0.height }
    guard !telling.isEmpty else {
      along = ImageStrip.Vector(1, 0)
      return
    }
    let axis = Self.axis(of: telling)
    along = Self.isUpsideDown(telling, along: axis, read) ? axis * -1 : axis
  }

  /// The direction of most of the text's length, to the right or downwards.
  private static func axis(of strips: [ImageStrip]) -> ImageStrip.Vector {
    let across = strips.reduce(0) { $0 + abs($1.along.x) }
    let down = strips.reduce(0) { $0 + abs($1.along.y) }
    let main = across >= down ? ImageStrip.Vector(1, 0) : ImageStrip.Vector(0, 1)
    // The middle one of the strips' angles, each as long as its strip: some are askew by chance.
    let angles = strips.compactMap { strip -> (angle: Double, length: Double)? in
      let forwards = strip.along.dot(main) >= 0 ? strip.along : strip.along * -1
      let side = ImageStrip.Vector(-main.y, main.x)
      let (x, y) = (forwards.dot(main), forwards.dot(side))
      return x > 2 * abs(y) ? (y / x, strip.length) : nil
    }.sorted { $0.angle < $1.angle }
    var left = angles.reduce(0) { $0 + $1.length } / 2
    guard
      let middle = angles.first(where: {
        left -= $0.length; return left <= 0
      })?.angle
    else {
      return main
    }
    let direction = main + ImageStrip.Vector(-main.y, main.x) * middle
    return direction * (1 / direction.length)
  }

  private static func isUpsideDown(
    _ strips: [ImageStrip], along axis: ImageStrip.Vector, _ read: ([ImageStrip]) -> [ReadLine]
  ) -> Bool {
    let lie = PageLie(along: axis)
    // Neither the longest nor the shortest: those of the page's plain text.
    let chosen = strips.map { lie.laid($0).strip }.filter { $0.along.dot(axis) > 0.5 * $0.length }
      .sorted { $0.length > $1.length }.prefix(4 * Self.samples)
    let sample = stride(from: 0, to: chosen.count, by: max(1, chosen.count / Self.samples))
      .prefix(Self.samples).map { chosen[$0] }
    let upright = mean(read(sample))
    if upright >= Self.certain, axis.x > 0.7 { return false }
    return mean(read(sample.map(\.upsideDown))) > upright
  }

  private static func mean(_ lines: [ReadLine]) -> Double {
    lines.isEmpty ? 0 : lines.reduce(0) { $0 + $1.confidence } / Double(lines.count)
  }

  private init(along: ImageStrip.Vector) { self.along = along }

  /// The nearest of the four upright ways along: cosine and sine of its angle.
  var quarter: (cosine: Double, sine: Double) {
    abs(along.x) >= abs(along.y) ? (along.x < 0 ? -1 : 1, 0) : (0, along.y < 0 ? -1 : 1)
  }

  /// A strip with the side along that lies along the page's lines; one that is much higher than
  /// long is laid so that it is read downwards.
  func laid(_ strip: ImageStrip) -> (strip: ImageStrip, isTall: Bool) {
    let candidates = [strip, strip.turned, strip.upsideDown, strip.turned.upsideDown]
    let best =
      candidates.max {
        $0.along.dot(along) / $0.length < $1.along.dot(along) / $1.length
      } ?? strip
    guard best.height > Self.tall * best.length else { return (best, false) }
    return (best.turned, true)
  }
}
