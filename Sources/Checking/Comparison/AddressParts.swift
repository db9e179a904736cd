private import Evidence

/// An address taken apart.
struct AddressParts {
  enum Role: Hashable {
    /// Of the house in its street, or not said.
    case primary
    case room, floor, building, postalCode
  }

  struct Number: Hashable {
    let value: String
    var role: Role

    /// Whether the two say different things of the same part.
    func mayContradict(_ other: Number) -> Bool {
      role == other.role || (value.utf8.count >= 5 && other.value.utf8.count >= 5)
    }
  }

  let isHan: Bool
  /// ISO 3166 alpha-2.
  let country: String?
  let numbers: [Number]
  /// In their order, without the names of kinds of parts (room, district, …).
  let words: [String]
  /// The words that tell a street from others.
  let streets: Set<String>

  var isEmpty: Bool { numbers.isEmpty && words.isEmpty }

  /// - Parameter expandingUmlauts: Whether `ü` becomes `ue` instead of `u`.
  init(_ text: String, expandingUmlauts: Bool = false) {
    let (rest, country) = Self.withoutCountry(text)
    self.country = country
    isHan = ComparedText.hasHan(rest)
    if isHan {
      var parser = HanAddress()
      parser.parse(rest)
      numbers = Self.withPostalCodes(parser.numbers)
      words = parser.words
      streets = parser.streets
    } else {
      var parser = LatinAddress()
      let text = Self.withoutCountryLetters(rest)
      parser.parse(ComparedText.words(text, expandingUmlauts: expandingUmlauts))
      numbers = Self.withPostalCodes(parser.numbers)
      words = parser.words
      streets = parser.streets
    }
  }

  /// Takes the country away where the address ends with it, or in Chinese begins with it.
  private static func withoutCountry(_ text: String) -> (rest: String, country: String?) {
    var country: String?
    var kept = Array(text.utf8)
    for mention in Country.mentions(in: text).reversed() {
      guard case .countries(let codes) = mention.region, codes.count == 1, let code = codes.first
      else { continue }
      let name = String(decoding: kept[mention.range], as: UTF8.self)
      let behind = String(decoding: kept[mention.range.upperBound...], as: UTF8.self)
      let isLast = !ComparedText.hasLatin(behind) && !ComparedText.hasHan(behind)
      let isFirst = ComparedText.hasHan(name) && mention.range.lowerBound == 0
      guard isLast || isFirst else { continue }
      // Two letters may be a state: only what cannot be one is taken for a country.
      if mention.isCode, AddressVocabulary.state(name.lowercased()) != nil { continue }
      // Cities that are countries stay, so that something is left of the address.
      if ["HK", "MO", "SG"].contains(code) { continue }
      country = country ?? code
      kept.replaceSubrange(mention.range, with: Array(" , ".utf8))
    }
    return (String(decoding: kept, as: UTF8.self), country)
  }

  /// Takes the letters from postal codes: the D of D-80331, but not the A of `12 A, 80331`.
  private static func withoutCountryLetters(_ text: String) -> String {
    let scalars = text.unicodeScalars.map(TextFolding.narrow)
    var result = String.UnicodeScalarView()
    var index = 0
    var isAtStart = true
    while index < scalars.count {
      let letters = scalars[index...].prefix(2).prefix { $0.properties.isAlphabetic }
      let sign = index + letters.count
      let isJoined = sign < scalars.count && scalars[sign] == "-"
      let digits = scalars.dropFirst(sign + 1).prefix { (48...57).contains($0.value) }
      let word = String(String.UnicodeScalarView(letters)).lowercased()
      if digits.count >= 4, isJoined || (isAtStart && scalars[sign] == " "),
        AddressVocabulary.isCountryLetter(word)
      {
        index = sign + 1
        continue
      }
      let scalar = scalars[index]
      if scalar != " " { isAtStart = scalar == "," || scalar == "\n" || scalar == ";" }
      result.append(scalar)
      index += 1
    }
    return String(result)
  }

  /// Marks the postal code: five or six digits, or the one number of four beside others.
  private static func withPostalCodes(_ numbers: [Number]) -> [Number] {
    var result = numbers
    func isDigits(_ number: Number, _ counts: ClosedRange<Int>) -> Bool {
      counts.contains(number.value.utf8.count)
        && number.value.utf8.allSatisfy { (48...57).contains($0) } && number.role == .primary
    }
    for index in result.indices where isDigits(result[index], 5...6) {
      result[index].role = .postalCode
    }
    let four = result.indices.filter { isDigits(result[$0], 4...4) }
    let primaries = result.count { $0.role == .primary }
    if !result.contains(where: { $0.role == .postalCode }), four.count == 1, primaries > 1 {
      result[four[0]].role = .postalCode
    }
    return result
  }
}
