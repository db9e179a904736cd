internal import Evidence
internal import Sampling

/// The four corners of a sheet of paper in a photo, by which it is laid flat.
///
/// Paper is the largest bright thing on a darker ground; where its outline is no quadrilateral, or
/// the ground is as bright as the paper, nothing is said.
struct PaperOutline {
  /// The picture is looked at in so many pixels.
  private static let side = 480
  /// Of the picture: less is a label or a lamp, more is the whole picture.
  private static let shares = 0.2...0.97
  /// Of its outline's area: what four corners cover of a sheet that lies flat.
  private static let leastSquare = 0.94
  /// Of the longer side: corners that lie no farther from those of an upright rectangle need no
  /// laying flat.
  private static let leastAskew = 0.015
  /// Of 255: the paper is so much brighter than what is around it.
  private static let leastStep = 30.0

  /// In pixels of the sheet laid flat.
  let width: Int
  let height: Int
  /// From the sheet laid flat to the picture.
  let toImage: Projection

  init?(in image: PageImage) {
    let factor = min(1, Double(Self.side) / Double(max(image.width, image.height)))
    guard
      let small = image.shrunk(
        toWidth: max(1, Int(factor * Double(image.width))),
        height: max(1, Int(factor * Double(image.height))))
    else { return nil }
    let grey = Self.brightness(of: small)
    let threshold = Self.threshold(of: grey)
    let sheet = BrightSheet(grey, width: small.width, height: small.height, above: threshold)
    let hull = ConvexHull.corners(of: sheet.edge)
    guard let corners = Self.corners(of: hull),
      Self.shares.contains(Self.area(corners) / Double(small.width * small.height)),
      Self.area(corners) >= Self.leastSquare * Self.area(hull),
      Self.isAskew(corners), sheet.step(across: corners, in: grey) >= Self.leastStep
    else { return nil }
    let scale = Double(image.width) / Double(small.width)
    let placed = corners.map { $0 * scale }
    let across = ((placed[1] - placed[0]).length + (placed[2] - placed[3]).length) / 2
    let down = ((placed[3] - placed[0]).length + (placed[2] - placed[1]).length) / 2
    width = Int(across.rounded())
    height = Int(down.rounded())
    guard width > 0, height > 0, let flat = Self.projection(to: placed, across, down) else {
      return nil
    }
    toImage = flat
  }

  private static func isAskew(_ corners: [ImageStrip.Vector]) -> Bool {
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    let (left, right) = ((xs[0] + xs[3]) / 2, (xs[1] + xs[2]) / 2)
    let (top, bottom) = ((ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2)
    let farthest = zip(corners, [(left, top), (right, top), (right, bottom), (left, bottom)]).map {
      max(abs($0.x - $1.0), abs($0.y - $1.1))
    }.max()
    return (farthest ?? 0) > leastAskew * max(right - left, bottom - top)
  }

  private static func brightness(of image: PageImage) -> [UInt8] {
    stride(from: 0, to: image.pixels.count, by: 3).map { position in
      let pixels = image.pixels
      return UInt8(
        (77 * Int(pixels[position]) + 150 * Int(pixels[position + 1])
          + 29 * Int(pixels[position + 2])) >> 8)
    }
  }

  /// Between the dark and the bright, where both are most unlike each other (Otsu).
  private static func threshold(of grey: [UInt8]) -> UInt8 {
    var counts = [Double](repeating: 0, count: 256)
    for value in grey { counts[Int(value)] += 1 }
    let (total, sum) = (
      Double(grey.count), counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    )
    var (below, sumBelow, best, place) = (0.0, 0.0, -1.0, 127)
    for value in 0..<255 {
      below += counts[value]
      sumBelow += Double(value) * counts[value]
      guard below > 0, below < total else { continue }
      let difference = sumBelow / below - (sum - sumBelow) / (total - below)
      let unlikeness = below * (total - below) * difference * difference
      if unlikeness > best { (best, place) = (unlikeness, value) }
    }
    return UInt8(place)
  }

  private static func area(_ corners: [ImageStrip.Vector]) -> Double {
    guard corners.count > 2 else { return 0 }
    var double = 0.0
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      double += corner.x * next.y - next.x * corner.y
    }
    return abs(double) / 2
  }

  /// The largest quadrilateral of an outline's corners, from the top left one, clockwise.
  private static func corners(of hull: [ImageStrip.Vector]) -> [ImageStrip.Vector]? {
    guard hull.count >= 4 else { return nil }
    var best: (area: Double, corners: [ImageStrip.Vector]) = (0, [])
    for first in 0..<hull.count - 2 {
      for third in first + 2..<hull.count {
        let others = [Array(hull[first + 1..<third]), Array(hull[(third + 1)...] + hull[..<first])]
        let farthest = others.compactMap { side in
          side.max {
            distance($0, hull[first], hull[third]) < distance($1, hull[first], hull[third])
          }
        }
        guard farthest.count == 2 else { continue }
        let corners = [hull[first], farthest[0], hull[third], farthest[1]]
        let size = area(corners)
        if size > best.area { best = (size, corners) }
      }
    }
    guard !best.corners.isEmpty else { return nil }
    return ordered(best.corners)
  }

  private static func distance(
    _ point: ImageStrip.Vector, _ from: ImageStrip.Vector, _ to: ImageStrip.Vector
  ) -> Double {
    let (along, away) = (to - from, point - from)
    return abs(along.x * away.y - along.y * away.x)
  }

  /// Clockwise as the picture shows them, the one nearest to its top left first.
  private static func ordered(_ corners: [ImageStrip.Vector]) -> [ImageStrip.Vector] {
    let (second, fourth) = (corners[1] - corners[0], corners[3] - corners[0])
    let isClockwise = second.x * fourth.y - second.y * fourth.x > 0
    let clockwise = isClockwise ? corners : [corners[0], corners[3], corners[2], corners[1]]
    let start =
      clockwise.indices.min {
        clockwise[$0].x + clockwise[$0].y < clockwise[$1].x + clockwise[$1].y
      } ?? 0
    return Array(clockwise[start...] + clockwise[..<start])
  }

  /// From a rectangle to four corners (Heckbert, Fundamentals of Texture Mapping, 1989).
  private static func projection(
    to corners: [ImageStrip.Vector], _ width: Double, _ height: Double
  ) -> Projection? {
    let (p, q, r, s) = (corners[0], corners[1], corners[2], corners[3])
    let (one, two, sum) = (q - r, s - r, p - q + r - s)
    let determinant = one.x * two.y - two.x * one.y
    guard abs(determinant) > 1e-9 else { return nil }
    let g = (sum.x * two.y - two.x * sum.y) / determinant
    let h = (one.x * sum.y - sum.x * one.y) / determinant
    return Projection(numbers: [
      (q.x - p.x + g * q.x) / width, (s.x - p.x + h * s.x) / height, p.x,
      (q.y - p.y + g * q.y) / width, (s.y - p.y + h * s.y) / height, p.y,
      g / width, h / height, 1,
    ])
  }
}

/// The largest bright thing in a picture.
private struct BrightSheet {
  /// In each row its first and its last pixel.
  var edge: [ImageStrip.Vector] = []
  private let width: Int
  private let height: Int

  init(_ grey: [UInt8], width: Int, height: Int, above threshold: UInt8) {
    self.width = width
    self.height = height
    var seen = grey.map { $0 <= threshold }
    var largest = 0
    for start in grey.indices where !seen[start] {
      seen[start] = true
      var (waiting, members) = ([start], [start])
      func visit(_ place: Int) {
        guard !seen[place] else { return }
        seen[place] = true
        waiting.append(place)
        members.append(place)
      }
      while let place = waiting.popLast() {
        let (column, row) = (place % width, place / width)
        if column > 0 { visit(place - 1) }
        if column < width - 1 { visit(place + 1) }
        if row > 0 { visit(place - width) }
        if row < height - 1 { visit(place + width) }
      }
      guard members.count > largest else { continue }
      largest = members.count
      edge = Self.edge(of: members, width)
    }
  }

  private static func edge(of members: [Int], _ width: Int) -> [ImageStrip.Vector] {
    var rows: [Int: (first: Int, last: Int)] = [:]
    for place in members {
      let (column, row) = (place % width, place / width)
      let known = rows[row] ?? (column, column)
      rows[row] = (min(known.first, column), max(known.last, column))
    }
    return rows.flatMap { row, columns in
      [columns.first, columns.last + 1].flatMap { column in
        [row, row + 1].map { ImageStrip.Vector(Double(column), Double($0)) }
      }
    }
  }

  /// By how much it is brighter just inside of its sides than just outside of them: the least of
  /// the sides that have an outside.
  func step(across corners: [ImageStrip.Vector], in grey: [UInt8]) -> Double {
    let middle = corners.reduce(ImageStrip.Vector(0, 0)) { $0 + $1 * 0.25 }
    let steps = corners.indices.compactMap { index -> Double? in
      let (from, to) = (corners[index], corners[(index + 1) % 4])
      let samples = (2..<15).compactMap { share -> Double? in
        let place = from + (to - from) * (Double(share) / 16)
        let out = (place - middle) * (1 / max(1, (place - middle).length))
        guard let outside = value(at: place + out * 6, grey),
          let inside = value(at: place - out * 6, grey)
        else { return nil }
        return inside - outside
      }.sorted()
      return samples.count > 6 ? samples[samples.count / 2] : nil
    }
    // A sheet that the picture cuts on all sides has no outline.
    return steps.count >= 2 ? steps.min() ?? 0 : 0
  }

  private func value(at place: ImageStrip.Vector, _ grey: [UInt8]) -> Double? {
    guard place.x >= 0, place.y >= 0, Int(place.x) < width, Int(place.y) < height else {
      return nil
    }
    return Double(grey[Int(place.y) * width + Int(place.x)])
  }
}
