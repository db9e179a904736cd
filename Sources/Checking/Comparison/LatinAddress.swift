/// Takes apart an address in Latin letters, given as folded words.
struct LatinAddress {
  private(set) var numbers: [AddressParts.Number] = []
  private(set) var words: [String] = []
  private(set) var streets: Set<String> = []

  mutating func parse(_ raw: [String]) {
    let tokens = raw.flatMap(Self.separatingLabel).map(AddressVocabulary.canonical)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if let role = AddressVocabulary.role(token) {
        index += takeLabel(role, next: next, previous: index > 0 ? tokens[index - 1] : nil)
      } else if Self.hasDigit(token) {
        index += takeNumber(token, next: next)
      } else {
        takeWord(token, before: Array(tokens[..<index].suffix(3)), after: tokens[(index + 1)...])
      }
      index += 1
    }
  }

  /// How many of the words that follow were used up.
  private mutating func takeLabel(
    _ role: AddressParts.Role, next: String?, previous: String?
  ) -> Int {
    if let next, Self.hasDigit(next) || (next.utf8.count == 1 && role != .floor) {
      // In `12 floor 1203` the label belongs to the number in front of it.
      let isBehind = role == .floor && previous.map(Self.hasDigit) ?? false
      if !isBehind {
        numbers.append(.init(value: Self.plain(next), role: role))
        return 1
      }
    }
    if let previous, Self.hasDigit(previous), let last = numbers.indices.last,
      numbers[last].role == .primary
    {
      numbers[last].role = role
    }
    return 0
  }

  private mutating func takeNumber(_ token: String, next: String?) -> Int {
    if token.hasSuffix("f"), token.dropLast().allSatisfy(\.isNumber) {
      numbers.append(.init(value: String(token.dropLast()), role: .floor))
      return 0
    }
    // The letter of 12 A is part of the number; that of 12/F is the floor.
    if let next, next.utf8.count == 1, next != "f", Self.isAllDigits(token),
      !Self.hasDigit(next), AddressVocabulary.direction(next) == nil
    {
      numbers.append(.init(value: token + next, role: .primary))
      return 1
    }
    numbers.append(.init(value: Self.plain(token), role: .primary))
    return 0
  }

  private mutating func takeWord(
    _ token: String, before: [String], after: ArraySlice<String>
  ) {
    if AddressVocabulary.isDropped(token) { return }
    var word = token
    // Two letters in front of a postal code are a state.
    if let state = AddressVocabulary.state(token), after.first.map(Self.hasDigit) ?? true {
      word = state
    }
    words.append(word)
    if AddressVocabulary.isStreetSuffix(word) {
      streets.insert(word)
    } else if AddressVocabulary.isStreetType(word) {
      // Keji South Road: the directions and the word in front of them.
      var key: [String] = []
      for previous in before.reversed() {
        guard !Self.hasDigit(previous), !AddressVocabulary.isDropped(previous) else { break }
        key.insert(previous, at: 0)
        if AddressVocabulary.direction(previous) == nil { break }
      }
      if !key.isEmpty { streets.insert(key.joined(separator: " ")) }
    } else if AddressVocabulary.isLeadingStreetType(word) {
      let particles: Set = ["de", "la", "le", "les", "du", "des", "del", "della", "di", "l", "d"]
      if let name = after.first(where: { !particles.contains($0) }), !Self.hasDigit(name) {
        streets.insert(name)
      }
    }
  }

  /// `rm1203` and `no88` as two words.
  private static func separatingLabel(_ token: String) -> [String] {
    let letters = token.prefix { !$0.isNumber }
    let rest = token.dropFirst(letters.count)
    let label = AddressVocabulary.canonical(String(letters))
    guard !letters.isEmpty, isAllDigits(String(rest)), letters.count > 1,
      AddressVocabulary.role(label) != nil || AddressVocabulary.isDropped(label)
    else { return [token] }
    return [String(letters), String(rest)]
  }

  /// Without the ending of an ordinal.
  private static func plain(_ token: String) -> String {
    let digits = token.prefix(while: \.isNumber)
    let rest = token.dropFirst(digits.count)
    return ["st", "nd", "rd", "th"].contains(rest) ? String(digits) : token
  }

  private static func hasDigit(_ token: String) -> Bool {
    token.utf8.contains { (48...57).contains($0) }
  }

  private static func isAllDigits(_ token: String) -> Bool {
    !token.isEmpty && token.utf8.allSatisfy { (48...57).contains($0) }
  }
}
