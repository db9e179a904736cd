/// Every key that a case file may have: what the decoder, the JSON Schema and the rule packs'
/// paths are checked against.
public enum CaseSchema {
  /// What stands behind a key.
  public indirect enum Kind: Sendable {
    case text
    /// `2026-11-10`
    case day
    /// A whole number in plain digits.
    case integer
    /// `59.99 USD`
    case money
    /// `512 kg`
    case weight
    /// `true` or `false`
    case flag
    /// ISO 3166-1 alpha-2.
    case country
    /// One of the ticket categories.
    case ticket
    case list(Kind)
    case record([Key])
  }

  public struct Key: Sendable {
    public let name: String
    public let kind: Kind
    /// Whether no case file is complete without it.
    public let isNeeded: Bool
    /// One sentence for the person who fills it in.
    public let description: String
    /// As it is written in YAML; nil for records.
    public let example: String?

    init(
      _ name: String, _ kind: Kind, _ description: String, example: String? = nil,
      isNeeded: Bool = false
    ) {
      self.name = name
      self.kind = kind
      self.isNeeded = isNeeded
      self.description = description
      self.example = example
    }
  }

  /// The contract's ticket categories, in its order.
  public static let ticketCategories = [
    "authenticity", "counterfeit", "ip-trademark", "ip-copyright", "ip-patent", "approval",
    "compliance", "identity", "kyc", "tax", "fba-inbound", "fba-warehouse", "fba-return",
    "fba-removal", "a-to-z", "chargeback", "safe-t", "brand-registry", "linked-account",
    "forged-documents", "insurance", "technical",
  ]

  /// Every path to a value or a group of values, as `CaseFile.nodes(at:)` takes them:
  /// `account`, `account.name`, `items`, `items[]`, `items[].asin`.
  public static let paths: [String] = paths(of: keys, below: "")

  /// What stands at a path of `paths`, subscripts with or without a number; nil for no such path.
  public static func kind(at path: String) -> Kind? {
    var kind = Kind.record(keys)
    for component in path.split(separator: ".", omittingEmptySubsequences: false) {
      let name = component.prefix { $0 != "[" }
      guard case .record(let keys) = kind, let key = keys.first(where: { $0.name == name }) else {
        return nil
      }
      kind = key.kind
      let subscripts = component.dropFirst(name.count)
      guard !subscripts.isEmpty else { continue }
      guard case .list(let element) = kind, subscripts.hasPrefix("["), subscripts.hasSuffix("]"),
        subscripts.dropFirst().dropLast().allSatisfy({ ("0"..."9").contains($0) })
      else { return nil }
      kind = element
    }
    return kind
  }

  private static func paths(of keys: [Key], below parent: String) -> [String] {
    keys.flatMap { key in paths(of: key.kind, at: parent + key.name) }
  }

  private static func paths(of kind: Kind, at path: String) -> [String] {
    switch kind {
    case .record(let keys): [path] + paths(of: keys, below: path + ".")
    case .list(let element): [path] + paths(of: element, at: path + "[]")
    case .text, .day, .integer, .money, .weight, .flag, .country, .ticket: [path]
    }
  }
}
