/// Compares postal addresses part by part.
public enum AddressComparison {
  /// Whether two addresses mean the same place.
  ///
  /// The order of the parts, abbreviations of their names, country and province do not matter;
  /// another number or another street does. Parts that the found address leaves out are
  /// tolerated as long as street, number and town or postal code agree.
  /// - Parameter aliases: The same address as written in another script or at another time.
  public static func compare(
    _ found: String, with expected: String, aliases: [String] = []
  ) -> Agreement {
    Agreement.nearest(to: expected, aliases: aliases) { compareOne(found, $0) }
  }

  private static func compareOne(_ found: String, _ expected: String) -> Agreement {
    let plain = compareOne(found, expected, expandingUmlauts: false)
    if plain.isSame { return plain }
    let expanded = compareOne(found, expected, expandingUmlauts: true)
    return expanded.isSame ? expanded : plain
  }

  private static func compareOne(
    _ found: String, _ expected: String, expandingUmlauts: Bool
  ) -> Agreement {
    let left = AddressParts(found, expandingUmlauts: expandingUmlauts)
    let right = AddressParts(expected, expandingUmlauts: expandingUmlauts)
    guard !left.isEmpty, !right.isEmpty else { return .cannotTell(.incomplete) }
    guard left.isHan == right.isHan else { return .cannotTell(.differentScript) }
    if let here = left.country, let there = right.country, here != there { return .differs }
    let numbers = AddressNumbers.compare(left.numbers, right.numbers)
    let words = AddressWords(left, right)
    if numbers == .contradiction || words.contradict { return .differs }
    if numbers == .equal, words.areEqual {
      return .same(found == expected ? nil : .spelling)
    }
    guard words.areNested, words.hasStreet, words.hasTown || numbers.hasPostalCode,
      numbers.hasPrimary
    else { return .cannotTell(.incomplete) }
    return .same(.detail)
  }
}
