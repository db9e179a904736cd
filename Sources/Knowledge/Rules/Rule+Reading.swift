internal import Evidence
internal import MarkedYAML

extension Rule {
  private static let keys = [
    "id", "title", "why", "check", "with", "severity", "unknown", "applies", "when", "after",
    "stops", "first", "reason", "message", "remedy", "who", "source", "examples",
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
    // All of it is read before any of it is given up, so that all problems are told.
    let unknown = node["unknown"]?.choice(UnknownMeaning.self)
    let words = ["title", "why", "message", "remedy"].map { node[$0]?.localized }
    let names = ["id", "check", "source", "who"].map { node[$0]?.text }
    let severity = node["severity"]?.choice(Severity.self)
    let reason = node["reason"]?.choice(Reason.self)
    let scope = node["applies"].flatMap(RuleScope.read)
    if let who = names[3], !people.contains(who) {
      node["who"]?.note(RuleNode.unknown(who, what: "person", among: people))
    }
    guard let id = names[0], let check = names[1], let source = names[2], let who = names[3],
      let title = words[0], let why = words[1], let message = words[2], let remedy = words[3],
      let severity, let reason, let scope
    else { return nil }
    checkName(id, of: node)
    return Rule(
      id: id, title: title, why: why, check: check,
      arguments: node.node["with"] ?? .mapping([], mark: node.mark), severity: severity,
      unknown: unknown ?? .standard(for: severity), scope: scope, conditions: conditions,
      stops: node["stops"]?.flag ?? false, isFirst: node["first"]?.flag ?? false, reason: reason,
      message: message, remedy: remedy,
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
