public import Evidence
public import Knowledge
public import MarkedYAML

/// Judges cases by the rules of their tickets.
public struct RuleEngine: Sendable {
  private let book: RuleBook
  private let packs: [String: CompiledPack]

  /// Reads and compiles the packs; throws every problem at once when one of them is broken.
  public init(_ files: RuleFiles) throws(RulePackError) {
    let (book, problems) = RuleBook.read(files)
    guard problems.isEmpty else { throw RulePackError(problems: problems) }
    try self.init(book)
  }

  /// Reads and compiles the pack of one ticket alone; one that there is not leaves it without packs.
  public init(_ files: RuleFiles, ticket: String) throws(RulePackError) {
    let (book, problems) = RuleBook.read(files, tickets: [ticket])
    guard problems.isEmpty else { throw RulePackError(problems: problems) }
    try self.init(book)
  }

  init(_ book: RuleBook) throws(RulePackError) {
    let log = ProblemLog()
    self.book = book
    packs = Dictionary(
      book.packs.map { ($0.ticket, CompiledPack($0, wording: book.wording, log: log)) },
      uniquingKeysWith: { first, _ in first })
    book.packs.forEach { PackProof.check($0, log: log) }
    guard log.problems.isEmpty else { throw RulePackError(problems: log.ordered) }
  }

  /// What its findings call fields and kinds.
  public var wording: Wording { book.wording }

  /// The ticket categories that it knows, sorted.
  public var tickets: [String] { packs.keys.sorted() }

  /// Judges a case by every rule of its ticket, in an order that depends on nothing else.
  ///
  /// A ticket that no pack is for makes the case undetermined, without any check.
  public func assess(_ readCase: ReadCase) -> Assessment {
    guard let pack = packs[readCase.file.ticket] else {
      return Assessment(readCase: readCase, checks: [], findings: [], verdict: .undetermined)
    }
    let context = CaseContext(readCase, pack: pack.pack, wording: book.wording)
    let assessment = RuleRun.judgement(of: context, by: pack)
    let search = OutlookSearch(assessment: assessment) { day in
      RuleRun.judgement(of: context.submitted(on: day), by: pack)
    }
    return Waivers(of: readCase, wording: book.wording)
      .applied(to: assessment.with(outlook: search.outlook()))
  }
}

/// All that is wrong with rule packs.
public struct RulePackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of file and place; never empty.
  public let problems: [YAMLProblem]

  public init(problems: [YAMLProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
