import ArgumentParser
import Dossier
import Evidence
import Glibc
import Intake
import Knowledge
import Reporting

/// Where the reports of a run go: standard output, a file, or a folder.
struct ReportPlaces {
  let formats: [ReportFormat]
  let output: RawArgument?
  /// Nil when the cases come one by one.
  let search: CaseSearch?

  /// A file inside a case folder would be evidence the next time, or is evidence already.
  func refuseEvidence(in language: ReportLanguage) throws {
    guard let output else { return }
    let file = isFolder ? output.bytes + Array("/report".utf8) : output.bytes
    guard let folder = CaseFolder.takingAsEvidence(file) else { return }
    let name =
      isFolder ? "dossier-report" : "dossier-report." + (formats.first ?? .text).fileExtension
    let words = LocalizedText(
      en: "--output \(output.printable) lies in the case \(folder), where it would be taken for "
        + "evidence; name it \(name)",
      zh: "--output \(output.printable) 位于案件 \(folder) 中，会被当作材料；请命名为 \(name)")
    throw ValidationError(words.text(in: language))
  }

  /// Opens all of them.
  func open(
    wording: Wording, language: ReportLanguage
  ) throws(OutputFailure) -> [RunOutput] {
    let reports = RunReports(
      tool: Program.tool, wording: wording, missingIsolation: Sandbox.missing)
    guard let output, isFolder else {
      let report = reports.report(
        formats.first ?? .text, language: language,
        layout: Surroundings.layout(toFile: output != nil), isOfOne: search?.isOfOne ?? false)
      let target =
        if let output { try ReportOutput(file: output) } else {
          ReportOutput(standardOutput: ())
        }
      return [RunOutput(report, to: target)]
    }
    let folder = try ReportFolder(output)
    var outputs: [RunOutput] = []
    for format in formats {
      if format.isByCase {
        outputs.append(
          RunOutput(
            byCase: { reports.report(format, language: language, isOfOne: true) }, in: folder,
            format: format))
      }
      if format.isByRun {
        outputs.append(
          RunOutput(
            reports.report(
              format, language: language, isOfOne: false, isBesideCases: format.isByCase),
            to: try folder.file(forRunIn: format)))
      }
    }
    return outputs
  }

  private var isFolder: Bool {
    guard let output else { return false }
    if formats.count > 1 || output.bytes.last == UInt8(ascii: "/") { return true }
    var status = stat()
    return stat(output.bytes.cString, &status) == 0
      && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension CaseSearch {
  /// Whether one case at most was found.
  var isOfOne: Bool { cases.count <= 1 }
}
