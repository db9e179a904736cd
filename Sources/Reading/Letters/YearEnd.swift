internal import Evidence

/// Reads the last day of a year or month that a text begins with: `2026`, `March 2027`.
enum YearEnd {
  struct Found {
    let day: Day
    /// In UTF-8, up to the end of the year.
    let length: Int
    let namesMonth: Bool
  }

  private static let leads: Set<String> = [
    "the", "calendar", "year", "of", "years", "end", "des", "jahres", "l", "année", "année",
    "del", "dell", "anno", "año", "de", "civile", "civil", "kalenderjahr", "jahr", "kalenderjahres",
  ]

  /// The first and last year that a text begins with: `2025 through 2027`, `2025 bis 2027`.
  static func years(in text: String) -> (first: Int, last: Int, length: Int)? {
    let words = IdentifierScan.words(of: text).prefix(3)
    guard words.count == 3 else { return nil }
    let pieces = words.map {
      IdentifierScan.slice(text, IdentifierScan.trimmed($0, in: text))
    }
    guard let first = year(pieces[0]), let last = year(pieces[2]), first < last,
      joints.contains(IdentifierScan.slice(text, words[words.startIndex + 1]).lowercased())
    else { return nil }
    return (first, last, IdentifierScan.trimmed(words[words.startIndex + 2], in: text).upperBound)
  }

  private static let joints: Set<String> = [
    "through", "to", "until", "till", "-", "–", "—", "bis", "à", "a", "al", "hasta", "and", "und",
    "et", "y", "e", "thru", "tot", "do",
  ]

  private static func year(_ text: String) -> Int? {
    Int(text).flatMap { text.count == 4 && (2000...2099).contains($0) ? $0 : nil }
  }

  static func day(behind text: String) -> Found? {
    var month: Int?
    for word in IdentifierScan.words(of: text).prefix(6) {
      let range = IdentifierScan.trimmed(word, in: text)
      let bare = IdentifierScan.slice(text, range)
      if let year = year(bare) {
        let next = month.map { $0 + 1 } ?? 13
        let first =
          next > 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: next, day: 1)
        guard let first else { return nil }
        return Found(
          day: first.adding(days: -1), length: range.upperBound, namesMonth: month != nil)
      }
      if month == nil, let named = MonthNames.month(bare) {
        month = named
      } else if !leads.contains(bare.lowercased()) {
        return nil
      }
    }
    return nil
  }
}
