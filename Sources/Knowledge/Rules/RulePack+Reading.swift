internal import Evidence
internal import MarkedYAML

/// What the files of `rules/shared` offer to every pack.
struct SharedRules {
  var sources: [String: RuleSource] = [:]
  var parameters: [PackParameter] = []
  var rules: [Rule] = []

  /// Reads one file: sources, parameters and rules, none of them obligatory.
  mutating func add(_ root: RuleNode, wording: Wording) {
    root.expect(known: ["sources", "parameters", "rules"])
    PackParts.readSources(root["sources"], into: &sources)
    parameters += PackParts.readParameters(root["parameters"])
    PackParts.readRules(root["rules"], wording: wording, into: &rules)
  }
}

/// The parts that packs and shared files have in common.
enum PackParts {
  static func readSources(_ node: RuleNode?, into sources: inout [String: RuleSource]) {
    for entry in node?.entries ?? [] {
      guard let source = RuleSource.read(entry.value, key: entry.key) else { continue }
      if sources.updateValue(source, forKey: entry.key) != nil {
        node?.note("the source '\(entry.key)' is there already; keep one", at: entry.mark)
      }
    }
  }

  static func readParameters(_ node: RuleNode?) -> [PackParameter] {
    (node?.entries ?? []).compactMap { PackParameter.read($0.value, name: $0.key) }
  }

  static func readRules(_ node: RuleNode?, wording: Wording, into rules: inout [Rule]) {
    for element in node?.elements ?? [] {
      guard let rule = Rule.read(element, wording: wording) else { continue }
      if rules.contains(where: { $0.id == rule.id }) {
        element.note("the rule '\(rule.id)' is there already; keep one", at: rule.place.rule)
      }
      rules.append(rule)
    }
  }
}

extension RulePack {
  static func read(_ root: RuleNode, shared: SharedRules, wording: Wording) -> RulePack? {
    let keys = [
      "ticket", "title", "summary", "case", "sources", "parameters", "documents", "include",
      "rules",
    ]
    guard root.expect(known: keys, required: ["ticket", "title", "summary", "case", "documents"])
    else { return nil }
    var sources = shared.sources
    PackParts.readSources(root["sources"], into: &sources)
    let own = PackParts.readParameters(root["parameters"])
    let parameters = own + shared.parameters.filter { !own.map(\.name).contains($0.name) }
    var rules = included(root["include"], from: shared.rules)
    PackParts.readRules(root["rules"], wording: wording, into: &rules)
    // All of it is read before any of it is given up, so that all problems are told.
    let texts = (root["title"]?.localized, root["summary"]?.localized)
    let needs = (root["case"]?.elements ?? []).compactMap(CaseNeed.read)
    let matrix = root["documents"].map(DocumentMatrix.read)
    guard let ticket = root["ticket"]?.text, let title = texts.0, let summary = texts.1, let matrix
    else { return nil }
    if root.file != "\(RuleBook.folder)/\(ticket).yaml" {
      root["ticket"]?.note("the file of the ticket '\(ticket)' is named \(ticket).yaml")
    }
    let pack = RulePack(
      ticket: ticket, title: title, summary: summary,
      needs: needs, parameters: parameters, matrix: matrix, rules: rules, sources: sources)
    pack.checkReferences(root)
    return pack
  }

  /// Rules that the pack takes over by name: `file-readable`, or `{rule: …, severity: …}`.
  private static func included(_ node: RuleNode?, from shared: [Rule]) -> [Rule] {
    var rules: [Rule] = []
    for element in node?.elements ?? [] {
      var name = element
      var severity: Severity?
      if element.node.entries != nil {
        element.expect(known: ["rule", "severity"], required: ["rule", "severity"])
        guard let inner = element["rule"] else { continue }
        name = inner
        severity = element["severity"]?.choice(Severity.self)
      }
      guard let id = name.text else { continue }
      guard let rule = shared.first(where: { $0.id == id }) else {
        name.note(RuleNode.unknown(id, what: "shared rule", among: shared.map(\.id)))
        continue
      }
      if rules.contains(where: { $0.id == id }) { name.note("'\(id)' is included twice") }
      rules.append(rule.weighing(severity))
    }
    return rules
  }

  private func checkReferences(_ root: RuleNode) {
    for parameter in parameters where sources[parameter.source] == nil {
      root.log.note(
        YAMLProblem(
          file: parameter.file, mark: parameter.sourceMark,
          message: RuleNode.unknown(
            parameter.source, what: "source", among: sources.keys.sorted())))
    }
    var earlier: [String] = []
    for rule in rules {
      func note(_ message: String, at mark: Mark) {
        root.log.note(YAMLProblem(file: rule.place.file, mark: mark, message: message))
      }
      if sources[rule.source] == nil {
        note(
          RuleNode.unknown(rule.source, what: "source", among: sources.keys.sorted()),
          at: rule.place.source)
      }
      for other in rule.conditions.after where !earlier.contains(other) {
        note(
          "'\(rule.id)' comes after '\(other)', which does not stand before it in '\(ticket)'",
          at: rule.conditions.afterMark ?? rule.place.rule)
      }
      earlier.append(rule.id)
    }
  }
}
