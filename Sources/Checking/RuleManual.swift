public import Evidence
public import Knowledge

/// What `explain` tells of rules: their page in the manual, as data.
public struct RuleManual: Sendable {
  public struct Page: Sendable {
    /// `ticket/rule`.
    public let name: String
    public let rule: Rule
    public let ticket: LocalizedText
    /// What passes the check kind that the rule uses.
    public let passes: LocalizedText
    public let source: RuleSource
    public let parameters: [PackParameter]
    /// The sources of the parameters, in the same order.
    public let parameterSources: [RuleSource]
  }

  /// In the order of the packs and their rules.
  public let pages: [Page]
  public let book: RuleBook

  /// The check kinds that rules can name, each with what passes it.
  public static let checkKinds: [(name: String, passes: LocalizedText)] =
    CheckCatalog.kinds.map { ($0.name, $0.summary) }

  /// Throws every problem at once when a pack is broken.
  ///
  /// - Parameter ticket: The only one that the caller asks for; of rules that are proven, nothing
  ///   else is read.
  public init(_ files: RuleFiles, ticket: String? = nil) throws(RulePackError) {
    let tickets = files.areProven ? ticket.map { Set([$0]) } : nil
    let (book, problems) = RuleBook.read(files, tickets: tickets)
    guard problems.isEmpty else { throw RulePackError(problems: problems) }
    let log = ProblemLog()
    var pages: [Page] = []
    for pack in book.packs {
      for compiled in CompiledPack(pack, wording: book.wording, log: log).rules {
        let parameters = compiled.parameters.compactMap(pack.parameter)
        pages.append(
          Page(
            name: compiled.name, rule: compiled.rule, ticket: pack.title,
            passes: CheckCatalog.kind(named: compiled.rule.check)?.summary ?? pack.title,
            source: compiled.source, parameters: parameters,
            parameterSources: parameters.compactMap { pack.sources[$0.source] }))
      }
    }
    guard log.problems.isEmpty else { throw RulePackError(problems: log.ordered) }
    self.pages = pages
    self.book = book
  }

  /// The pages that a name leads to: `ticket/rule`, or `rule` in every ticket that has it.
  public func pages(named name: String) -> [Page] {
    pages.filter { $0.name == name || $0.rule.id == name }
  }

  /// The names of all rules, for a suggestion when a name leads nowhere.
  public var names: [String] { pages.map(\.name) }
}
