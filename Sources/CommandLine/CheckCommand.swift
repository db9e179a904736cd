import ArgumentParser
import Dossier
import Evidence
import Reporting

/// The command that judges cases.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks cases: what is missing, where, and who can mend it.")

  @Argument(help: "A case folder, or a folder of case folders.")
  var cases: [RawArgument]

  @Option(help: "text, json (one object; a list for several cases) or ndjson (one a line).")
  var format = ReportFormat.text

  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp(
      "The day of the upload (default: that of the case file, else today).", valueName: "date"),
    transform: Self.day)
  var on: Day?

  @OptionGroup var rules: RulesOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var sandbox: SandboxOption
  @OptionGroup var recognition: RecognitionOption
  @OptionGroup var redaction: RedactionOption

  @Option(
    help: ArgumentHelp("Write the reports to a file instead of standard output.", valueName: "file")
  )
  var output: RawArgument?

  func run() async throws {
    let language = language.language(for: format)
    try await endingWithStatus(in: language) {
      let search = CaseSearch(at: cases.map(\.bytes))
      try refuseToOverwriteEvidence(of: search, in: language)
      let pipeline = try Pipeline(
        rules: rules.load(), jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options)
      sandbox.warn(in: language)
      var run = CheckRun(
        format: format, wording: pipeline.wording, language: language,
        layout: Surroundings.layout(toFile: output != nil), caseCount: search.cases.count,
        output: try output.map(ReportOutput.init(file:)) ?? ReportOutput(standardOutput: ()))
      for problem in search.problems {
        Diagnostics.say(problem.text(in: language))
        run.note(.noCase)
      }
      for folder in search.cases {
        let result: Result<Assessment, DossierError>
        do {
          result = .success(
            redacted(
              try await pipeline.check(folder, submitting: on, today: Surroundings.today)))
        } catch let error as DossierError {
          result = .failure(error)
        }
        try run.add(result)
      }
      try run.finish()
      return run.status
    }
  }

  private func redacted(_ assessment: Assessment) -> Assessment {
    redaction.redact ? assessment.redacted() : assessment
  }

  /// A file inside a case folder would be evidence the next time, or is evidence already.
  private func refuseToOverwriteEvidence(
    of search: CaseSearch, in language: ReportLanguage
  ) throws {
    guard let output, let folder = search.caseTakingAsEvidence(output.bytes) else { return }
    let name = "dossier-report." + (format == .text ? "txt" : format.rawValue)
    let words = LocalizedText(
      en: "--output \(output.printable) lies in the case \(folder), where it would be taken for "
        + "evidence; name it \(name)",
      zh: "--output \(output.printable) 位于案件 \(folder) 中，会被当作材料；请命名为 \(name)")
    throw ValidationError(words.text(in: language))
  }

  private static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError("a date is written as 2026-11-22; there is no day '\(text)'")
    }
    return day
  }
}
