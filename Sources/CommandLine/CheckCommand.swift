import ArgumentParser
import Dossier
import Evidence
import Glibc
import Reporting

/// The command that judges cases.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks cases: what is missing, where, and who can mend it.")

  @Argument(help: "A case folder, or a folder of case folders at any depth.")
  var cases: [RawArgument] = []

  @Flag(help: "Take case folders from standard input, one a line, and report as they end.")
  var stdin = false

  @Flag(help: "Check again whenever something in the folder changes, until Ctrl-C.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "text, json (one object; a list for several cases), ndjson (one a line), junit, sarif, "
        + "github (annotations), markdown, csv (a line a case), ics (a calendar of the days that "
        + "count) or html (a page that shows every gap "
        + "where it stands); several with --output and a folder (default: text).",
      valueName: "format"))
  var format: [ReportFormat] = []

  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp(
      "The day of the upload (default: that of the case file, else today).", valueName: "date"),
    transform: Surroundings.day)
  var on: Day?

  @OptionGroup var strictness: StrictnessOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var sandbox: SandboxOption
  @OptionGroup var recognition: RecognitionOption
  @OptionGroup var redaction: RedactionOption
  @OptionGroup var cache: CacheOption

  @Option(
    help: ArgumentHelp(
      "How far the run is, on standard error: auto (a bar on a terminal), plain or none.",
      valueName: "style"))
  var progress = ProgressStyle.auto

  @Option(
    help: ArgumentHelp(
      "Write the reports to a file instead of standard output, or into a folder: text, json and "
        + "html a file for each case, others one for the run.", valueName: "path"))
  var output: RawArgument?

  func validate() throws {
    if stdin != cases.isEmpty {
      throw ValidationError(
        stdin ? "--stdin stands in for case folders; name none beside it" : "name a case folder")
    }
    if watch, stdin { throw ValidationError("--watch needs case folders, not --stdin") }
    if formats.count > 1, output == nil {
      throw ValidationError("several formats need --output and a folder to write them into")
    }
  }

  private var formats: [ReportFormat] {
    let chosen = format.reduce(into: [ReportFormat]()) { if !$0.contains($1) { $0.append($1) } }
    return chosen.isEmpty ? [.text] : chosen
  }

  func run() async throws {
    let isForPeople = formats.allSatisfy { $0 == .text || $0 == .html }
    let language = isForPeople ? language.ofLocale : language.ofData
    try await endingWithStatus(in: language) {
      let pipeline = try Pipeline(
        rules: rules.load(), jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options, keepsReadings: cache.cache,
        // What stands in a picture cannot be masked.
        illustrates: !redaction.redact && formats.contains(where: \.isIllustrated))
      sandbox.warn(in: language)
      let baseline = try strictness.loadBaseline(in: language)
      let interruption = Interruption()
      // What changes while a case is checked is seen afterwards.
      var changes = CaseWatch(watch ? cases.map(\.bytes) : [])
      var status = try await check(pipeline, baseline, interruption, in: language)
      guard watch else { return status }
      while true {
        Diagnostics.say(Self.waiting.text(in: language))
        await changes.change { interruption.hasHappened }
        // Whoever watches ends it so: the status is that of the last check.
        if interruption.hasHappened { return status }
        status = try await check(pipeline, baseline, interruption, in: language)
      }
    }
  }

  private static let waiting = LocalizedText(
    en: "waiting for a change in the folder; Ctrl-C ends", zh: "等待文件夹变化；按 Ctrl-C 结束")

  /// One run over all cases.
  private func check(
    _ pipeline: Pipeline, _ baseline: Baseline?, _ interruption: Interruption,
    in language: ReportLanguage
  ) async throws -> ExitStatus {
    let search = stdin ? nil : CaseSearch(at: cases.map(\.bytes))
    let feed = search.map { CaseFeed($0) } ?? CaseFeed(linesOf: STDIN_FILENO)
    interruption.act { Task { await feed.stop() } }
    let places = ReportPlaces(formats: formats, output: output, search: search)
    try places.refuseEvidence(in: language)
    var run = CheckRun(
      language: language, strictness: strictness,
      redaction: redaction.redact ? pipeline.redaction : nil, baseline: baseline,
      outputs: try places.open(wording: pipeline.wording, language: language),
      progress: Progress(progress, total: search?.cases.count, language: language))
    try await pipeline.check(
      { await feed.next() }, submitting: on, today: Surroundings.today
    ) { try run.add($0) }
    try run.finish()
    pipeline.finish()
    if interruption.hasHappened { run.note(.interrupted) }
    return run.status
  }
}
