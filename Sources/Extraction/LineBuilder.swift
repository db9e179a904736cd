internal import Evidence

/// Puts tokens that stand side by side together to lines, broken where a gap separates columns.
struct LineBuilder {
  /// In ems: a gap as wide as that separates columns.
  private static let columnGap = 1.5
  /// A gap that many times as wide as the line's others separates columns, however they are set.
  private static let unusualGap = 3.0
  /// In ems: a space between ideographs narrower than that is spacing, not a break.
  private static let ideographGap = 0.2
  /// Largest and smallest type that share a line.
  private static let sizeRatio = 2.6
  private static let bucketHeight = 8.0

  private var lines: [[Token]] = []
  /// Lines by where their last token stands, to find the neighbours of the next.
  private var buckets: [Int: [Int]] = [:]

  /// Makes the lines of tokens that are all set in one direction.
  static func lines(of tokens: [Token]) -> [[Token]] {
    var builder = LineBuilder()
    let sorted = tokens.map { ($0, $0.uprightBox) }
      .sorted { ($0.1.x0, $0.1.y0) < ($1.1.x0, $1.1.y0) }
    for (token, box) in sorted { builder.place(token, box) }
    return builder.lines.map(SpacedLetters.joined).flatMap(splitAtColumns)
  }

  private mutating func place(_ token: Token, _ box: Box) {
    let bucket = Self.bucket(of: box)
    var best: (line: Int, distance: Double)?
    for candidates in (bucket - 2...bucket + 2).compactMap({ buckets[$0] }) {
      for line in candidates {
        guard let last = lines[line].last, let distance = Self.distance(last, token, box) else {
          continue
        }
        if best.map({ distance < $0.distance }) ?? true { best = (line, distance) }
      }
    }
    guard let line = best?.line, let last = lines[line].last else {
      lines.append([token])
      buckets[bucket, default: []].append(lines.count - 1)
      return
    }
    extend(line, last: last, with: token, box)
  }

  private mutating func extend(_ line: Int, last: Token, with token: Token, _ box: Box) {
    let end = lines[line].count - 1
    let lastBox = last.uprightBox
    if last.text == token.text, box.horizontalOverlap(lastBox) > 0.5 {
      // Printed twice: a shadow, or weight where the font has no bold.
      lines[line][end].isBold = true
      return
    }
    let gap = box.x0 - lastBox.x1
    if last.endsIdeographic, token.startsIdeographic,
      gap < Self.ideographGap * min(last.fontSize, token.fontSize)
    {
      lines[line][end].append(token)
    } else {
      lines[line].append(token)
    }
    let (old, new) = (Self.bucket(of: lastBox), Self.bucket(of: box))
    if old != new {
      buckets[old]?.removeAll { $0 == line }
      buckets[new, default: []].append(line)
    }
  }

  /// How far a token is from the end of a line; nil when it does not belong there.
  private static func distance(_ last: Token, _ token: Token, _ box: Box) -> Double? {
    let lastBox = last.uprightBox
    let larger = max(last.fontSize, token.fontSize)
    let smaller = min(last.fontSize, token.fontSize)
    guard larger <= sizeRatio * smaller, lastBox.verticalOverlap(box) >= 0.5 else { return nil }
    let gap = box.x0 - lastBox.x1
    let isRepeated = last.text == token.text && box.horizontalOverlap(lastBox) > 0.5
    guard gap <= 2 * columnGap * larger, gap >= -0.4 * smaller || isRepeated else { return nil }
    return abs(gap) + 2 * abs(box.midY - lastBox.midY)
  }

  private static func bucket(of box: Box) -> Int {
    Int(max(-1e6, min(1e6, box.midY / bucketHeight)))
  }

  private static func splitAtColumns(_ line: [Token]) -> [[Token]] {
    guard line.count > 1 else { return [line] }
    let gaps = zip(line, line.dropFirst()).map { $1.uprightBox.x0 - $0.uprightBox.x1 }
    let usual = gaps.sorted()[(gaps.count - 1) / 2]
    var parts: [[Token]] = [[line[0]]]
    for (index, gap) in gaps.enumerated() {
      let token = line[index + 1]
      let em = min(line[index].fontSize, token.fontSize)
      let isUnusual = gaps.count < 3 || gap > unusualGap * usual || gap > 2 * columnGap * em
      if gap > columnGap * em, isUnusual {
        parts.append([token])
      } else {
        parts[parts.count - 1].append(token)
      }
    }
    return parts
  }
}
