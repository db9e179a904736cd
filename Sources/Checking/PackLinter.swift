internal import Evidence
public import Knowledge
public import MarkedYAML

/// Finds what is wrong with rule packs, all of it, without judging any case.
public enum PackLinter {
  /// Problems in the order of file and place; none for packs that are fit to be used.
  public static func problems(in files: RuleFiles) -> [YAMLProblem] {
    let (book, problems) = RuleBook.read(files)
    let log = ProblemLog()
    problems.forEach(log.note)
    if book.packs.isEmpty, problems.isEmpty {
      log.note(YAMLProblem(file: "tickets", mark: nil, message: "there is no rule pack"))
    }
    for doubt in CheckResult.Doubt.allCases where doubt != .elsewhere {
      if book.wording.doubt(doubt.rawValue) == nil {
        log.note(
          YAMLProblem(
            file: Wording.path, mark: nil, message: "the doubt '\(doubt.rawValue)' has no words"))
      }
    }
    var used: Set<String> = []
    for pack in book.packs {
      let rules = CompiledPack(pack, wording: book.wording, log: log).rules
      for compiled in rules {
        used.insert(compiled.rule.id)
        RuleLint(compiled: compiled, log: log).run()
      }
      for off in pack.overlays.flatMap(\.switchedOff) {
        used.insert(String(off.rule.dropFirst(pack.ticket.count + 1)))
      }
      PackProof.check(pack, log: log)
      checkParameters(of: pack, usedBy: rules, log: log)
    }
    for rule in book.shared where !used.contains(rule.id) {
      log.note(
        YAMLProblem(
          file: rule.place.file, mark: rule.place.rule,
          message: "no pack includes the shared rule '\(rule.id)'"))
    }
    return log.ordered
  }

  /// A number that no rule reads is a rule that somebody believes to be there.
  private static func checkParameters(
    of pack: RulePack, usedBy rules: [CompiledRule], log: ProblemLog
  ) {
    let used = Set(rules.flatMap(\.parameters))
    for parameter in pack.parameters
    where !used.contains(parameter.name) && parameter.file == pack.path {
      log.note(
        YAMLProblem(
          file: parameter.file, mark: parameter.value.mark,
          message: "no rule of the pack uses the parameter '\(parameter.name)'"))
    }
  }
}

/// What one rule has to fulfil beyond being readable.
private struct RuleLint {
  let compiled: CompiledRule
  let log: ProblemLog

  private var rule: Rule { compiled.rule }

  func run() {
    guard let kind = CheckCatalog.kind(named: rule.check) else { return }
    checkScope(kind)
    checkSlots(kind)
    checkExamples(kind)
    if rule.severity == .error, rule.unknown != .error {
      note("a rule of severity error is required: what is unknown to it is an error too")
    }
    if rule.stops || rule.isFirst, ![.files, .documents].contains(scopeKind) {
      note("'stops' and 'first' are for rules on files and documents")
    }
    if rule.stops, rule.isFirst { note("a rule that stops is no 'first' one") }
    if rule.conditions.field != nil || rule.conditions.withoutField != nil,
      ![.files, .documents].contains(scopeKind)
    {
      note("a condition on a field is for rules on files and documents")
    }
  }

  private func note(_ message: String, at mark: Mark? = nil) {
    log.note(
      YAMLProblem(
        file: rule.place.file, mark: mark ?? rule.place.rule, message: "'\(rule.id)': \(message)"))
  }

  private var scopeKind: ScopeKind {
    switch rule.scope {
    case .files: .files
    case .documents: .documents
    case .caseFile: .caseFile
    case .entries: .entries
    case .bundle: .bundle
    }
  }

  private func checkScope(_ kind: any CheckKind.Type) {
    // What can be said of every file can be said of some kinds of document too.
    let scopes = kind.scopes.contains(.files) ? kind.scopes.union([.documents]) : kind.scopes
    if !scopes.contains(scopeKind) {
      let names = scopes.map(\.rawValue).sorted().joined(separator: ", ")
      note("the check '\(rule.check)' cannot be applied to that; it applies to: \(names)")
    }
  }

  private func checkSlots(_ kind: any CheckKind.Type) {
    let common: Set<MessageSlot> = [.document, .field, .subject, .found]
    let known = common.union(kind.slots).map(\.rawValue).sorted()
    for text in [rule.message.en, rule.message.zh, rule.remedy.en, rule.remedy.zh] {
      for name in Template(text).names where !known.contains(name) {
        note(RuleNode.unknown(name, what: "placeholder", among: known), at: rule.place.message)
      }
    }
    if Set(Template(rule.message.en).names) != Set(Template(rule.message.zh).names) {
      note("the two languages of the message have different placeholders", at: rule.place.message)
    }
  }

  private func checkExamples(_ kind: any CheckKind.Type) {
    for outcome in Outcome.allCases where kind.outcomes.contains(outcome) {
      if !rule.examples.contains(where: { $0.gives == outcome }) {
        note("no example gives '\(outcome.rawValue)'; each outcome of a check needs one")
      }
    }
  }
}
