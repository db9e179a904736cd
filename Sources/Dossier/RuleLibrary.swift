public import Knowledge
internal import MarkedYAML

/// The rules as a person asks for them: by name, with a suggestion when there is no such name.
public struct RuleLibrary: Sendable {
  public let book: RuleBook

  /// Reads the rules; refused, with every problem named, when they are not sound.
  public init(_ files: RuleFiles) throws(DossierError) {
    let (book, problems) = RuleBook.read(files)
    guard problems.isEmpty else { throw DossierError(rules: problems) }
    self.book = book
  }

  public var tickets: [String] { book.packs.map(\.ticket) }

  /// What to say of a ticket that has no pack; nil for one that has.
  public func complaint(aboutTicket ticket: String) -> String? {
    guard !tickets.contains(ticket) else { return nil }
    let nearest = Suggestion.clause(for: ticket, among: tickets)
    return "there is no ticket category '\(ticket)'"
      + (nearest.isEmpty ? "; known are: " + tickets.joined(separator: ", ") : nearest)
  }

  /// The rule of a name, `ticket/rule` or the rule alone where one pack only has it.
  public func rule(
    named name: String
  ) throws(UnknownRule) -> (rule: Rule, pack: RulePack) {
    let rules = book.packs.flatMap { pack in pack.rules.map { (rule: $0, pack: pack) } }
    func fullName(_ entry: (rule: Rule, pack: RulePack)) -> String {
      "\(entry.pack.ticket)/\(entry.rule.id)"
    }
    let matches = rules.filter { fullName($0) == name || $0.rule.id == name }
    if let match = matches.first, matches.count == 1 { return match }
    if !matches.isEmpty {
      throw UnknownRule(
        description: "several tickets have a rule '\(name)'; say which: "
          + matches.map(fullName).joined(separator: ", "))
    }
    let names = name.contains("/") ? rules.map(fullName) : rules.map(\.rule.id)
    let nearest = Suggestion.clause(for: name, among: names)
    throw UnknownRule(
      description: "there is no rule '\(name)'"
        + (nearest.isEmpty ? "; 'dossier rules list' names them all" : nearest))
  }
}

/// A name that means no rule, or more than one.
public struct UnknownRule: Error, CustomStringConvertible {
  public let description: String
}
