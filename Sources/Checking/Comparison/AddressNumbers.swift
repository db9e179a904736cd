/// How the numbers of two addresses stand to each other.
enum AddressNumbers: Equatable {
  case equal
  case contradiction
  case partial(primary: Bool, postalCode: Bool)

  var hasPrimary: Bool {
    if case .partial(let primary, _) = self { primary } else { self == .equal }
  }

  var hasPostalCode: Bool {
    if case .partial(_, let postalCode) = self { postalCode } else { self == .equal }
  }

  static func compare(
    _ left: [AddressParts.Number], _ right: [AddressParts.Number]
  ) -> AddressNumbers {
    var missing = right
    var extra: [AddressParts.Number] = []
    var matched: [AddressParts.Number] = []
    for number in left {
      let exact = missing.firstIndex { $0.value == number.value && $0.role == number.role }
      if let index = exact ?? missing.firstIndex(where: { $0.value == number.value }) {
        matched.append(missing.remove(at: index))
      } else {
        extra.append(number)
      }
    }
    if missing.isEmpty, extra.isEmpty { return .equal }
    for number in extra where missing.contains(where: { number.mayContradict($0) }) {
      return .contradiction
    }
    // A house number that only one of them has may be any.
    let lacksPrimary = (missing + extra).contains { $0.role == .primary }
    let hasPrimary = matched.contains { $0.role == .primary } && !lacksPrimary
    return .partial(
      primary: hasPrimary, postalCode: matched.contains { $0.role == .postalCode })
  }
}
