internal import Checking
public import Knowledge
internal import MarkedYAML

extension RuleLibrary {
  /// Everything that is wrong with rules: `FILE:LINE:COLUMN: MESSAGE`, in that order.
  public static func problems(in files: RuleFiles) -> [String] {
    var problems = PackLinter.problems(in: files)
    do {
      _ = try ReadingKnowledge(files)
    } catch {
      // The first one; what reads documents stops there.
      problems.append(error)
    }
    return problems.map(\.description)
  }

  /// What became of the examples of all rules.
  public struct TestResult: Sendable {
    public let count: Int
    /// One line for each example that gives something else than it states.
    public let failures: [String]
  }

  /// Judges every example of every rule; refused when the rules are not sound.
  public static func test(_ files: RuleFiles) throws(DossierError) -> TestResult {
    do {
      let outcomes = try RuleTester(files).run()
      return TestResult(
        count: outcomes.count,
        failures: outcomes.filter { $0.failure != nil }.map(\.description))
    } catch {
      throw DossierError(rules: error.problems)
    }
  }

  /// What became of faults that were put into rules.
  public struct MutationResult: Sendable {
    public let count: Int
    /// One line for each fault that no example noticed.
    public let survivors: [String]

    /// The share of faults that examples noticed, in per cent; 100 where there were none.
    public var percentCaught: Double {
      count == 0 ? 100 : 100 * Double(count - survivors.count) / Double(count)
    }
  }

  /// Puts faults into the rules of one ticket, or of all, and judges their examples anew.
  public static func mutate(
    _ files: RuleFiles, ticket: String? = nil
  ) throws(DossierError) -> MutationResult {
    do {
      let mutants = try RuleMutator(files).run(ticket: ticket)
      return MutationResult(
        count: mutants.count, survivors: mutants.filter { !$0.isCaught }.map(\.description))
    } catch {
      throw DossierError(rules: error.problems)
    }
  }
}
