public import Evidence
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
  public var words: LocalizedText {
    LocalizedText(en: lines(in: .en), zh: lines(in: .zh))
  }

  public var description: String { words.en }

  private func lines(in language: ReportLanguage) -> String {
    problems.map { $0.text(in: language) }.joined(separator: "\n")
  }
}
