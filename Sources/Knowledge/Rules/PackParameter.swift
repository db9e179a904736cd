public import Evidence
public import MarkedYAML

/// A value that rules refer to as `$name`, dated and sourced, and its value in other stores.
public struct PackParameter: Sendable {
  public let name: String
  public let value: MarkedNode
  /// What differs by store, by ISO 3166 code.
  public let marketplaces: [(code: String, value: MarkedNode)]
  public let source: String
  public let asOf: String?
  public let note: LocalizedText?
  /// The file that it stands in, for messages.
  public let file: String
  public let sourceMark: Mark?

  /// The value in a store.
  public func value(in marketplace: String?) -> MarkedNode {
    marketplaces.first { $0.code == marketplace }?.value ?? value
  }

  static func read(_ node: RuleNode, name: String) -> PackParameter? {
    guard
      node.expect(
        known: ["value", "marketplaces", "source", "as_of", "note"], required: ["value", "source"]),
      let value = node["value"], let source = node["source"]?.text
    else { return nil }
    let stores = node["marketplaces"]?.entries ?? []
    for store in stores where !Country.codes.contains(store.key) {
      node.note(
        RuleNode.unknown(store.key, what: "country", among: Country.codes), at: store.mark)
    }
    return PackParameter(
      name: name, value: value.node,
      marketplaces: stores.map { ($0.key, $0.value.node) },
      source: source, asOf: node["as_of"].flatMap(RuleSource.monthStamp),
      note: node["note"]?.localized, file: node.file, sourceMark: node["source"]?.mark)
  }
}
