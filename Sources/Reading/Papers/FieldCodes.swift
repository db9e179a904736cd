internal import Evidence
internal import Knowledge

/// Reads what stands behind the numbers by which offices of industrial property mark the entries
/// of a certificate (`732`, `(111)`; WIPO Standard ST.60).
struct FieldCodes {
  struct Value {
    let code: String
    /// Its lines; not empty.
    let texts: [LabelledText]

    var text: String { texts.map(\.text).joined(separator: ", ") }
    var place: Place { Place.joined(texts.map { $0.place(of: 0..<$0.range.count) }, text: text) }
    var holder: PaperHolder.Block? { PaperHolder.Block(texts, score: 0.95) }
  }

  /// A lone number of three digits is none of them: only where several stand below each other.
  private static let fewest = 3

  private let values: [Value]

  init(_ evidence: DocumentEvidence) {
    let marks = evidence.text.lines.compactMap { line in
      Self.code(of: line).map { (line: line, code: $0.code, end: $0.end) }
    }
    let columns = Dictionary(grouping: marks) { Int(($0.line.box.x0 / 4).rounded()) }
    let coded = columns.values.filter { $0.count >= Self.fewest }.joined()
      .sorted { $0.line.index < $1.line.index }
    values = coded.compactMap { mark in
      let below = coded.filter {
        $0.line.page.number == mark.line.page.number && $0.line.box.y0 > mark.line.box.y0 + 2
      }
      let bottom = below.map(\.line.box.y0).min() ?? mark.line.box.y1 + mark.line.box.height * 12
      return Self.value(mark.code, of: mark.line, from: mark.end, to: bottom, in: evidence.text)
    }
  }

  /// The values under any of the codes, in reading order.
  func values(of codes: [String]) -> [Value] { values.filter { codes.contains($0.code) } }

  private static func value(
    _ code: String, of line: TextLine, from end: Int, to bottom: Double, in text: DocumentText
  ) -> Value? {
    let hit = LabelHit(line: line, range: 0..<end, box: line.box, meanings: [])
    var texts: [LabelledText] = []
    var last: TextLine
    if end < line.text.utf8.count {
      texts.append(LabelledText(hit: hit, line: line, range: end..<line.text.utf8.count, cost: 0))
      last = line
    } else {
      // The code may have its meaning in a cell of its own: `732 | Proprietor | Kelmo Ltd`.
      let cells = Array(text.right(of: line).prefix { Self.code(of: $0) == nil })
      guard let caption = cells.first else { return nil }
      let isCaption = cells.count > 1 && !caption.text.contains(where: \.isNumber)
      let first = isCaption ? cells[1] : caption
      texts.append(LabelledText(hit: hit, line: first, range: 0..<first.text.utf8.count, cost: 0))
      last = first
    }
    while texts.count < 8,
      let next = text.below(last.box, on: last.page, within: last.box.height * 1.2).first,
      next.box.y0 < bottom - 2, Self.code(of: next) == nil,
      // An entry without a code has its caption where the others have their codes.
      !text.left(of: next).contains(where: { abs($0.box.x0 - line.box.x0) < 4 })
    {
      texts.append(LabelledText(hit: hit, line: next, range: 0..<next.text.utf8.count, cost: 0))
      last = next
    }
    return Value(code: code, texts: texts)
  }

  /// The code that a line begins with, and where what it stands for begins.
  private static func code(of line: TextLine) -> (code: String, end: Int)? {
    guard let first = line.words.first else { return nil }
    let bare = first.text.filter { $0 != "(" && $0 != ")" }
    let isBracketed = first.text.hasPrefix("(") && first.text.hasSuffix(")")
    guard bare.count == 3, bare.allSatisfy({ $0.isASCII && $0.isNumber }), bare.first != "0",
      bare.first != "9", isBracketed || first.text == bare
    else { return nil }
    // The code may have its meaning behind it: `151 Date of the registration`.
    let isCaption = !isBracketed && !line.text.dropFirst(4).contains(where: \.isNumber)
    guard isBracketed || line.words.count == 1 || isCaption else { return nil }
    return (bare, isCaption || line.words.count == 1 ? line.text.utf8.count : line.offsets[1])
  }
}
