internal import CPoppler

/// Bringing together a page's text, its boxes and its styles, which Poppler tells apart.
enum TextAssembly {
  static func assemble(
    text: UnsafePointer<CChar>, boxes: UnsafeBufferPointer<PopplerRectangle>,
    attributes: UnsafeMutablePointer<GList>?
  ) -> PlacedText {
    let scalars = aligned(text, count: boxes.count)
    var runs = StyleRuns(attributes)
    var characters: [PlacedCharacter] = []
    characters.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() where index < boxes.count {
      let style = runs.style(at: index)
      let box = boxes[index]
      guard box.x1.isFinite, box.y1.isFinite, box.x2.isFinite, box.y2.isFinite else { continue }
      characters.append(
        PlacedCharacter(
          compatible(scalar), style: style, x0: min(box.x1, box.x2), y0: min(box.y1, box.y2),
          x1: max(box.x1, box.x2), y1: max(box.y1, box.y2)))
    }
    return PlacedText(
      characters: characters, styles: runs.styles, isComplete: scalars.count == boxes.count)
  }

  /// The scalars that have boxes: around text that runs from right to left Poppler adds marks
  /// of direction that have none.
  private static func aligned(_ text: UnsafePointer<CChar>, count: Int) -> [Unicode.Scalar] {
    let scalars = Array(UTF8Scalars(text))
    guard scalars.count > count else { return scalars }
    let marks: ClosedRange<Unicode.Scalar> = "\u{202A}"..."\u{202C}"
    return scalars.filter { !marks.contains($0) }
  }

  /// Radicals that fonts name in place of the ideograph that looks the same.
  private static func compatible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2E80...0x2FD5, 0xF900...0xFAFF:
      var result: gunichar = 0
      let length = g_unichar_fully_decompose(scalar.value, 1, &result, 1)
      return length == 1 ? Unicode.Scalar(result) ?? scalar : scalar
    default: return scalar
    }
  }
}

/// Poppler's runs of equal attributes, walked in step with the characters.
private struct StyleRuns {
  private(set) var styles: [TextStyle] = []
  private var node: UnsafeMutablePointer<GList>?
  private var range = 0..<0
  private var current: Int?

  init(_ list: UnsafeMutablePointer<GList>?) { node = list }

  mutating func style(at index: Int) -> Int? {
    while index >= range.upperBound, let next = node {
      node = next.pointee.next
      guard let data = next.pointee.data else { continue }
      let run = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let start = Int(run.start_index)
      range = start..<max(start, Int(run.end_index) + 1)
      let style = TextStyle(
        fontName: run.font_name.map { String(cString: $0) } ?? "", fontSize: run.font_size)
      if styles.last != style { styles.append(style) }
      current = styles.count - 1
    }
    return range.contains(index) ? current : nil
  }
}
