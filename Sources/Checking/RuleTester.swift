internal import Evidence
public import Knowledge
internal import MarkedYAML

/// Runs the examples of rules: they are the rules' tests.
public struct RuleTester: Sendable {
  /// How one example went.
  public struct Outcome: Hashable, Sendable, CustomStringConvertible {
    /// `ticket/rule`.
    public let rule: String
    /// Counted from one.
    public let example: Int
    /// Where it stands: file and line.
    public let file: String
    public let line: Int
    /// What went differently from what it says; nil when it went so.
    public let failure: String?

    public var description: String {
      "\(file):\(line): \(rule), example \(example): \(failure ?? "as it says")"
    }
  }

  private let book: RuleBook
  /// The rules without overlays: what examples say holds of the parameters that they were written by.
  private let base: RuleBook

  /// Throws every problem at once when a pack is broken.
  public init(_ files: RuleFiles) throws(RulePackError) {
    let (book, problems) = RuleBook.read(files)
    guard problems.isEmpty else { throw RulePackError(problems: problems) }
    self.book = book
    base = files.overlays.isEmpty ? book : RuleBook.read(files.withoutOverlays).book
    _ = try RuleEngine(book)
  }

  /// Every example of every rule, in the order of the packs; only one ticket's when named.
  ///
  /// Rules that overlays add are tested under the overlays, the others without.
  public func run(ticket: String? = nil) -> [Outcome] {
    book.packs.filter { ticket == nil || $0.ticket == ticket }.flatMap { pack in
      let own = base.packs.first { $0.ticket == pack.ticket }
      let added = pack.rules.filter { rule in own?.rules.contains { $0.id == rule.id } != true }
      return (own.map { own in own.rules.flatMap { run($0, of: own) } } ?? [])
        + added.flatMap { run($0, of: pack) }
    }
  }

  private func run(_ rule: Rule, of pack: RulePack) -> [Outcome] {
    let log = ProblemLog()
    let alone = CompiledPack(pack.keeping([rule]), wording: book.wording, log: log)
    return rule.examples.enumerated().map { index, example in
      Outcome(
        rule: "\(pack.ticket)/\(rule.id)", example: index + 1, file: example.file,
        line: example.mark.line, failure: failure(of: example, alone))
    }
  }

  /// Whether some example of a rule goes differently from what it says; nil for a rule that the
  /// lint refuses.
  func isRefuted(_ rule: Rule, in pack: RulePack) -> Bool? {
    let log = ProblemLog()
    let alone = CompiledPack(pack.keeping([rule]), wording: book.wording, log: log)
    guard log.problems.isEmpty, alone.rules.count == 1 else { return nil }
    return rule.examples.contains { failure(of: $0, alone) != nil }
  }

  private func failure(of example: RuleExample, _ pack: CompiledPack) -> String? {
    let readCase = ExampleCaseMaker.make(example, ticket: pack.pack.ticket)
    let context = CaseContext(readCase, pack: pack.pack, wording: book.wording)
    let assessment = RuleRun.judgement(of: context, by: pack)
    let outcomes = Set(assessment.checks.map(\.outcome))
    // What weighs most speaks for all.
    let order: [Evidence.Outcome] = [.fail, .unknown, .pass, .notApplicable]
    let given = order.first(where: outcomes.contains) ?? .notApplicable
    guard given == example.gives else {
      return "gives '\(given.rawValue)', not '\(example.gives.rawValue)'"
    }
    return detailFailure(of: example, in: assessment, given)
  }

  private func detailFailure(
    of example: RuleExample, in assessment: Assessment, _ given: Evidence.Outcome
  ) -> String? {
    let check = assessment.checks.first { $0.outcome == given }
    let finding = assessment.findings.first { $0.check.outcome == given }
    func differs(_ what: String, _ stated: String?, _ found: String?) -> String? {
      guard let stated, stated != found else { return nil }
      return "\(what) is '\(found ?? "nothing")', not '\(stated)'"
    }
    if let finding {
      let texts = [finding.message, finding.fix.action].flatMap { [$0.en, $0.zh] }
      if let blank = texts.first(where: { $0.contains("—") }) {
        return "a placeholder stays empty: \(blank)"
      }
    }
    return differs("field", example.field, check?.field)
      ?? differs("subject", example.subject, check?.subject)
      ?? differs("found", example.found, finding?.found)
      ?? differs("expected", example.expected, finding?.expected)
  }
}
