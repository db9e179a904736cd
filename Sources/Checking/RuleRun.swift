internal import Evidence
internal import Knowledge

/// One case on its way through the rules of its ticket.
///
/// Rules that end the judging of a document go first, then those of documents, then those of the
/// bundle and the case, which know how each document stands.
struct RuleRun {
  /// What one rule said, and where it belongs in the order of the report.
  private struct Entry {
    let rule: Int
    let document: Int
    let result: CheckResult
  }

  private let pack: CompiledPack
  private var context: CaseContext
  private var entries: [Entry] = []
  /// The rules that found fault with each document, or could not be decided.
  private var faults: [Int: Set<String>] = [:]
  /// Documents that some page of could not be read, which has a finding of its own.
  private var unread: Set<EvidencePath> = []

  private init(_ pack: CompiledPack, context: CaseContext) {
    self.pack = pack
    self.context = context
  }

  /// What all rules of a pack say of a case.
  static func judgement(of context: CaseContext, by pack: CompiledPack) -> Assessment {
    var run = RuleRun(pack, context: context)
    run.judge()
    return run.assessment
  }

  private mutating func judge() {
    let rules = pack.rules.indices
    for rule in rules where pack.rules[rule].rule.isFirst { judgeDocuments(rule) }
    for rule in rules where pack.rules[rule].rule.stops { judgeStopping(rule) }
    for rule in rules where !pack.rules[rule].rule.stops && !pack.rules[rule].rule.isFirst {
      judgeDocuments(rule)
    }
    weighDocuments()
    for rule in rules { judgeWhole(rule) }
    mentionUnused()
    entries.sort { ($0.rule, $0.document) < ($1.rule, $1.document) }
  }

  // MARK: The three rounds

  private mutating func judgeStopping(_ rule: Int) {
    for index in subjects(of: rule) {
      if case .stopped = context.documents[index].standing { continue }
      let results = judge(rule, document: index)
      if results.contains(where: { $0.outcome == .fail || $0.outcome == .unknown }) {
        let isRequired = pack.rules[rule].rule.severity == .error
        context.documents[index].standing = .stopped(isRequired: isRequired)
      }
    }
  }

  private mutating func judgeDocuments(_ rule: Int) {
    for index in subjects(of: rule) {
      if case .stopped = context.documents[index].standing {
        add(.notApplicable, rule: rule, document: index)
      } else {
        judge(rule, document: index)
      }
    }
  }

  private mutating func weighDocuments() {
    for entry in entries where pack.rules[entry.rule].rule.severity == .error {
      guard entry.document < context.documents.count, entry.result.doubt != .elsewhere,
        entry.result.outcome == .fail || entry.result.outcome == .unknown,
        context.documents[entry.document].standing == .sound
      else { continue }
      context.documents[entry.document].standing = .flawed
    }
  }

  private mutating func judgeWhole(_ rule: Int) {
    let compiled = pack.rules[rule]
    var targets: [CheckTarget] = []
    switch compiled.rule.scope {
    case .files, .documents: return
    case .caseFile, .bundle: targets = [.whole]
    case .entries(let list):
      targets = context.readCase.file.nodes(at: "\(list)[]").map {
        .entry($0.node, path: $0.path)
      }
    }
    guard applies(compiled.rule, to: nil) else { return }
    let check = compiled.check(in: context.marketplace)
    for target in targets {
      for result in check.judge(target, in: context) {
        let isSettled = isSettled(result.field, by: compiled.rule)
        let told = isSettled ? CheckResult.notApplicable.on(field: result.field) : result
        add(told, rule: rule, document: context.documents.count)
      }
    }
  }

  /// A rule that met nothing to judge is mentioned once, so that the report tells every rule.
  private mutating func mentionUnused() {
    let used = Set(entries.map(\.rule))
    for rule in pack.rules.indices where !used.contains(rule) {
      add(.notApplicable, rule: rule, document: context.documents.count)
    }
  }

  // MARK: One rule on one document

  /// The documents that a rule is about, by position.
  private func subjects(of rule: Int) -> [Int] {
    switch pack.rules[rule].rule.scope {
    case .files: Array(context.documents.indices)
    case .documents(let kinds):
      context.documents.indices.filter { context.documents[$0].isOf(Set(kinds)) }
    case .caseFile, .entries, .bundle: []
    }
  }

  @discardableResult
  private mutating func judge(_ rule: Int, document index: Int) -> [CheckResult] {
    let compiled = pack.rules[rule]
    let judged = context.documents[index]
    guard applies(compiled.rule, to: judged), !isSettled(by: compiled.rule, document: index) else {
      add(.notApplicable, rule: rule, document: index)
      return []
    }
    let results = compiled.check(in: context.marketplace).judge(.document(judged), in: context)
    for result in results {
      add(result, rule: rule, document: index)
      if case .files = compiled.rule.scope, result.doubt == .notRead { unread.insert(judged.path) }
    }
    return results
  }

  private func applies(_ rule: Rule, to judged: JudgedDocument?) -> Bool {
    let conditions = rule.conditions
    if !conditions.marketplaces.isEmpty {
      guard let code = context.marketplace, conditions.marketplaces.contains(code) else {
        return false
      }
    }
    if let path = conditions.casePath, context.readCase.file.nodes(at: path).isEmpty {
      return false
    }
    guard let judged else { return true }
    if let field = conditions.field, judged.document.readings(of: field).isEmpty { return false }
    if let field = conditions.withoutField, !judged.document.readings(of: field).isEmpty {
      return false
    }
    if let isFapiao = conditions.isFapiao, Fapiao.isOne(judged) != isFapiao { return false }
    if conditions.says.isEmpty { return true }
    let prose = judged.prose
    return conditions.says.contains(where: prose.contains)
  }

  /// Whether one of the rules before which this one stands back has found fault.
  private func isSettled(by rule: Rule, document: Int) -> Bool {
    faults[document].map { !$0.isDisjoint(with: rule.conditions.after) } ?? false
  }

  /// The same of a place in the case file.
  private func isSettled(_ field: String?, by rule: Rule) -> Bool {
    guard let field, !rule.conditions.after.isEmpty else { return false }
    return entries.contains { entry in
      entry.result.field == field && entry.result.outcome == .fail
        && rule.conditions.after.contains(pack.rules[entry.rule].rule.id)
    }
  }

  private mutating func add(_ result: CheckResult, rule: Int, document: Int) {
    var result = result
    if document < context.documents.count {
      result.document = result.document ?? context.documents[document].path
    }
    entries.append(Entry(rule: rule, document: document, result: result))
    if result.outcome == .fail || result.outcome == .unknown {
      faults[document, default: []].insert(pack.rules[rule].rule.id)
    }
  }

  // MARK: What it amounts to

  private var assessment: Assessment {
    var checks: [Check] = []
    var findings: [Finding] = []
    var undecided: [Finding] = []
    let writer = FindingWriter(wording: context.wording)
    for entry in entries {
      let rule = pack.rules[entry.rule]
      let check = Check(
        rule: rule.name, outcome: entry.result.outcome, document: entry.result.document,
        field: entry.result.field, subject: entry.result.subject, evidence: entry.result.proofs,
        turnsOn: entry.result.turnsOn)
      checks.append(check)
      guard !isTold(entry), let finding = writer.finding(rule, entry.result, check) else {
        continue
      }
      if entry.result.outcome == .unknown, rule.rule.unknown == .ignore {
        undecided.append(finding)
      } else {
        findings.append(finding)
      }
    }
    return Assessment(
      readCase: context.readCase, checks: checks, findings: findings, undecided: undecided,
      verdict: verdict, requirements: pack.rules.map(\.requirement),
      overlays: pack.pack.overlays)
  }

  /// Whether another finding tells it already: the page that was not read, a flawed document.
  private func isTold(_ entry: Entry) -> Bool {
    if entry.result.doubt == .elsewhere { return true }
    guard entry.result.doubt == .notRead, let path = entry.result.document else { return false }
    if case .files = pack.rules[entry.rule].rule.scope { return false }
    return unread.contains(path)
  }

  private var verdict: Verdict {
    let required = entries.filter { pack.rules[$0.rule].rule.severity == .error }
    if required.contains(where: { $0.result.outcome == .fail }) { return .gaps }
    if required.contains(where: { $0.result.outcome == .unknown }) { return .undetermined }
    // Ready is a proof: something must have been judged, and each required document stands.
    let isProven =
      required.contains { $0.result.outcome == .pass }
      && pack.pack.matrix.required.allSatisfy { !context.sound(Set($0)).isEmpty }
    return isProven ? .ready : .undetermined
  }
}
