import ArgumentParser
import Dossier
import Evidence
import Foundation
import Intake
import Reporting

/// The command that holds reports against the files again.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Checks the cases of a report again, and says whether all that it states still holds.",
    discussion: """
      Exit status: 0 everything holds, 1 something does not, 3 a case is not there, 65 the file is \
      no report.
      """)

  @Argument(help: "A report in JSON or NDJSON, as 'dossier check' wrote it.")
  var report: RawArgument

  @Option(
    help: ArgumentHelp(
      "The folder from which the report names its cases (default: the current one).",
      valueName: "dir"))
  var root: RawArgument?

  @OptionGroup var language: LanguageOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var sandbox: SandboxOption
  @OptionGroup var recognition: RecognitionOption
  @OptionGroup var redaction: RedactionOption

  func run() async throws {
    let language = language.ofLocale
    try await endingWithStatus(in: language) {
      let reports: [StoredReport]
      do {
        let path = String(decoding: report.bytes, as: UTF8.self)
        reports = try StoredReport.all(in: Array(Data(contentsOf: URL(fileURLWithPath: path))))
      } catch let problem as StoredReport.Unreadable {
        return refuse(problem.words, language)
      } catch {
        return refuse(LocalizedText(en: "it cannot be read", zh: "无法读取"), language)
      }
      // What a cache says is no proof: every file is read again.
      let pipeline = try Pipeline(
        rules: rules.load(), jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options)
      sandbox.warn(in: language)
      var status = ExitStatus.success
      for report in reports {
        status = max(status, try await verify(report, by: pipeline, in: language))
      }
      return status
    }
  }

  private func refuse(_ words: LocalizedText, _ language: ReportLanguage) -> ExitStatus {
    Diagnostics.say(report.printable + ": " + words.text(in: language))
    return .wrongInput
  }

  private func verify(
    _ report: StoredReport, by pipeline: Pipeline, in language: ReportLanguage
  ) async throws -> ExitStatus {
    let slash = UInt8(ascii: "/")
    let folder = (root.map { $0.bytes + [slash] } ?? []) + Array(report.path.utf8)
    let checked: CheckedCase
    do throws(DossierError) {
      checked = try await pipeline.check(
        FolderPath(bytes: folder), submitting: report.submitting, today: report.submitting)
    } catch {
      Diagnostics.say(error.words.text(in: language))
      return ExitStatus(error.code)
    }
    let assessment =
      redaction.redact
      ? pipeline.redaction.redacted(checked.assessment) : checked.assessment
    let differences = report.differences(from: assessment, tool: Program.tool)
      // Under another root the case has another name.
      .filter { root == nil || $0.path != ["case", "path"] }
    let text = VerificationText(language: language, layout: Surroundings.layout(toFile: false))
    try ReportOutput(standardOutput: ()).write(
      text.text(of: report, differences, tool: Program.tool))
    return differences.isEmpty ? .success : .gaps
  }
}
