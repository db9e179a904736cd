internal import Evidence
internal import MarkedYAML

/// An agency's own changes to the packs: `overlay.yaml` in a folder of its own.
///
/// It adds rules, gives parameters other values, weighs rules otherwise and switches rules off with
/// a stated reason, without copying a pack.
struct RuleOverlay {
  /// What it changes in one pack.
  struct Changes {
    let parameters: [PackParameter]
    let severities: [(id: String, severity: Severity, node: RuleNode)]
    let switchedOff: [(id: String, reason: LocalizedText, node: RuleNode)]
    let rules: [Rule]
  }

  let name: String
  let title: LocalizedText
  private let sources: [String: RuleSource]
  private let tickets: [(ticket: String, changes: Changes, node: RuleNode)]

  static func read(_ root: RuleNode, wording: Wording) -> RuleOverlay? {
    guard
      root.expect(
        known: ["overlay", "title", "sources", "tickets"],
        required: ["overlay", "title", "tickets"])
    else { return nil }
    var sources: [String: RuleSource] = [:]
    PackParts.readSources(root["sources"], into: &sources)
    let tickets = (root["tickets"]?.entries ?? []).map { entry in
      (entry.key, changes(entry.value, wording: wording), entry.value)
    }
    guard let name = root["overlay"]?.text, let title = root["title"]?.localized else {
      return nil
    }
    return RuleOverlay(name: name, title: title, sources: sources, tickets: tickets)
  }

  private static func changes(_ node: RuleNode, wording: Wording) -> Changes {
    node.expect(known: ["parameters", "severities", "off", "rules"])
    var rules: [Rule] = []
    PackParts.readRules(node["rules"], wording: wording, into: &rules)
    return Changes(
      parameters: PackParts.readParameters(node["parameters"]),
      severities: (node["severities"]?.entries ?? []).compactMap { entry in
        entry.value.choice(Severity.self).map { (entry.key, $0, entry.value) }
      },
      switchedOff: (node["off"]?.entries ?? []).compactMap { entry in
        entry.value.localized.map { (entry.key, $0, entry.value) }
      }, rules: rules)
  }

  /// The packs with its changes; what it names and no pack has is noted.
  func applied(to packs: [RulePack]) -> [RulePack] {
    for entry in tickets where !packs.contains(where: { $0.ticket == entry.ticket }) {
      entry.node.note(
        RuleNode.unknown(entry.ticket, what: "ticket", among: packs.map(\.ticket)))
    }
    return packs.map { pack in
      tickets.first { $0.ticket == pack.ticket }.map { applied($0.changes, to: pack, $0.node) }
        ?? pack
    }
  }

  private func applied(_ changes: Changes, to pack: RulePack, _ node: RuleNode) -> RulePack {
    let ids = pack.rules.map(\.id)
    for named in changes.severities.map({ ($0.id, $0.node) })
      + changes.switchedOff.map({ ($0.id, $0.node) }) where !ids.contains(named.0)
    {
      named.1.note(RuleNode.unknown(named.0, what: "rule", among: ids))
    }
    for rule in changes.rules where ids.contains(rule.id) {
      node.note("'\(pack.ticket)' has a rule '\(rule.id)' already", at: rule.place.rule)
    }
    let names = pack.parameters.map(\.name)
    let own = Set(changes.rules.flatMap { $0.arguments.parameterNames })
    for parameter in changes.parameters
    where !names.contains(parameter.name) && !own.contains(parameter.name) {
      node.note(
        RuleNode.unknown(parameter.name, what: "parameter", among: names), at: parameter.sourceMark)
    }
    let off = Set(changes.switchedOff.map(\.id))
    let kept = pack.rules.filter { !off.contains($0.id) }.map { rule in
      rule.adapted(
        severity: changes.severities.first { $0.id == rule.id }?.severity, examples: nil)
    }
    let changed = changes.parameters.map(\.name)
    return pack.overlaid(
      parameters: changes.parameters + pack.parameters.filter { !changed.contains($0.name) },
      rules: kept + changes.rules,
      sources: pack.sources.merging(sources) { _, new in new },
      by: AppliedOverlay(
        name: name, title: title, added: changes.rules.map { "\(pack.ticket)/\($0.id)" },
        changed: changes.severities.map { "\(pack.ticket)/\($0.id)" } + changed,
        switchedOff: changes.switchedOff.map {
          AppliedOverlay.SwitchedOff(rule: "\(pack.ticket)/\($0.id)", reason: $0.reason)
        }))
  }
}

extension MarkedNode {
  /// The parameters that a rule's arguments name: `$name`.
  fileprivate var parameterNames: [String] {
    switch self {
    case .scalar(let text, isQuoted: false, _):
      text.hasPrefix("$") ? [String(text.dropFirst())] : []
    case .scalar: []
    case .sequence(let nodes, _): nodes.flatMap(\.parameterNames)
    case .mapping(let entries, _): entries.flatMap { $0.value.parameterNames }
    }
  }
}
