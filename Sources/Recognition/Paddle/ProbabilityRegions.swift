internal import Evidence
internal import Sampling

/// Regions of a map of probabilities in which text is likely.
///
/// As in "Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., 2020):
/// the map shows the cores of lines of text, apart from each other.
struct ProbabilityRegions {
  /// From here on a pixel belongs to a core.
  private static let threshold: Float = 0.3
  /// What the pixels of a core have to reach on average.
  private static let leastMean: Float = 0.55
  /// In pixels of the map: what is thinner is noise.
  private static let thinnest = 2.5

  /// A run of pixels of one row.
  private struct Run {
    let row: Int
    let start: Int
    let end: Int
    let sum: Float
    var region: Int
  }

  private var runs: [Run] = []
  private var parents: [Int] = []

  /// The smallest strips around the cores, in pixels of the map, the longer side along.
  static func strips(
    in map: UnsafePointer<Float>, width: Int, height: Int
  ) -> [ImageStrip] {
    var regions = ProbabilityRegions()
    for row in 0..<height { regions.add(row, map + row * width, width: width) }
    return regions.strips()
  }

  private var previousRow = 0..<0

  private mutating func add(_ row: Int, _ values: UnsafePointer<Float>, width: Int) {
    let start = runs.count
    var column = 0
    while column < width {
      guard values[column] > Self.threshold else {
        column += 1
        continue
      }
      let first = column
      var sum: Float = 0
      while column < width, values[column] > Self.threshold {
        sum += values[column]
        column += 1
      }
      parents.append(parents.count)
      runs.append(Run(row: row, start: first, end: column, sum: sum, region: parents.count - 1))
    }
    connect(start..<runs.count)
    previousRow = start..<runs.count
  }

  private mutating func connect(_ current: Range<Int>) {
    var above = previousRow.lowerBound
    for index in current {
      while above < previousRow.upperBound, runs[above].end < runs[index].start { above += 1 }
      var other = above
      while other < previousRow.upperBound, runs[other].start <= runs[index].end {
        let (first, second) = (root(runs[other].region), root(runs[index].region))
        if first != second { parents[max(first, second)] = min(first, second) }
        other += 1
      }
    }
  }

  private mutating func root(_ region: Int) -> Int {
    var region = region
    while parents[region] != region {
      parents[region] = parents[parents[region]]
      region = parents[region]
    }
    return region
  }

  private mutating func strips() -> [ImageStrip] {
    var members: [Int: [Int]] = [:]
    for index in runs.indices { members[root(runs[index].region), default: []].append(index) }
    return members.sorted { $0.key < $1.key }.compactMap { strip(of: $0.value) }
  }

  private func strip(of members: [Int]) -> ImageStrip? {
    let pixels = members.reduce(0) { $0 + runs[$1].end - runs[$1].start }
    let sum = members.reduce(0) { $0 + runs[$1].sum }
    guard sum >= Self.leastMean * Float(pixels) else { return nil }
    var points: [ImageStrip.Vector] = []
    for run in members.map({ runs[$0] }) {
      for x in [run.start, run.end] {
        points.append(ImageStrip.Vector(Double(x), Double(run.row)))
        points.append(ImageStrip.Vector(Double(x), Double(run.row + 1)))
      }
    }
    guard let strip = SmallestStrip.around(points),
      min(strip.length, strip.height) >= Self.thinnest
    else { return nil }
    return strip
  }
}

/// The rectangle of least area around points.
enum SmallestStrip {
  /// The longer side is along; nil for points that all lie in one place.
  static func around(_ points: [ImageStrip.Vector]) -> ImageStrip? {
    let hull = ConvexHull.corners(of: points)
    guard hull.count >= 3 else { return nil }
    var best: (area: Double, strip: ImageStrip)?
    for (index, point) in hull.enumerated() {
      let side = hull[(index + 1) % hull.count] - point
      guard side.length > 0 else { continue }
      let along = side * (1 / side.length)
      let across = ImageStrip.Vector(-along.y, along.x)
      let (xs, ys) = (hull.map(along.dot), hull.map(across.dot))
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
      else { continue }
      let area = (right - left) * (bottom - top)
      if best.map({ area < $0.area }) ?? true {
        best = (
          area,
          ImageStrip(
            corner: along * left + across * top, along: along * (right - left),
            across: across * (bottom - top))
        )
      }
    }
    guard let strip = best?.strip, strip.length > 0, strip.height > 0 else { return nil }
    return strip.length >= strip.height ? strip : strip.turned
  }
}
