import Dossier
import Evidence
import Intake
import Reporting

/// The reports of one run, written as the cases end, and the status that they add up to.
struct CheckRun {
  private let language: ReportLanguage
  private let strictness: StrictnessOption
  private let redaction: Redaction?
  private let baseline: Baseline?
  private var outputs: [RunOutput]
  private var progress: Progress
  private var obstacles = RecognitionObstacles()
  private(set) var status = ExitStatus.success

  init(
    language: ReportLanguage, strictness: StrictnessOption, redaction: Redaction?,
    baseline: Baseline?, outputs: [RunOutput], progress: Progress
  ) {
    self.language = language
    self.strictness = strictness
    self.redaction = redaction
    self.baseline = baseline
    self.outputs = outputs
    self.progress = progress
  }

  mutating func note(_ other: ExitStatus) { status = max(status, other) }

  /// Takes up what became of a case; what was not accepted is told on standard error.
  mutating func add(_ result: CaseStep.Result) throws(OutputFailure) {
    progress.clear()
    let outcome: CaseOutcome
    switch result {
    case .assessed(let judged, let illustrations):
      let assessment = baseline?.marking(judged) ?? judged
      obstacles.tell(of: assessment.readCase.documents, in: language)
      note(strictness.status(of: assessment))
      outcome = .assessed(redaction?.redacted(assessment) ?? assessment, illustrations)
    case .refused(let folder, let error):
      note(ExitStatus(error.code))
      Diagnostics.say(error.words.text(in: language))
      outcome = .refused(path: folder.description, words: error.words)
    case .notFound(let words):
      note(.noCase)
      Diagnostics.say(words.text(in: language))
      outcome = .notFound(words: words)
    }
    for index in outputs.indices { try outputs[index].add(outcome) }
    progress.advance(by: outcome)
  }

  /// Writes what comes after the last case.
  mutating func finish() throws(OutputFailure) {
    progress.finish()
    for index in outputs.indices { try outputs[index].finish() }
  }
}

extension ExitStatus {
  init(_ code: DossierError.Code) {
    switch code {
    case .noCase: self = .noCase
    case .caseFile, .rules: self = .wrongInput
    case .output: self = .outputFailed
    default: self = .internalError
    }
  }
}
