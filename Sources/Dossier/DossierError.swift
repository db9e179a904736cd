public import Evidence
internal import Intake
internal import MarkedYAML

/// Why a run cannot go on; what is wrong with the evidence is never an error but a finding.
public struct DossierError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong; more codes may come.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable { case noCase, caseFile, rules, machine }
    private let kind: Kind

    /// There is no case where one was named, or it cannot be looked into.
    public static let noCase = Code(kind: .noCase)
    /// The case file cannot be accepted.
    public static let caseFile = Code(kind: .caseFile)
    /// The rules cannot be accepted.
    public static let rules = Code(kind: .rules)
    /// The machine refused what every run needs.
    public static let machine = Code(kind: .machine)
  }

  public let code: Code
  /// One line for each problem; those in YAML begin with `FILE:LINE:COLUMN:`.
  public let message: LocalizedText
  /// What to do about it, where the message does not say.
  public let remedy: LocalizedText?

  init(_ code: Code, _ message: LocalizedText, remedy: LocalizedText? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  init(_ error: IntakeError) {
    switch error {
    case .noSuchFolder, .notAFolder, .notReadable, .noCaseFile, .tooManyEntries, .tooDeep:
      self.init(.noCase, error.words)
    case .severalCaseFiles, .caseFileNotReadable, .caseFileNotAFile, .caseFile:
      self.init(.caseFile, error.words)
    }
  }

  init(rules problems: [YAMLProblem]) {
    self.init(
      .rules, LocalizedText(plain: problems.map(\.description).joined(separator: "\n")),
      remedy: LocalizedText(
        en: "mend the files named above; 'dossier rules lint' checks them",
        zh: "请改正上述文件；可用 'dossier rules lint' 检查"))
  }

  public var words: LocalizedText {
    remedy.map { message + LocalizedText(plain: "\n") + $0 } ?? message
  }

  public var description: String { words.en }
}
