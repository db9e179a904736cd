internal import Evidence

/// Reads a list whose lines each begin with the same sign.
struct BulletList {
  let evidence: DocumentEvidence

  private static let signs: Set<Character> = [
    "•", "-", "–", "*", "·", "▪", "●", "◦", "‣", "■", "○",
  ]

  /// The brands of a list that begins in a line; nil where it is none or has one line only.
  func brands(from first: TextLine) -> FieldCandidate? {
    guard let sign = first.text.first, Self.signs.contains(sign) else { return nil }
    var names: [String] = []
    var places: [Place] = []
    var line: TextLine? = first
    while let own = line, own.text.first == sign, names.count < 30 {
      let rest = IdentifierScan.trimmed(0..<own.text.utf8.count, in: own.text)
      let text = own.substring(rest)
      guard let name = BrandReader.brand(in: text), name == text else { break }
      names.append(name)
      places.append(own.place(of: rest))
      line = evidence.text.below(own.box, on: own.page, within: own.box.height * 1.2).first
    }
    guard names.count > 1 else { return nil }
    let text = names.joined(separator: ", ")
    return FieldCandidate(.text(text), at: Place.joined(places, text: text), score: 0.9)
  }
}
