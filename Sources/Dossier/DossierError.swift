public import Evidence
internal import Glibc
internal import Intake
internal import MarkedYAML
internal import Packing

/// Why a run cannot go on; what is wrong with the evidence is never an error but a finding.
public struct DossierError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong; more codes may come.
  public struct Code: Hashable, Sendable {
    private enum Kind: Hashable { case noCase, caseFile, rules, machine, output }
    private let kind: Kind

    /// There is no case where one was named, or it cannot be looked into.
    public static let noCase = Code(kind: .noCase)
    /// The case file cannot be accepted.
    public static let caseFile = Code(kind: .caseFile)
    /// The rules cannot be accepted.
    public static let rules = Code(kind: .rules)
    /// The machine refused what every run needs.
    public static let machine = Code(kind: .machine)
    /// What was to be written cannot be.
    public static let output = Code(kind: .output)
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

  /// - Parameter name: What the bag was to be called.
  init(_ failure: BagFailure, writing name: String) {
    let why: LocalizedText =
      switch failure.cause {
      case .occupied:
        LocalizedText(
          en: "it is there already, and is left as it is; name a folder that is not",
          zh: "它已经存在，未作改动；请另取一个文件夹名")
      case .system(let number):
        Denial.system(String(cString: strerror(number))).words
      case .source(let path, let problem):
        LocalizedText(plain: "\(path): ") + problem.words
      case .changed(let path):
        LocalizedText(
          en: "\(path) changed after it was checked; check the case again",
          zh: "\(path) 在检查之后被改动；请重新检查")
      }
    self.init(.output, LocalizedText(en: "cannot pack into \(name): ", zh: "无法打包到 \(name)：") + why)
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
