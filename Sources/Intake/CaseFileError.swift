public import MarkedYAML

/// A case file that cannot be accepted: everything that is wrong with it, in the file's order.
public struct CaseFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  public let problems: [YAMLProblem]

  init(_ problems: [YAMLProblem]) {
    let start = Mark(line: 1, column: 1)
    self.problems = problems.sorted { ($0.mark ?? start) < ($1.mark ?? start) }
  }

  /// One line for each problem: `FILE:LINE:COLUMN: MESSAGE`.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
