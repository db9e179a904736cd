internal import Evidence

/// By what measure two texts are the same; the names are those that rules use.
enum Likeness: String, CaseIterable, Sendable {
  case name, person, address, identifier, number, email, phone, brand, text
  /// Of companies in their registers.
  case registration

  func agreement(_ found: String, _ expected: String) -> Agreement {
    agreement(found, with: expected, or: [])
  }

  /// Compares with all that may be stated; the best of it counts.
  func agreement(
    _ found: String, with expected: String, or others: [String]
  ) -> Agreement {
    switch self {
    case .name: return NameComparison.compare(found, with: expected, aliases: others)
    case .person: return PersonComparison.compare(found, with: expected, aliases: others)
    case .address: return AddressComparison.compare(found, with: expected, aliases: others)
    case .identifier, .registration, .number, .email, .phone, .brand, .text:
      let results = ([expected] + others).map { single(found, $0) }
      return results.first(where: \.isSame) ?? results.first(where: \.isOpen) ?? .differs
    }
  }

  private func single(_ found: String, _ expected: String) -> Agreement {
    switch self {
    case .email: return TextComparison.email(found, with: expected)
    case .phone: return TextComparison.phone(found, with: expected)
    case .brand:
      let direct = TextComparison.brand(found, with: expected)
      let mentions = NameMention.all(of: expected, in: found)
      if direct.isSame || mentions.isEmpty { return direct }
      // A letter may name several brands in one line; a longer name is another brand, or says more
      // of this one.
      return mentions.contains(where: \.isWhole) ? .same(.detail) : .cannotTell(.incomplete)
    case .number: return TextComparison.number(found, with: expected)
    case .text: return TextComparison.brand(found, with: expected)
    case .registration: return TextComparison.registration(found, with: expected)
    case .identifier, .name, .person, .address:
      return TextComparison.identifier(found, with: expected)
    }
  }
}

extension Agreement {
  /// Whether nobody can tell.
  var isOpen: Bool { if case .cannotTell = self { true } else { false } }

  /// What it means for a check that asks for the same.
  func result(found: String, expected: String) -> CheckResult {
    switch self {
    case .same: .pass
    case .differs: .fail(found: found, expected: expected)
    case .cannotTell: .unknown(.incomparable, found: found, expected: expected)
    }
  }
}
