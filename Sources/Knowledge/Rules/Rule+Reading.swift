internal import Evidence
internal import MarkedYAML

extension Rule {
  private static let keys = [
    "id", "title", "why", "check", "with", "severity", "unknown", "applies", "when", "after",
    "stops", "reason", "message", "remedy", "who", "source", "examples",
  ]
  private static let required = [
    "id", "title", "why", "check", "severity", "applies", "reason", "message", "remedy", "who",
    "source", "examples",
  ]

  /// Who can mend a gap; reports have a word for each.
  static let people = [
    "supplier", "brand-owner", "distributor", "licensor", "rights-owner", "seller", "issuer",
    "authority", "carrier", "laboratory", "insurer", "bank", "translator",
  ]

  static func read(_ node: RuleNode, wording: Wording) -> Rule? {
    guard node.expect(known: keys, required: required) else { return nil }
    let examples = (node["examples"]?.elements ?? []).compactMap {
      RuleExample.read($0, wording: wording)
    }
    let conditions = RuleConditions.read(
      when: node["when"], after: node["after"], fields: wording)
    let unknown = node["unknown"]?.choice(UnknownMeaning.self)
    if let who = node["who"], let name = who.text, !people.contains(name) {
      who.note(RuleNode.unknown(name, what: "person", among: people))
    }
    guard let id = node["id"]?.text, let check = node["check"]?.text,
      let title = node["title"]?.localized, let why = node["why"]?.localized,
      let severity = node["severity"]?.choice(Severity.self),
      let scope = node["applies"].flatMap(RuleScope.read),
      let reason = node["reason"]?.choice(Reason.self),
      let message = node["message"]?.localized, let remedy = node["remedy"]?.localized,
      let who = node["who"]?.text, let source = node["source"]?.text
    else { return nil }
    checkName(id, of: node)
    return Rule(
      id: id, title: title, why: why, check: check,
      arguments: node.node["with"] ?? .mapping([], mark: node.mark), severity: severity,
      unknown: unknown ?? .standard(for: severity), scope: scope, conditions: conditions,
      stops: node["stops"]?.flag ?? false, reason: reason, message: message, remedy: remedy,
      who: who, source: source, examples: examples,
      place: RulePlace(
        file: node.file, rule: node["id"]?.mark ?? node.mark,
        check: node["check"]?.mark ?? node.mark, message: node["message"]?.mark ?? node.mark,
        source: node["source"]?.mark ?? node.mark))
  }

  private static func checkName(_ id: String, of node: RuleNode) {
    let isKebab = id.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    if !isKebab || id.isEmpty {
      node["id"]?.note("an id is written in small letters, digits and '-', found '\(id)'")
    }
  }
}
