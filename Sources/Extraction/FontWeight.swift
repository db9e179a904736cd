/// What a font's name says about its weight.
enum FontWeight {
  private static let marks = ["bold", "black", "heavy", "semibd", "demi", "-bd", "extrabd"]

  static func isBold(fontName: String) -> Bool {
    let name = fontName.lowercased()
    return marks.contains { name.contains($0) }
  }
}
