internal import Evidence
internal import Poppler

/// Turns a page's characters into tokens: split at blanks and where a gap can be seen.
struct TokenBuilder {
  /// In ems: a gap inside a run of characters that a reader sees as a space.
  private static let visibleGap = 0.6
  /// In its own widths: a character again within this distance is the same, printed for weight.
  private static let overprintShift = 0.4

  /// In ems: how far characters of one word may reach into each other.
  private static let overlap = 0.05

  private let text: PlacedText
  private let isBold: [Bool]
  private(set) var tokens: [Token] = []

  init(_ text: PlacedText) {
    self.text = text
    isBold = text.styles.map { FontWeight.isBold(fontName: $0.fontName) }
  }

  static func tokens(of text: PlacedText) -> [Token] {
    var builder = TokenBuilder(text)
    builder.run()
    return builder.tokens
  }

  private mutating func run() {
    let characters = text.characters
    var start = 0
    for index in characters.indices where CharacterClass(characters[index].scalar) == .blank {
      if start < index { split(characters[start..<index]) }
      start = index + 1
    }
    if start < characters.count { split(characters[start...]) }
  }

  /// Splits a run without blanks at its gaps.
  private mutating func split(_ run: ArraySlice<PlacedCharacter>) {
    let direction = direction(of: run)
    var start = run.startIndex
    var previous: PlacedCharacter?
    for index in run.indices {
      let character = run[index]
      if let last = previous, isGap(between: last, and: character, direction: direction) {
        makeToken(run[start..<index], direction: direction)
        start = index
      }
      previous = character
    }
    makeToken(run[start...], direction: direction)
  }

  private func direction(of run: ArraySlice<PlacedCharacter>) -> Direction {
    guard let first = run.first, let last = run.last, run.count > 1 else { return .across }
    let dx = (last.x0 + last.x1 - first.x0 - first.x1) / 2
    let dy = (last.y0 + last.y1 - first.y0 - first.y1) / 2
    guard abs(dy) > abs(dx), abs(dy) > 0.5 * size(first) else { return .across }
    return dy > 0 ? .down : .up
  }

  private func isGap(
    between left: PlacedCharacter, and right: PlacedCharacter, direction: Direction
  ) -> Bool {
    let across = max(right.x0 - left.x1, left.x0 - right.x1)
    let along = max(right.y0 - left.y1, left.y0 - right.y1)
    let size = max(size(left), size(right))
    let (gap, shift) = direction == .across ? (across, along) : (along, across)
    if gap > Self.visibleGap * size || shift > 0.1 * size { return true }
    // One text printed over the end of another.
    return left.style != right.style && gap < -Self.overlap * size
  }

  private func size(_ character: PlacedCharacter) -> Double {
    if let style = character.style, (0.1...1e5).contains(text.styles[style].fontSize) {
      return text.styles[style].fontSize
    }
    return min(max(character.y1 - character.y0, 1), 1e5)
  }

  private mutating func makeToken(_ run: ArraySlice<PlacedCharacter>, direction: Direction) {
    var content = ""
    var x0 = Double.infinity
    var y0 = Double.infinity
    var x1 = -Double.infinity
    var y1 = -Double.infinity
    var bold = true
    var fontSize = 0.0
    var first: CharacterClass?
    var last = CharacterClass.other
    var previous: PlacedCharacter?
    for character in run {
      let kind = CharacterClass(character.scalar)
      guard kind != .dropped else { continue }
      if let previous, isOverprint(previous, character) { continue }
      previous = character
      if first == nil { first = kind }
      last = kind
      if let letters = character.scalar.lettersOfLigature {
        content += letters
      } else {
        content.unicodeScalars.append(character.scalar)
      }
      (x0, y0) = (min(x0, character.x0), min(y0, character.y0))
      (x1, y1) = (max(x1, character.x1), max(y1, character.y1))
      fontSize = max(fontSize, size(character))
      if bold { bold = character.style.map { isBold[$0] } ?? false }
    }
    guard let first else { return }
    tokens.append(
      Token(
        text: content, box: Box(x0: x0, y0: y0, x1: x1, y1: y1), fontSize: fontSize, isBold: bold,
        direction: direction, startsIdeographic: first == .ideograph,
        endsIdeographic: last == .ideograph))
  }

  private func isOverprint(_ left: PlacedCharacter, _ right: PlacedCharacter) -> Bool {
    guard left.scalar == right.scalar else { return false }
    let limit = Self.overprintShift * min(left.x1 - left.x0, left.y1 - left.y0)
    return abs(left.x0 - right.x0) < limit && abs(left.y0 - right.y0) < limit
  }
}
