import ArgumentParser
import Dossier
import Evidence
import Knowledge
import Reporting

/// The command that shows what is read.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows all that is read from documents, without judging it.")

  @Argument(help: "Documents, in any place.")
  var files: [RawArgument]

  @Option(
    help: "text, json (one list), ndjson (one document a line) or html (drawn on the pages).")
  var format = InspectionFormat.text

  enum InspectionFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson, html
  }

  @Flag(help: "Show every line of text too.")
  var words = false

  @OptionGroup var language: LanguageOption
  @OptionGroup var rules: RulesOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var sandbox: SandboxOption
  @OptionGroup var recognition: RecognitionOption
  @OptionGroup var redaction: RedactionOption
  @OptionGroup var cache: CacheOption

  func run() async throws {
    let language = format == .text || format == .html ? language.ofLocale : language.ofData
    try await endingWithStatus(in: language) {
      let files = try rules.load()
      let inspector = try Inspector(
        rules: files, jobs: jobs.jobs, documentSeconds: jobs.documentSeconds,
        sandbox: sandbox.sandbox, recognition: recognition.options, keepsReadings: cache.cache)
      sandbox.warn(in: language)
      let redaction = redaction.redact ? inspector.redaction : nil
      let output = ReportOutput(standardOutput: ())
      let json = JSONInspection(withWords: words, language: language)
      let text = TextInspection(
        wording: Wording(files), language: language, layout: Surroundings.layout(toFile: false),
        withWords: words)
      let page = HTMLInspection(
        tool: Program.tool, wording: Wording(files), language: language)
      var inspections: [JSONValue] = []
      var shown: [ReadDocument] = []
      var renderings: [EvidencePath: [PageRendering]] = [:]
      var isFirst = true
      var obstacles = RecognitionObstacles()
      // What stands in a picture cannot be masked.
      let illustrates = format == .html && redaction == nil
      try await inspector.inspect(self.files.map(\.bytes), illustrates: illustrates) {
        read, pages in
        obstacles.tell(of: [read], in: language)
        let document = redaction?.redacted(read) ?? read
        switch format {
        case .text: try output.write((isFirst ? "" : "\n") + text.inspection(of: document))
        case .ndjson: try output.write(json.inspection(of: document).compact + "\n")
        case .json: inspections.append(json.inspection(of: document))
        case .html:
          shown.append(document)
          renderings[document.path] = pages
        }
        isFirst = false
      }
      inspector.finish()
      if format == .json { try output.write(JSONValue.array(inspections).pretty) }
      if format == .html { try output.write(page.page(of: shown, Illustrations(renderings))) }
      return .success
    }
  }
}
