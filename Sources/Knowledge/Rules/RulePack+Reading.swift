internal import Evidence
internal import MarkedYAML

/// What the files of `rules/shared` offer to every pack.
struct SharedRules {
  var sources: [String: RuleSource] = [:]
  var parameters: [PackParameter] = []
  var rules: [Rule] = []
  /// Names for lists of rules that packs include together.
  var sets: [String: [String]] = [:]

  /// Reads one file: sources, parameters, rules and sets of them, none of them obligatory.
  mutating func add(_ root: RuleNode, wording: Wording) {
    root.expect(known: ["sources", "parameters", "rules", "sets"])
    for entry in root["sets"]?.entries ?? [] {
      if sets.updateValue(entry.value.texts, forKey: entry.key) != nil {
        root.note("the set '\(entry.key)' is there already; keep one", at: entry.mark)
      }
    }
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
    var rules = included(root["include"], from: shared, wording: wording)
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
    pack.checkReferences(root.log)
    return pack
  }

  /// Rules that the pack takes over by name: `file-readable`, `{set: every-file}`, or
  /// `{rule: …, severity: …, examples: […]}`.
  private static func included(
    _ node: RuleNode?, from shared: SharedRules, wording: Wording
  ) -> [Rule] {
    var rules: [Rule] = []
    func include(
      _ id: String, severity: Severity? = nil, examples: [RuleExample]? = nil, at node: RuleNode
    ) {
      guard let rule = shared.rules.first(where: { $0.id == id }) else {
        node.note(RuleNode.unknown(id, what: "shared rule", among: shared.rules.map(\.id)))
        return
      }
      if rules.contains(where: { $0.id == id }) { node.note("'\(id)' is included twice") }
      rules.append(rule.adapted(severity: severity, examples: examples))
    }
    for element in node?.elements ?? [] {
      guard element.node.entries != nil else {
        if let id = element.text { include(id, at: element) }
        continue
      }
      if let set = element["set"] {
        element.expect(known: ["set"])
        guard let name = set.text else { continue }
        guard let ids = shared.sets[name] else {
          set.note(RuleNode.unknown(name, what: "set", among: shared.sets.keys.sorted()))
          continue
        }
        for id in ids { include(id, at: set) }
        continue
      }
      element.expect(known: ["rule", "severity", "examples"], required: ["rule"])
      guard let name = element["rule"], let id = name.text else { continue }
      let examples = element["examples"]?.elements.compactMap {
        RuleExample.read($0, wording: wording)
      }
      include(
        id, severity: element["severity"]?.choice(Severity.self), examples: examples, at: name)
    }
    return rules
  }

  /// Notes sources that are not there, and rules that come after ones that do not stand before them.
  func checkReferences(_ log: ProblemLog) {
    for parameter in parameters where sources[parameter.source] == nil {
      log.note(
        YAMLProblem(
          file: parameter.file, mark: parameter.sourceMark,
          message: RuleNode.unknown(
            parameter.source, what: "source", among: sources.keys.sorted())))
    }
    let switchedOff = overlays.flatMap(\.switchedOff).map(\.rule)
    var earlier: [String] = []
    for rule in rules {
      func note(_ message: String, at mark: Mark) {
        log.note(YAMLProblem(file: rule.place.file, mark: mark, message: message))
      }
      if sources[rule.source] == nil {
        note(
          RuleNode.unknown(rule.source, what: "source", among: sources.keys.sorted()),
          at: rule.place.source)
      }
      for other in rule.conditions.after
      where !earlier.contains(other) && !switchedOff.contains("\(ticket)/\(other)") {
        note(
          "'\(rule.id)' comes after '\(other)', which does not stand before it in '\(ticket)'",
          at: rule.conditions.afterMark ?? rule.place.rule)
      }
      earlier.append(rule.id)
    }
  }
}
