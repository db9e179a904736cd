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

  static func day(behind text: String) -> Found? {
    var month: Int?
    for word in IdentifierScan.words(of: text).prefix(6) {
      let range = IdentifierScan.trimmed(word, in: text)
      let bare = IdentifierScan.slice(text, range)
      if let year = Int(bare), bare.count == 4, (2000...2099).contains(year) {
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
