internal import Evidence

/// Joins ideographs that stand one below the other, as the headings at the edge of Chinese forms.
struct IdeographStack {
  /// In ems: characters that belong to one heading stand closer.
  private static let largestGap = 0.6
  private static let largestShift = 0.2
  private static let bucketWidth = 8.0

  private let tokens: [Token]
  private var stacks: [[Int]] = []
  /// Stacks by where they stand, the last one of each place.
  private var buckets: [Int: [Int]] = [:]

  /// Replaces the tokens of each stack by one that is read from the top down.
  static func joined(_ tokens: [Token]) -> [Token] {
    var search = IdeographStack(tokens: tokens)
    return search.run()
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private mutating func run() -> [Token] {
    let single = tokens.indices.filter { isSingle(tokens[$0]) }
      .sorted { (tokens[$0].box.y0, tokens[$0].box.x0) < (tokens[$1].box.y0, tokens[$1].box.x0) }
    guard single.count > 1 else { return tokens }
    single.forEach { add($0) }
    var result = tokens
    var isGone = Array(repeating: false, count: tokens.count)
    for stack in stacks where stack.count > 1 && !isColumn(stack) {
      for index in stack.dropFirst() {
        result[stack[0]].append(tokens[index])
        isGone[index] = true
      }
      result[stack[0]].direction = .down
    }
    return result.indices.filter { !isGone[$0] }.map { result[$0] }
  }

  private mutating func add(_ index: Int) {
    let bucket = Int((tokens[index].box.midX / Self.bucketWidth).rounded(.down))
    for stack in (bucket - 1...bucket + 1).flatMap({ buckets[$0] ?? [] }) {
      if let last = stacks[stack].last, continues(tokens[last], tokens[index]) {
        stacks[stack].append(index)
        return
      }
    }
    stacks.append([index])
    // What stands farther up than a few lines is continued no more.
    buckets[bucket] = (buckets[bucket] ?? []).suffix(3) + [stacks.count - 1]
  }

  private func isSingle(_ token: Token) -> Bool {
    token.direction == .across && token.startsIdeographic
      && token.text.unicodeScalars.count == 1
  }

  private func continues(_ upper: Token, _ lower: Token) -> Bool {
    let size = min(upper.fontSize, lower.fontSize)
    let gap = lower.box.y0 - upper.box.y1
    return abs(upper.box.midX - lower.box.midX) < Self.largestShift * size
      && gap > -0.5 * size && gap < Self.largestGap * size
  }

  /// Whether these are cells of a table that hold one ideograph each, as units of measure do:
  /// then each has neighbours that stand exactly beside it.
  private func isColumn(_ stack: [Int]) -> Bool {
    stack.allSatisfy { index in
      let token = tokens[index]
      return tokens.contains { other in
        abs(other.box.midY - token.box.midY) < 0.15 * token.fontSize
          && abs(other.box.midX - token.box.midX) > 0.5 * token.fontSize
      }
    }
  }
}
