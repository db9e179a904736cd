import ArgumentParser
import Dossier
import Evidence
import Intake
import Reporting

/// The command that writes to those who can mend a gap.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Writes short letters that ask others to mend their documents: supplier, brand owner."
  )

  @Argument(help: "The case folder.")
  var caseFolder: RawArgument

  @Option(
    help: ArgumentHelp(
      "The day of the upload (default: that of the case file, else today).", valueName: "date"),
    transform: Surroundings.day)
  var on: Day?

  @OptionGroup var language: LanguageOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var sandbox: SandboxOption
  @OptionGroup var recognition: RecognitionOption
  @OptionGroup var cache: CacheOption

  func run() async throws {
    let language = language.ofLocale
    try await endingWithStatus(in: language) {
      let pipeline = try Pipeline(
        rules: rules.load(), jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options, keepsReadings: cache.cache)
      sandbox.warn(in: language)
      let checked = try await pipeline.check(
        FolderPath(bytes: caseFolder.bytes), submitting: on, today: Surroundings.today)
      pipeline.finish()
      let letters = RequestLetters(wording: pipeline.wording, language: language)
        .text(for: checked.assessment)
      if letters.isEmpty {
        let words = LocalizedText(
          en: "there is nothing to ask of others; 'dossier check' tells what is left for you",
          zh: "没有需要请他人补正的内容；可用 'dossier check' 查看需您处理的事项")
        Diagnostics.say(words.text(in: language))
      } else {
        try ReportOutput(standardOutput: ()).write(letters)
      }
      return .success
    }
  }
}
