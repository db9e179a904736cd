public import Evidence

/// Something that the case file must, should or may state for a ticket.
public struct CaseNeed: Sendable {
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case required, recommended, optional
  }

  /// A path in the case file; `items[].asin` is asked of every item.
  public let path: String
  public let level: Level
  public let why: LocalizedText
  /// As it would be written in a case file.
  public let example: String?

  public init(path: String, level: Level, why: LocalizedText, example: String?) {
    self.path = path
    self.level = level
    self.why = why
    self.example = example
  }

  static func read(_ node: RuleNode) -> CaseNeed? {
    node.expect(known: ["path", "need", "why", "example"], required: ["path", "need", "why"])
    let path = node["path"].flatMap(CasePath.read)
    let level = node["need"]?.choice(Level.self)
    let why = node["why"]?.localized
    guard let path, let level, let why else { return nil }
    return CaseNeed(path: path, level: level, why: why, example: node["example"]?.text)
  }
}

/// The paths that a case file may have, as the public contract names them.
public enum CasePath {
  /// Every path; lists as `items[]`.
  public static let all: [String] =
    [
      "ticket", "marketplace", "notified", "submitting", "occurred", "contact_email", "account",
      "brands", "brands[]", "items", "items[]", "orders", "orders[]", "shipments", "shipments[]",
      "shipments[].units[]", "complaint", "claim", "related_account",
    ]
    + members(
      "account",
      [
        "name", "aliases", "aliases[]", "store", "address", "email", "phone", "registration",
        "tax_ids", "tax_ids[]", "representative",
      ])
    + members("brands[]", ["name", "owner", "trademark", "trademark.number", "trademark.office"])
    + members(
      "items[]",
      [
        "asin", "title", "brand", "model", "identifiers", "identifiers[]", "sku", "fnsku",
        "units_sold", "listed",
      ])
    + members(
      "orders[]",
      [
        "id", "placed", "total", "carrier", "tracking", "recipient", "recipient.name",
        "recipient.postal_code", "shipped", "promised", "delivered",
      ])
    + members(
      "shipments[]",
      [
        "id", "shipped", "delivered", "closed", "destination", "boxes", "weight", "units",
        "units[].item", "units[].shipped", "units[].received",
      ])
    + members("complaint", ["id", "rights_owner", "ip_number"])
    + members("claim", ["units", "amount", "reported"])
    + members("related_account", ["store", "relation"])

  private static func members(_ parent: String, _ names: [String]) -> [String] {
    names.map { "\(parent).\($0)" }
  }

  /// Reads a path; one that the contract does not have is noted with the nearest that it has.
  public static func read(_ node: RuleNode) -> String? {
    guard let text = node.text else { return nil }
    if all.contains(text) { return text }
    node.note(RuleNode.unknown(text, what: "path of the case file", among: all))
    return nil
  }
}
