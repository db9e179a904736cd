import Evidence
import Reporting

/// One format of the reports of a run, and where it goes.
struct RunOutput {
  private enum Target {
    /// All cases in one place.
    case whole(any RunReport, ReportOutput)
    /// A file for each case.
    case byCase(() -> any RunReport, ReportFolder, fileExtension: String)
  }

  private var target: Target

  init(_ report: any RunReport, to output: ReportOutput) { target = .whole(report, output) }

  /// - Parameter report: Gives a report for one case.
  init(byCase report: @escaping () -> any RunReport, in folder: ReportFolder, format: ReportFormat)
  {
    target = .byCase(report, folder, fileExtension: format.fileExtension)
  }

  mutating func add(_ outcome: CaseOutcome) throws(OutputFailure) {
    switch target {
    case .whole(var report, let output):
      try output.write(report.add(outcome))
      target = .whole(report, output)
    case .byCase(let make, let folder, let fileExtension):
      guard case .assessed(let assessment, _) = outcome else { return }
      var report = make()
      let output = try folder.file(
        forCase: assessment.readCase.received.path, fileExtension: fileExtension)
      try output.write(report.add(outcome) + report.finish())
      try output.finish()
    }
  }

  mutating func finish() throws(OutputFailure) {
    guard case .whole(var report, let output) = target else { return }
    try output.write(report.finish())
    try output.finish()
  }
}

/// A folder of reports: one for the run, or one for each case.
final class ReportFolder {
  private let path: [UInt8]
  /// Of each format's files.
  private var names: [String: ReportNames] = [:]

  /// Makes the folder, and those that it lies in, where they are not there yet.
  init(_ argument: RawArgument) throws(OutputFailure) {
    path = argument.bytes
    try makeFolder(path)
  }

  /// The file of a format that has one for the whole run: `dossier-report.sarif`.
  func file(forRunIn format: ReportFormat) throws(OutputFailure) -> ReportOutput {
    try output("dossier-report." + format.fileExtension)
  }

  /// The file of a case, named after its folder: `cases__acme.json` for `cases/acme`.
  func file(
    forCase casePath: String, fileExtension: String
  ) throws(OutputFailure) -> ReportOutput {
    let name = names[fileExtension, default: ReportNames()]
      .name(forCase: casePath, fileExtension: fileExtension)
    return try output(name)
  }

  private func output(_ name: String) throws(OutputFailure) -> ReportOutput {
    let slash = path.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return try ReportOutput(file: RawArgument(bytes: path + slash + Array(name.utf8)))
  }
}
