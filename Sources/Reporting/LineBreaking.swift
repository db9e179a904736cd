/// Text broken into lines that fit a width in columns.
///
/// Breaks fall at blanks and between East Asian characters, but not before a mark that closes
/// nor after one that opens; a word longer than a line is cut.
func brokenIntoLines(_ text: String, width: Int) -> [String] {
  let width = max(width, 8)
  var lines: [String] = []
  var line = ""
  var column = 0
  for piece in unbreakablePieces(of: text) {
    let bare = piece.hasSuffix(" ") ? String(piece.dropLast()) : piece
    if column > 0, column + DisplayWidth.of(bare) > width {
      lines.append(trimmingBlanks(line))
      line = ""
      column = 0
    }
    guard DisplayWidth.of(bare) > width else {
      line += piece
      column += DisplayWidth.of(piece)
      continue
    }
    for character in piece {
      let columns = DisplayWidth.of(String(character))
      if column + columns > width {
        lines.append(line)
        line = ""
        column = 0
      }
      line.append(character)
      column += columns
    }
  }
  line = trimmingBlanks(line)
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines
}

/// Words with the blank after them, and East Asian characters with the marks that belong to them.
private func unbreakablePieces(of text: String) -> [String] {
  var pieces: [String] = []
  var piece = ""
  for character in text {
    if let last = piece.last, allowsBreak(between: last, and: character) {
      pieces.append(piece)
      piece = ""
    }
    piece.append(character)
  }
  if !piece.isEmpty { pieces.append(piece) }
  return pieces
}

private func allowsBreak(between left: Character, and right: Character) -> Bool {
  if left == " " { return right != " " }
  if right == " " { return false }
  if closing.contains(right) || opening.contains(left) { return false }
  return isWide(left) || isWide(right)
}

private func isWide(_ character: Character) -> Bool {
  character.unicodeScalars.first.map { DisplayWidth.of($0) == 2 } ?? false
}

private let closing: Set<Character> = [
  "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "”", "’", "…", "％", ",", ".", ";",
  ":", "!", "?", ")", "]", "%",
]
private let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "(", "["]

private func trimmingBlanks(_ line: String) -> String {
  var line = line[...]
  while line.last == " " { line = line.dropLast() }
  return String(line)
}
