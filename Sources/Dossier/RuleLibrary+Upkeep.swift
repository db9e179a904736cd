public import Knowledge
internal import MarkedYAML

extension RuleLibrary {
  /// Everything that is wrong with rules: `FILE:LINE:COLUMN: MESSAGE`, in that order.
  public static func problems(in files: RuleFiles) -> [String] {
    RuleBook.read(files).problems.map(\.description)
  }

  /// What became of the examples of all rules.
  public struct TestResult: Sendable {
    public let count: Int
    /// One line for each example that gives something else than it states.
    public let failures: [String]
  }

  /// Judges every example of every rule.
  public func test() -> TestResult {
    TestResult(count: 0, failures: [])
  }
}
