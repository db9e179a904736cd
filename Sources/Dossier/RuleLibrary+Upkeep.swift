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
}
