internal import Evidence

/// Tells what stands before a date where letters are dated: a town, and a little word of the
/// language (`Bassano del Grappa, `, `En Talavera de la Reina, a `, `Essen, den `).
enum PlaceAndDate {
  private static let particles: Set<String> = [
    "de", "la", "le", "les", "los", "las", "el", "del", "della", "dei", "di", "da", "du", "des",
    "dos", "do", "en", "am", "an", "der", "im", "in", "bei", "sur", "sous", "upon", "on", "of",
    "the", "and", "den", "a", "à", "li", "lì", "il", "al", "at", "dnia", "dne", "op", "aan",
    "zu", "ob", "vor", "und", "y", "e", "sul", "nel", "te", "dated", "date", "fait", "this",
  ]
  private static let longest = 48

  /// Whether a text is the place that a date stands behind, or nothing.
  static func isPlace(_ text: String) -> Bool {
    let words = text.split { " ,".contains($0) }
    guard text.utf8.count <= longest, words.count <= 8, CompanyMentions.ranges(in: text).isEmpty,
      !text.contains(where: { $0.isNumber || ":;.()".contains($0) })
    else { return false }
    let names = words.filter { !particles.contains($0.lowercased()) }
    return names.allSatisfy { $0.first?.isUppercase ?? false }
      && (text.contains(",") || names.count <= 1)
  }

  /// The place itself, as names are compared.
  static func place(in text: String) -> String? {
    let end = text.firstIndex(of: ",") ?? text.endIndex
    let words = text[..<end].split(separator: " ")
    let name = words.drop { particles.contains($0.lowercased()) }.joined(separator: " ")
    return name.isEmpty ? nil : NameKey(name).text
  }
}
