import ArgumentParser
import Dossier
import Evidence
import Intake
import Reporting

/// The command that puts the evidence of a ready case together for the upload.
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Copies the evidence of a ready case for the upload, byte for byte, as a BagIt bag.")

  @Argument(help: "The case folder.")
  var caseFolder: RawArgument

  @Argument(help: "The folder to make; it must not be there yet, or be empty.")
  var out: RawArgument

  @Flag(help: "Pack a case that is not ready too; the bag says so.")
  var force = false

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
      try refuseEvidence(in: language)
      let files = try rules.load()
      let pipeline = try Pipeline(
        rules: files, jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options, keepsReadings: cache.cache,
        illustrates: true)
      sandbox.warn(in: language)
      let checked = try await pipeline.check(
        FolderPath(bytes: caseFolder.bytes), submitting: on, today: Surroundings.today)
      pipeline.finish()
      let assessment = checked.assessment
      let status = ExitStatus(assessment.verdict)
      guard assessment.verdict == .ready || force else {
        Diagnostics.say(refusal(of: assessment).text(in: language))
        return status
      }
      let bag = CaseBag(
        of: assessment, checked.illustrations,
        rules: try RuleLibrary(files, ticket: assessment.readCase.file.ticket),
        missingIsolation: Sandbox.missing, language: language,
        isForced: assessment.verdict != .ready)
      try bag.write(to: out.bytes, from: checked.folder)
      try ReportOutput(standardOutput: ()).write(
        done(bag, assessment.verdict).text(in: language) + "\n")
      return status
    }
  }

  private func refuseEvidence(in language: ReportLanguage) throws {
    let file = out.bytes + Array("/data/file".utf8)
    guard let folder = CaseFolder.takingAsEvidence(file) else { return }
    let words = LocalizedText(
      en: "\(out.printable) lies in the case \(folder), where it would be taken for evidence",
      zh: "\(out.printable) 位于案件 \(folder) 中，会被当作材料")
    throw ValidationError(words.text(in: language))
  }

  private func refusal(of assessment: Assessment) -> LocalizedText {
    let gaps = assessment.findings.count(where: \.isGap)
    let path = caseFolder.printable
    return LocalizedText(
      en: "nothing was packed: the case is not ready (\(gaps) \(gaps == 1 ? "gap" : "gaps")); "
        + "'dossier check \(path)' tells them, --force packs it all the same and says so in the bag",
      zh: "未打包：案件尚不可提交（\(gaps) 个缺口）；可用 'dossier check \(path)' 查看；"
        + "--force 可强制打包，并会在包中注明")
  }

  private func done(_ bag: CaseBag, _ verdict: Verdict) -> LocalizedText {
    let count = bag.count
    let name = out.printable
    let packed = LocalizedText(
      en: "packed \(count) \(count == 1 ? "document" : "documents") into \(name)",
      zh: "已将 \(count) 份材料打包到 \(name)")
    guard verdict != .ready else { return packed }
    return packed
      + LocalizedText(
        en: "; the case is not ready, and the bag says so", zh: "；案件尚不可提交，包中已注明")
  }
}
