internal import Evidence

/// Joins letters that are set wide apart for looks, as titles are: `I N V O I C E`.
enum SpacedLetters {
  /// Fewer letters than that may be letters in their own right.
  private static let fewest = 4
  /// In ems.
  private static let widestGap = 1.0
  private static let unevenness = 0.15

  static func joined(_ line: [Token]) -> [Token] {
    guard line.count >= fewest else { return line }
    var result: [Token] = []
    var start = 0
    while start < line.count {
      let end = endOfRun(line, from: start)
      if end - start >= fewest, 4 * line[start..<end].count(where: isPair) < end - start {
        result.append(line[(start + 1)..<end].reduce(into: line[start]) { $0.append($1) })
        start = end
      } else {
        result.append(line[start])
        start += 1
      }
    }
    return result
  }

  /// Where letters of one size end that follow each other in even steps.
  private static func endOfRun(_ line: [Token], from start: Int) -> Int {
    guard isLetter(line[start]) else { return start }
    let size = line[start].fontSize
    var end = start + 1
    var usual: Double?
    while end < line.count, isLetter(line[end]), abs(line[end].fontSize - size) < 0.1 * size {
      let gap = line[end].uprightBox.x0 - line[end - 1].uprightBox.x1
      guard gap < widestGap * size, abs(gap - (usual ?? gap)) < unevenness * size else { break }
      usual = usual ?? gap
      end += 1
    }
    return end
  }

  /// One letter, or two that are kerned so closely that they came as one.
  private static func isLetter(_ token: Token) -> Bool {
    let scalars = token.text.unicodeScalars
    return scalars.count <= 2 && scalars.allSatisfy(\.properties.isAlphabetic)
  }

  private static func isPair(_ token: Token) -> Bool { token.text.unicodeScalars.count == 2 }
}
