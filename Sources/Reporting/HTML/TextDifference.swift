/// Two texts side by side, with the characters marked in which they differ.
struct TextDifference {
  /// A run of characters; whether the other text lacks them.
  struct Segment: Hashable {
    let text: String
    let differs: Bool
  }

  /// Longer texts are compared by eye.
  private static let longest = 400
  /// Of the longer text's characters, in per cent: texts that share less are simply different.
  private static let leastShared = 50

  let found: [Segment]
  let expected: [Segment]

  init(found: String, expected: String) {
    let (left, right) = (Array(found), Array(expected))
    let longer = max(left.count, right.count)
    let difference = longer <= Self.longest ? right.difference(from: left) : nil
    let shared = difference.map { left.count - $0.removals.count } ?? 0
    guard let difference, shared * 100 >= longer * Self.leastShared else {
      self.found = [Segment(text: found, differs: false)]
      self.expected = [Segment(text: expected, differs: false)]
      return
    }
    self.found = Self.segments(left, marking: difference.removals)
    self.expected = Self.segments(right, marking: difference.insertions)
  }

  private static func segments(
    _ text: [Character], marking changes: [CollectionDifference<Character>.Change]
  ) -> [Segment] {
    let marked = Set(
      changes.map { change in
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
      })
    var segments: [Segment] = []
    var start = 0
    while start < text.count {
      let differs = marked.contains(start)
      let end = text.indices[start...].first { marked.contains($0) != differs } ?? text.count
      segments.append(Segment(text: String(text[start..<end]), differs: differs))
      start = end
    }
    return segments
  }
}
