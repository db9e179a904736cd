public import Evidence

extension Page {
  /// An A4 page with a row of cells every 22 points, the first of them in the size of a title.
  ///
  /// Two cells of a row stand at its ends, more of them in the columns of a table of lines.
  public init(rows: [[String]], codes: [PageCode] = []) {
    let lines = rows.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, text in
        Self.words(
          text, x: cells.count > 2 ? [50, 300, 370, 460][column] : [50, 460][column],
          y: 60 + 22 * Double(row), size: row == 0 ? 20 : 10)
      }
    }
    self.init(number: 1, width: 595, height: 842, lines: lines, codes: codes)
  }

  /// An A4 page with texts where they are placed: points from the left and from the top, in
  /// type of ten points unless told otherwise.
  public init(placed texts: [(x: Double, y: Double, text: String)], size: Double = 10) {
    self.init(
      number: 1, width: 595, height: 842,
      lines: texts.map { Self.words($0.text, x: $0.x, y: $0.y, size: size) })
  }

  private static func words(_ text: String, x: Double, y: Double, size: Double) -> [Word] {
    var left = x
    return text.split(separator: " ").map { part in
      let width = part.reduce(0) { $0 + ($1.isASCII ? 0.5 : 1) * size }
      defer { left += width + 0.3 * size }
      return Word(
        String(part), box: Box(x0: left, y0: y, x1: left + width, y1: y + size), fontSize: size)
    }
  }
}
