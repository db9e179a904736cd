internal import Evidence

/// What makes a text look like an address.
enum AddressShape {
  private static let streets: Set<String> = [
    "street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "lane", "ln", "drive", "dr",
    "way", "court", "highway", "hwy", "suite", "floor", "unit", "room", "building", "bldg", "block",
    "park", "plaza", "square", "parkway", "rue", "chemin", "route", "place", "allee", "allée",
    "via",
    "viale", "piazza", "corso", "calle", "avenida", "plaza", "ul", "ulica", "rua", "box", "estate",
    "district", "house", "tower", "centre", "center", "quay", "no", "jalan", "jln", "lorong",
    "taman",
  ]
  private static let endings = [
    "straße", "strasse", "str.", "str", "weg", "platz", "allee", "gasse", "ring", "ufer", "damm",
    "laan",
    "straat", "plein", "kai", "chaussee", "steig",
  ]
  private static let han: [Character] = [
    "路", "号", "街", "道", "镇", "区", "省", "市", "室", "栋", "楼", "県", "丁", "號", "區", "府", "都", "町", "番",
  ]

  /// Whether a text can be an address: a number, and words that are no contact.
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.split { ",·|，•".contains($0) }
    let hasContact = text.contains("@") || text.contains("www.") || text.contains("http")
    let isHan = text.unicodeScalars.contains { $0.value >= 0x3400 }
    return text.contains(where: \.isNumber) && !hasContact
      && (isHan ? isCertain(text) : text.count(where: \.isLetter) >= 8)
      && (parts.count >= 2 || isHan || text.split(separator: " ").count >= 3)
  }

  /// Whether a text is a few words before or behind the number of a house: `Bahnstr. 42`,
  /// `Pfälzer Ufer 4 b`, `12 Mill Lane`.
  static func isStreet(_ text: String) -> Bool {
    let words = text.split { " ,".contains($0) }
    guard (2...6).contains(words.count), let first = words.first, var last = words.last else {
      return false
    }
    if last.count == 1, last.first?.isLetter ?? false { last = words[words.count - 2] }
    return isHouseNumber(last) && (first.first?.isLetter ?? false)
      || first.allSatisfy(\.isNumber) && first.count <= 5 && (words[1].first?.isLetter ?? false)
  }

  /// `42`, `12b`, `5-7`, `14/2`.
  private static func isHouseNumber(_ word: Substring) -> Bool {
    guard word.first?.isNumber ?? false, word.count <= 7 else { return false }
    // The year of a campaign or a fair.
    if let year = Int(word), (1900...2099).contains(year) { return false }
    return word.allSatisfy { $0.isNumber || $0.isLetter || "-/–.".contains($0) }
      && word.count { $0.isLetter } <= 1
  }

  /// `Nanshan District, Shenzhen`, `Zhejiang Province`: a division of a country and what is in it.
  static func isDivision(_ text: String) -> Bool {
    let words = text.lowercased().split { " ,.".contains($0) }
    guard (2...6).contains(words.count) else { return false }
    return words.dropFirst().contains { divisions.contains(String($0)) }
  }

  private static let divisions: Set<String> = [
    "district", "province", "county", "prefecture", "township", "municipality",
  ]

  /// Whether a word of streets and houses stands in a text: `Room 1203` is no town with its code.
  static func namesHouse(_ text: String) -> Bool {
    text.lowercased().split { " ,.".contains($0) }.contains { streets.contains(String($0)) }
  }

  /// Whether the last word says that all of it is a street: `2750 Granite Basin Drive` is no town
  /// behind its code.
  static func endsInStreet(_ text: String) -> Bool {
    let last = text.lowercased().split { " ,.".contains($0) }.last.map(String.init)
    return last.map(ways.contains) ?? false
  }

  private static let ways: Set<String> = [
    "street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "lane", "ln", "drive", "dr",
    "way", "court", "ct", "highway", "hwy", "parkway", "pkwy", "terrace", "crescent",
  ]

  /// Whether a text names a post box: `PO Box 74410`, `Postfach 11 20`.
  static func isPostBox(_ text: String) -> Bool {
    let folded = TextFolding.fold(text)
    return [
      "po box", "p.o. box", "p o box", "p.o box", "postfach", "boite postale", "bp ", "postbus",
      "apartado", "casella postale", "c.p. ", "cs ", "locked bag", "private bag", "box ",
    ].contains { folded.hasPrefix($0) }
  }

  /// Whether a text can hardly be anything else: a house number and the word for a street.
  static func isCertain(_ text: String) -> Bool {
    guard text.contains(where: \.isNumber), text.count <= 160 else { return false }
    // A Japanese postal code.
    if text.contains("〒") { return true }
    if text.unicodeScalars.contains(where: { $0.value >= 0x3400 }) {
      return han.count { text.contains($0) } >= 3
    }
    let words = text.lowercased().split { " ,;/()".contains($0) }.map(String.init)
    let hasStreet = words.enumerated().contains { index, word in
      let bare = word.filter { $0 != "." }
      let neighbours = [index - 1, index - 2, index + 1].filter(words.indices.contains).map {
        words[$0]
      }
      guard neighbours.contains(where: { $0.contains(where: \.isNumber) }) else { return false }
      return streets.contains(bare)
        || endings.contains { bare.count > $0.count + 2 && bare.hasSuffix($0) }
    }
    return hasStreet && words.count >= 3
  }
}
