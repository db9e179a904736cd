internal import Evidence

/// Cuts out of a sentence the places that it names together: countries, the states of a country,
/// marketplaces, with what is excepted from them.
enum PlacePhrase {
  /// A run of places in a text.
  struct Found {
    /// UTF-8 offsets.
    let range: Range<Int>
    /// Whether it names countries or states, and not marketplaces only.
    let namesPlaces: Bool
    /// How many places or marketplaces it names.
    let count: Int
  }

  /// The run of places that a text begins with, at most some bytes of other small words before it.
  static func first(in text: String, within reach: Int, allowingCodes: Bool = true) -> Found? {
    let anchors = anchors(in: text, allowingCodes: allowingCodes)
    guard let first = anchors.first, first.lowerBound <= reach,
      isLead(IdentifierScan.slice(text, 0..<first.lowerBound))
    else { return nil }
    return run(in: text, from: first.lowerBound, anchors)
  }

  /// Where places and marketplaces stand.
  private static func anchors(in text: String, allowingCodes: Bool) -> [Range<Int>] {
    // `IT` and `NO` are words; `U.S.`, `USA` and `UK` are not.
    let countries = Country.mentions(in: text).map { ($0, IdentifierScan.slice(text, $0.range)) }
      .filter { allowingCodes || !$0.0.isCode || $0.1.count > 2 || ["UK", "EU"].contains($0.1) }
      .map(\.0.range)
    let states = AmericanStates.ranges(in: text)
    let stores = Storefront.ranges(in: text)
    return (countries + states.filter { own in !countries.contains { $0.overlaps(own) } } + stores)
      .filter { own in own.isEmpty || stores.contains(own) || !stores.contains { $0.overlaps(own) }
      }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  private static let leads: Set<String> = [
    "the", "in", "within", "of", "following", "territory", "territories", "countries", "country",
    "stores", "only", "region", "regions", "all", "to", "customers", "located", "dem", "der", "den",
    "die", "das", "des", "les", "la", "le", "el", "los", "las", "gli", "il", "lo", "i", "l", "d",
    "both", "areas", "states", "state", "sales", "end", "users", "consumers", "marketplaces",
    "marketplace", "markets", "market", "amazon", "and", "throughout", "across", "for", "namely",
    "du", "de", "pays", "territoire", "gesamten", "ganz", "place", "places", "marché", "sur",
    "whole", "entire", "exclusively", "solely", "fifty", "union", "anywhere", "tout", "todo",
    "países", "länder", "ländern", "folgenden", "suivants", "siguientes", "seguenti", "paesi",
    "members", "member", "public", "buyers", "site", "sites", "store", "websites", "stati",
    "territoires", "territoire", "suivant", "gebiet", "gebiete", "gebieten", "staaten", "folgende",
    "region", "regionen", "della", "dello", "dell", "delle", "degli", "nel", "nella", "negli",
    "territorio", "territori", "territorios", "siguiente", "seguente", "paese", "país", "pays",
    "zone", "zona", "zones", "intero", "tutto", "toda", "toute", "tous", "gesamte", "ganze",
    "landen", "volgende", "gehele", "het", "kraje", "krajach", "następujących", "terytorium",
    "países", "seguintes", "territórios", "em", "na", "no", "nos", "nas", "geographical",
  ]

  private static func isLead(_ text: String) -> Bool {
    text.split { !$0.isLetter }.allSatisfy { word in
      leads.contains(word.lowercased()) || isHan(String(word))
    } && !text.contains(".") && !text.contains(";")
  }

  private static let joints: Set<String> = [
    "and", "or", "the", "of", "und", "oder", "sowie", "der", "die", "dem", "den", "et", "la", "le",
    "les", "l", "d", "du", "de", "y", "e", "el", "los", "las", "il", "lo", "as", "well", "states",
    "state", "including", "inklusive", "amazon", "also", "plus", "all", "other", "member",
    "remaining",
    "en", "au", "aux", "in", "im", "its", "alle", "übrigen", "mitgliedstaaten", "anderen", "tous",
    "autres", "états", "membres", "todos",
  ]
  private static let exceptions: Set<String> = [
    "excluding", "except", "excepting", "excl", "without", "not", "but", "for", "other", "than",
    "with", "exception", "ausgenommen", "außer", "ohne", "hors", "sauf", "excepté", "exception",
    "excepto", "excluido", "excluidas", "salvo", "esclusi", "escluso", "esclusa", "tranne",
  ]

  /// From one place on as long as further ones follow, joined by the words of a list.
  private static func run(
    in text: String, from start: Int, _ anchors: [Range<Int>]
  ) -> Found? {
    var end = start
    var first = start
    var count = 0
    for anchor in anchors where anchor.lowerBound >= start {
      let gap = IdentifierScan.slice(text, max(end, start)..<max(anchor.lowerBound, end))
      guard count == 0 || goesOn(gap) else { break }
      end = max(end, anchor.upperBound)
      count += 1
    }
    guard count > 0 else { return nil }
    first = opening(text, first)
    if IdentifierScan.slice(text, 0..<first).lowercased().hasSuffix("amazon ") { first -= 7 }
    end = closing(text, end)
    if IdentifierScan.slice(text, first..<end).lowercased().hasPrefix("amazon ") {
      end += storeWord(IdentifierScan.slice(text, end..<text.utf8.count))
    }
    if let meant = meant(text, first..<end) {
      first = meant.lowerBound
      end = meant.upperBound
    }
    let own = IdentifierScan.slice(text, first..<end)
    let stores = Storefront.ranges(in: own)
    let places = Country.territory(in: own) != nil || !AmericanStates.ranges(in: own).isEmpty
    return Found(
      range: first..<end,
      namesPlaces: places && stores.count < count || stores.isEmpty, count: count)
  }

  /// How long the word is that ends `Amazon Europe and Japan sites`.
  private static func storeWord(_ rest: String) -> Int {
    [" sites", " marketplaces", " stores", " websites", " marketplace", " site"]
      .first(where: rest.lowercased().hasPrefix)?.utf8.count ?? 0
  }

  /// 欧洲站（德国、法国）: the bracket says which countries of the region are meant.
  private static func meant(_ text: String, _ range: Range<Int>) -> Range<Int>? {
    let own = IdentifierScan.slice(text, range)
    guard let bracket = Bracket.all(in: own).last,
      case .countries(let region) = Country.territory(
        in: IdentifierScan.slice(own, 0..<bracket.lowerBound)), region.count > 1,
      case .countries(let inside) = Country.territory(in: IdentifierScan.slice(own, bracket)),
      inside.isSubset(of: region), own.utf8.count - bracket.upperBound <= 3
    else { return nil }
    return (range.lowerBound + bracket.lowerBound)..<(range.lowerBound + bracket.upperBound)
  }

  /// Whether nothing but the words of a list, of an exception, or a few further names part two
  /// places.
  private static func goesOn(_ gap: String) -> Bool {
    guard !gap.contains(where: { ".;。；:：".contains($0) }) else { return false }
    let words = gap.split { !$0.isLetter && $0 != "-" && $0 != "’" }.map(String.init)
    let unknown = words.filter {
      !joints.contains($0.lowercased()) && !exceptions.contains($0.lowercased())
    }
    let isNamed = unknown.allSatisfy { $0.first?.isUppercase ?? false || isHan($0) }
    return unknown.count <= 5 && isNamed
  }

  private static func isHan(_ text: String) -> Bool {
    text.count <= 6 && text.unicodeScalars.contains { $0.value >= 0x3400 }
  }

  /// `the fifty states of the United States`: what the place is a part of begins before it.
  private static func opening(_ text: String, _ start: Int) -> Int {
    let words = IdentifierScan.words(of: IdentifierScan.slice(text, 0..<start))
    var first = start
    let parts: Set<String> = [
      "the", "fifty", "states", "of", "lower", "contiguous", "all", "continental", "mainland",
      "entire", "whole", "50", "48", "forty-eight", "territory",
    ]
    var position = words.count
    while position > 0 {
      let word = IdentifierScan.slice(text, words[position - 1]).lowercased()
      guard parts.contains(word) else { break }
      position -= 1
      // `the territory of India` is India; `the states of India` are not all of it.
      if word == "territory" { break }
      if ["the", "fifty", "lower", "states", "continental", "mainland", "50", "48"].contains(word) {
        first = words[position].lowerBound
      }
    }
    return first
  }

  /// A last name that is unknown to the table of countries: `Spain, Portugal and Andorra`; a
  /// bracket that says what is meant or excepted.
  private static func closing(_ text: String, _ end: Int) -> Int {
    var end = closingBracket(text, end)
    while let next = further(text, end) { end = closingBracket(text, next) }
    let rest = IdentifierScan.slice(text, end..<text.utf8.count)
    // 美国站、英国站
    if rest.hasPrefix("站"), IdentifierScan.slice(text, 0..<end).contains("站") {
      return end + "站".utf8.count
    }
    let tails = [
      " and its territories and possessions", " and its territories", " and its possessions",
    ]
    return end + (tails.first(where: rest.hasPrefix)?.utf8.count ?? 0)
  }

  /// The end of a further name of the list, or of an exception with its names.
  private static func further(_ text: String, _ end: Int) -> Int? {
    let rest = IdentifierScan.slice(text, end..<text.utf8.count)
    let words = IdentifierScan.words(of: rest)
    guard let separator = rest.first(where: { $0 != " " }) else { return nil }
    var index = 0
    var isJoined = ",，、".contains(separator) || rest.hasPrefix(",")
    var isException = false
    while words.indices.contains(index) {
      let bare = IdentifierScan.slice(rest, words[index]).lowercased().filter(\.isLetter)
      if exceptions.contains(bare) { isException = true }
      guard bare.isEmpty || joints.contains(bare) || exceptions.contains(bare), bare != "amazon"
      else { break }
      if ["and", "und", "et", "y", "e", "sowie", "or"].contains(bare) { isJoined = true }
      index += 1
    }
    guard isJoined || isException, words.indices.contains(index), index <= 5 else { return nil }
    var last: Int?
    while words.indices.contains(index), last.map({ index - $0 < 4 }) ?? true {
      let word = IdentifierScan.slice(rest, words[index])
      let bare = IdentifierScan.trimmed(words[index], in: rest)
      // `Repubblica di San Marino`
      let isParticle =
        last != nil && particles.contains(word) && words.indices.contains(index + 1)
        && IdentifierScan.slice(rest, words[index + 1]).first?.isUppercase ?? false
      guard let first = word.first(where: \.isLetter),
        first.isUppercase || isHan(word) || isParticle,
        !Storefront.isStore(word), !word.hasPrefix("(")
      else { break }
      last = bare.upperBound
      index += 1
      if bare.upperBound < words[index - 1].upperBound { break }
    }
    return last.map { end + $0 }
  }

  private static let particles: Set<String> = ["di", "de", "of", "du", "del", "della", "da"]

  private static func closingBracket(_ text: String, _ end: Int) -> Int {
    let rest = IdentifierScan.slice(text, end..<text.utf8.count)
    let lead = rest.prefix { $0 == " " }.utf8.count
    let bare = rest.dropFirst(rest.prefix { $0 == " " }.count)
    let own = IdentifierScan.slice(text, 0..<end)
    // `欧洲站（德国、法国` closes what stands open.
    if own.last(where: { "(（)）".contains($0) }).map({ "(（".contains($0) }) ?? false {
      guard let first = bare.first, ")）".contains(first) else { return end }
      return end + lead + String(first).utf8.count
    }
    guard let open = bare.first, "(（".contains(open),
      let close = bare.firstIndex(where: { ")）".contains($0) })
    else { return end }
    let inside = bare[...close]
    let names = ["不含", "不包括", "除外", "excl", "except", "without", "ohne", "hors", "sauf"]
    let isMeant =
      Country.territory(in: inside) != nil || names.contains(where: inside.lowercased().contains)
    // (the “Territory”) says only what the letter calls it.
    guard isMeant, !inside.contains(where: { "“\"„«".contains($0) }) else { return end }
    return end + lead + inside.utf8.count
  }
}

/// Marketplaces by their domains and countries: `amazon.de`, `Amazon US`.
enum Storefront {
  private static let domains = ["amazon.", "ebay.", "walmart.", "kaufland.", "otto.", "fnac."]

  static func ranges(in text: String) -> [Range<Int>] {
    IdentifierScan.words(of: text).compactMap { word in
      let own = IdentifierScan.trimmed(word, in: text)
      return isStore(IdentifierScan.slice(text, own)) ? own : nil
    }
  }

  /// Whether a word is the domain of a marketplace.
  static func isStore(_ word: String) -> Bool {
    let folded = word.lowercased()
    return domains.contains { domain in
      folded.hasPrefix(domain) && folded.dropFirst(domain.count).first?.isLetter ?? false
        || folded.hasPrefix("www." + domain)
    }
  }
}

/// The states of the United States by their names.
enum AmericanStates {
  private static let names: Set<String> = [
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut",
    "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas",
    "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota",
    "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey",
    "new mexico", "new york", "north carolina", "north dakota", "ohio", "oklahoma", "oregon",
    "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah",
    "vermont", "virginia", "washington", "west virginia", "wisconsin", "wyoming", "puerto rico",
    "guam", "district of columbia",
  ]

  static func ranges(in text: String) -> [Range<Int>] {
    let words = IdentifierScan.words(of: text).map { IdentifierScan.trimmed($0, in: text) }
    var found: [Range<Int>] = []
    var index = 0
    while index < words.count {
      let length = [3, 2, 1].first { length in
        guard index + length <= words.count, !words[index].isEmpty else { return false }
        let range = words[index].lowerBound..<words[index + length - 1].upperBound
        return range.lowerBound < range.upperBound
          && names.contains(IdentifierScan.slice(text, range).lowercased())
      }
      if let length {
        found.append(words[index].lowerBound..<words[index + length - 1].upperBound)
      }
      index += length ?? 1
    }
    return found
  }
}
