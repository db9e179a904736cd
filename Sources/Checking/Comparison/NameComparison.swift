/// Compares the names of companies and persons.
public enum NameComparison {
  /// Whether two names mean the same company.
  ///
  /// Case, width, punctuation, blanks, diacritics, traditional characters and the spelling of
  /// the legal form do not matter; a word more, less or shortened does, and so does another form.
  /// - Parameter aliases: The company's other names, as in another script.
  public static func compare(
    _ found: String, with expected: String, aliases: [String] = []
  ) -> Agreement {
    Agreement.nearest(to: expected, aliases: aliases) { compareOne(found, $0) }
  }

  private static func compareOne(_ found: String, _ expected: String) -> Agreement {
    let foundName = ComparedName(found)
    let expectedName = ComparedName(expected)
    guard !foundName.isEmpty, !expectedName.isEmpty else { return .cannotTell(.incomplete) }
    if foundName.hasHan != expectedName.hasHan {
      return compareAcrossScripts(found, expected)
    }
    guard foundName.agrees(with: expectedName) else { return .differs }
    switch (foundName.form, expectedName.form) {
    case (let left?, let right?): guard left == right else { return .differs }
    case (nil, nil): break
    default: return .cannotTell(.legalFormMissing)
    }
    return .same(found == expected ? nil : .spelling)
  }

  /// A bilingual line has the expected name in one of its halves.
  private static func compareAcrossScripts(_ found: String, _ expected: String) -> Agreement {
    let isFoundBilingual = ComparedText.hasHan(found)
    let mixed = isFoundBilingual ? found : expected
    let plain = isFoundBilingual ? expected : found
    var latin = String.UnicodeScalarView()
    for scalar in mixed.unicodeScalars {
      latin.append(ComparedText.isHan(scalar) ? " " : scalar)
    }
    let half = ComparedName(String(latin))
    let other = ComparedName(plain)
    guard !half.isEmpty, half.form != nil else { return .cannotTell(.differentScript) }
    if half.agrees(with: other), half.form == other.form { return .same(.spelling) }
    return .differs
  }
}

/// A name in the spellings under which it may be met.
private struct ComparedName {
  let form: String?
  let hasHan: Bool
  private let spellings: Set<String>
  /// With `co` torn off the last word of capitals run together: `TECHNOLOGYCO.,LTD`.
  private let unglued: Set<String>

  init(_ name: String) {
    hasHan = ComparedText.hasHan(name)
    let plain = LegalForm.split(ComparedText.words(name))
    let expanded = LegalForm.split(ComparedText.words(name, expandingUmlauts: true))
    form = plain.form
    spellings = Set([plain.core.joined(), expanded.core.joined()])
    let isGlued = plain.form == "limited" && (plain.core.last?.utf8.count ?? 0) > 7
    unglued =
      isGlued
      ? Set(spellings.filter { $0.hasSuffix("co") }.map { String($0.dropLast(2)) }) : []
  }

  var isEmpty: Bool { spellings.allSatisfy(\.isEmpty) }

  func agrees(with other: ComparedName) -> Bool {
    if !spellings.isDisjoint(with: other.spellings) { return true }
    return !unglued.isDisjoint(with: other.spellings) || !spellings.isDisjoint(with: other.unglued)
  }
}
