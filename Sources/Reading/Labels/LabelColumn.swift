internal import Evidence

/// A column of a form whose rows are labels, each with its value to the right.
///
/// Whatever stands in such a column is a label, known or not: where a row has no value, the next
/// row's label is not it.
struct LabelColumn: Sendable {
  /// Lines that stand in the column, from its first known label downwards.
  let lines: [Int]

  /// The fewest known labels with a value beside them that prove a column.
  private static let fewestLabels = 3

  /// The columns of all pages.
  ///
  /// - Parameter labelled: Lines that are a known label and nothing else, with a value to the right.
  static func columns(in text: DocumentText, labelled: [TextLine]) -> [LabelColumn] {
    var columns: [LabelColumn] = []
    var seen: Set<Int> = []
    for first in labelled where !seen.contains(first.index) {
      let members = labelled.filter {
        $0.page.number == first.page.number && abs($0.box.x0 - first.box.x0) < 3
      }.sorted { $0.box.y0 < $1.box.y0 }
      seen.formUnion(members.map(\.index))
      columns += runs(of: members).filter { $0.count >= fewestLabels }.map {
        LabelColumn(lines: lines(below: $0, in: text))
      }
    }
    return columns
  }

  /// Stretches without a gap of several rows.
  private static func runs(of members: [TextLine]) -> [[TextLine]] {
    var runs: [[TextLine]] = []
    for line in members {
      if let last = runs.last?.last, line.box.y0 - last.box.y1 < max(6, last.box.height) * 4 {
        runs[runs.count - 1].append(line)
      } else {
        runs.append([line])
      }
    }
    return runs
  }

  /// The lines of the column between its known labels, and below them in the same pitch.
  private static func lines(below known: [TextLine], in text: DocumentText) -> [Int] {
    guard let first = known.first, let last = known.last else { return [] }
    let aligned = text.lines.filter {
      $0.page.number == first.page.number && abs($0.box.x0 - first.box.x0) < 3
        && $0.box.y0 >= first.box.y0 - 1
    }.sorted { $0.box.y0 < $1.box.y0 }
    let inside = aligned.filter { $0.box.y0 <= last.box.y0 + 1 }
    // Where labels and values take turns, the values stand below, whatever is at the right.
    let labels = Set(known.map(\.index))
    let values = inside.count { !labels.contains($0.index) && $0.text.contains(where: \.isNumber) }
    guard values * 2 < labels.count else { return [] }
    let steps = zip(inside, inside.dropFirst()).map { $1.box.y0 - $0.box.y0 }
    let pitch = (steps.max() ?? 0) * 1.1
    var column = inside
    for line in aligned.dropFirst(inside.count) {
      guard let previous = column.last, line.box.y0 - previous.box.y0 <= pitch else { break }
      column.append(line)
    }
    return column.map(\.index)
  }
}
