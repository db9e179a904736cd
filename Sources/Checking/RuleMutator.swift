internal import Evidence
public import Knowledge
internal import MarkedYAML

/// Puts faults into rules, one at a time, and sees whether their examples notice.
public struct RuleMutator: Sendable {
  /// A rule with one fault.
  public struct Mutant: Hashable, Sendable, CustomStringConvertible {
    /// `ticket/rule`.
    public let rule: String
    /// What was changed: `days: 365 for 366`.
    public let change: String
    /// Whether some example of the rule goes differently from what it says.
    public let isCaught: Bool

    public var description: String { "\(rule): \(change)" }
  }

  private let book: RuleBook
  private let tester: RuleTester

  /// Throws every problem at once when a pack is broken.
  public init(_ files: RuleFiles) throws(RulePackError) {
    tester = try RuleTester(files)
    book = RuleBook.read(files).book
  }

  /// Every fault of every rule, one ticket's or all.
  ///
  /// A shared rule is tried once for each way in which packs set its parameters and examples; what
  /// the lint would refuse is no mutant.
  public func run(ticket: String? = nil) -> [Mutant] {
    var seen: Set<String> = []
    return book.packs.filter { ticket == nil || $0.ticket == ticket }.flatMap { pack in
      pack.rules.flatMap { rule -> [Mutant] in
        let arguments = resolved(rule.arguments, in: pack)
        let example = rule.examples.first.map { "\($0.file):\($0.mark.line)" } ?? ""
        guard seen.insert("\(rule.id) \(example) \(Self.text(of: arguments))").inserted else {
          return []
        }
        return mutants(of: rule, arguments, in: pack)
      }
    }
  }

  private func mutants(of rule: Rule, _ arguments: MarkedNode, in pack: RulePack) -> [Mutant] {
    let name = "\(pack.ticket)/\(rule.id)"
    let changed = ArgumentMutation(wording: book.wording).mutants(of: arguments).map {
      ($0.change, rule.mutated(arguments: $0.arguments))
    }
    let unconditional = rule.conditions.weakened.map { change, conditions in
      (change, rule.mutated(arguments: arguments, conditions: conditions))
    }
    return (changed + unconditional).compactMap { change, mutant in
      tester.isRefuted(mutant, in: pack).map {
        Mutant(rule: name, change: change, isCaught: $0)
      }
    }
  }

  /// The arguments with the pack's values in the place of `$name`.
  private func resolved(_ arguments: MarkedNode, in pack: RulePack) -> MarkedNode {
    guard case .mapping(let entries, let mark) = arguments else { return arguments }
    let values = entries.map { entry -> MarkedNode.Entry in
      guard case .scalar(let text, isQuoted: false, _) = entry.value, text.hasPrefix("$"),
        let parameter = pack.parameter(String(text.dropFirst()))
      else { return entry }
      // Where stores differ the reference stays, so that examples of each store still hold.
      let value = parameter.marketplaces.isEmpty ? parameter.value : entry.value
      return MarkedNode.Entry(key: entry.key, keyMark: entry.keyMark, value: value)
    }
    return .mapping(values, mark: mark)
  }

  private static func text(of node: MarkedNode) -> String {
    switch node {
    case .scalar(let text, _, _): text
    case .sequence(let nodes, _): "[" + nodes.map(text).joined(separator: ", ") + "]"
    case .mapping(let entries, _):
      "{" + entries.map { "\($0.key): \(text(of: $0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
