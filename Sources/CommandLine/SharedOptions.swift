public import ArgumentParser
public import Dossier
public import Evidence
import Knowledge
public import Reporting

extension ReportLanguage: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension Sandbox: ExpressibleByArgument {}
extension ProgressStyle: ExpressibleByArgument {}

/// Where the rules come from.
struct RulesOption: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "A folder of rules that stands in for those inside the program.", valueName: "dir"))
  var folder: RawArgument?

  @Option(
    help: ArgumentHelp(
      "A folder with an overlay.yaml: rules of one's own over those there are; may be given more "
        + "than once.", valueName: "dir"))
  var overlay: [RawArgument] = []

  func load() throws(DossierError) -> RuleFiles {
    var files = RuleFiles.embedded
    if let folder { files = try RuleFiles(folder: folder.bytes) }
    for folder in overlay { files = try files.overlaid(byFolder: folder.bytes) }
    return files
  }
}

/// How much is done at the same time.
struct JobsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many documents are read at a time (default: one for each processor).", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "How much processor time each document may take (default: 30).", valueName: "seconds"))
  var documentSeconds: Int?

  func validate() throws {
    if let documentSeconds, !(1...86_400).contains(documentSeconds) {
      throw ValidationError(
        "--document-seconds takes a number from 1 to 86400, found \(documentSeconds)")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 256, found \(jobs)")
    }
  }
}

/// How much is asked of the readers' confinement.
struct SandboxOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "auto: confine readers as far as this machine can; require: read nothing unless it can in "
        + "full.", valueName: "mode"))
  var sandbox = Sandbox.auto

  /// Says on standard error what is missing, where the caller puts up with that.
  func warn(in language: ReportLanguage) {
    guard sandbox == .auto, let warning = Sandbox.warning else { return }
    Diagnostics.say(warning.text(in: language))
  }
}

extension RecognitionMode: ExpressibleByArgument {}
extension RecognitionEngine: ExpressibleByArgument {}

/// Whether readings are kept for the next time.
struct CacheOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Keep what is read of each file in the user's cache folder, so that a file is read once."))
  var cache = true
}

/// Whether pictures of text are read, and what reads them.
struct RecognitionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read text in pictures: auto (where a page's own text does not tell), always or never.",
      valueName: "mode"))
  var ocr = RecognitionMode.auto

  @Option(
    help: ArgumentHelp(
      "What reads them: auto (the best that is installed), ppocr or tesseract.",
      valueName: "engine"))
  var ocrEngine = RecognitionEngine.auto

  var options: RecognitionOptions { RecognitionOptions(mode: ocr, engine: ocrEngine) }
}

/// One store, for what differs by store.
struct MarketplaceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store by its country, such as US or DE; all stores when left out.", valueName: "code"))
  var marketplace: String?

  func validate() throws {
    if let marketplace, marketplace != "UK", !Country.codes.contains(marketplace) {
      throw ValidationError("--marketplace takes a code such as US or DE, found '\(marketplace)'")
    }
  }

  /// ISO 3166 says GB, the stores themselves UK.
  var code: String? { marketplace == "UK" ? "GB" : marketplace }
}

/// What a report says of persons.
struct RedactionOption: ParsableArguments {
  @Flag(
    help: "Mask identity numbers, bank accounts and telephone numbers but their last characters.")
  var redact = false
}

/// The language of the words in a report.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      "The language of the words: en or zh (default: the locale's; for JSON en).",
      valueName: "lang"))
  var choice: ReportLanguage?

  /// For people.
  var ofLocale: ReportLanguage { choice ?? Surroundings.language }

  /// For other programs: the same wherever they run.
  var ofData: ReportLanguage { choice ?? .en }
}

/// Runs the body of a command; what it could not do is told on standard error and in the status.
func endingWithStatus(
  in language: ReportLanguage = .en, _ body: () async throws -> ExitStatus
) async throws {
  let status: ExitStatus
  do {
    status = try await body()
  } catch let error as DossierError {
    Diagnostics.say(error.words.text(in: language))
    status = ExitStatus(error.code)
  } catch let failure as OutputFailure {
    Diagnostics.say(failure.words.text(in: language))
    status = .outputFailed
  }
  if status != .success { throw ExitCode(status.rawValue) }
}
