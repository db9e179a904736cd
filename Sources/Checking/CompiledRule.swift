internal import Evidence
internal import Knowledge
internal import MarkedYAML

/// A rule and its check, ready for every store.
struct CompiledRule: Sendable {
  let rule: Rule
  let ticket: String
  let source: RuleSource
  /// The parameters that it uses, in the order of their names.
  let parameters: [String]
  private let standard: any CheckKind
  private let byMarketplace: [String: any CheckKind]

  /// What reports call it.
  var requirement: Requirement {
    Requirement(
      rule: name, title: rule.title, severity: rule.severity,
      source: Finding.Source(title: source.title, url: source.url, asOf: source.asOf))
  }

  /// Notes what is wrong; nil when there is no such check or source.
  init?(_ rule: Rule, of pack: RulePack, wording: Wording, log: ProblemLog) {
    guard let kind = CheckCatalog.kind(named: rule.check) else {
      let names = CheckCatalog.kinds.map { $0.name }
      log.note(
        YAMLProblem(
          file: rule.place.file, mark: rule.place.check,
          message: RuleNode.unknown(rule.check, what: "check", among: names)))
      return nil
    }
    guard let source = pack.source(of: rule) else { return nil }
    var used: Set<String> = []
    func check(in marketplace: String?) -> any CheckKind {
      let arguments = ArgumentReader(
        rule: rule, pack: pack, wording: wording, marketplace: marketplace, log: log)
      let check = kind.init(arguments)
      arguments.finish()
      used.formUnion(arguments.parameters)
      return check
    }
    self.rule = rule
    self.source = source
    ticket = pack.ticket
    standard = check(in: nil)
    byMarketplace = Dictionary(
      pack.marketplaces.map { ($0, check(in: $0)) }, uniquingKeysWith: { first, _ in first })
    parameters = used.sorted()
  }

  /// `ticket/rule`, as reports name it.
  var name: String { "\(ticket)/\(rule.id)" }

  func check(in marketplace: String?) -> any CheckKind {
    marketplace.flatMap { byMarketplace[$0] } ?? standard
  }
}

/// A pack whose every rule is ready.
struct CompiledPack: Sendable {
  let pack: RulePack
  let rules: [CompiledRule]

  init(_ pack: RulePack, wording: Wording, log: ProblemLog) {
    self.pack = pack
    rules = pack.rules.compactMap { CompiledRule($0, of: pack, wording: wording, log: log) }
  }
}
