import Dossier
import Evidence
import Knowledge
import Reporting

/// The reports of one run, written as the cases end, and the status that they add up to.
struct CheckRun {
  private let format: ReportFormat
  private let json: JSONReport
  private let text: TextReport
  private let language: ReportLanguage
  private let caseCount: Int
  private let output: ReportOutput
  private var obstacles = RecognitionObstacles()
  private var verdicts: [Verdict] = []
  private var refused = 0
  private var reports: [JSONValue] = []
  private(set) var status = ExitStatus.success

  init(
    format: ReportFormat, wording: Wording, language: ReportLanguage, layout: TextLayout,
    caseCount: Int, output: ReportOutput
  ) {
    self.format = format
    self.language = language
    json = JSONReport(
      tool: Program.tool, language: language, missingIsolation: Sandbox.missing)
    text = TextReport(
      wording: wording, language: language, layout: layout, missingIsolation: Sandbox.missing)
    self.caseCount = caseCount
    self.output = output
  }

  mutating func note(_ other: ExitStatus) { status = max(status, other) }

  /// Takes up what became of a case; a refused one is told on standard error.
  mutating func add(_ result: Result<Assessment, DossierError>) throws(OutputFailure) {
    switch result {
    case .success(let assessment):
      obstacles.tell(of: assessment.readCase.documents, in: language)
      note(ExitStatus(assessment.verdict))
      try write(assessment)
      verdicts.append(assessment.verdict)
    case .failure(let error):
      note(ExitStatus(error.code))
      refused += 1
      Diagnostics.say(error.words.text(in: language))
    }
  }

  private mutating func write(_ assessment: Assessment) throws(OutputFailure) {
    switch format {
    case .text:
      let separator = verdicts.isEmpty ? "" : "\n"
      try output.write(separator + text.report(of: assessment))
    case .ndjson: try output.write(json.report(of: assessment).compact + "\n")
    case .json: reports.append(json.report(of: assessment))
    }
  }

  /// Writes what comes after the last case.
  mutating func finish() throws(OutputFailure) {
    switch format {
    case .text:
      if caseCount > 1 {
        try output.write("\n" + text.overview(of: verdicts, refused: refused))
      }
    case .json:
      // One case is an object and several are a list, whatever became of the others.
      if caseCount > 1 {
        try output.write(JSONValue.array(reports).pretty)
      } else if let report = reports.first {
        try output.write(report.pretty)
      }
    case .ndjson: break
    }
    try output.finish()
  }
}

extension ExitStatus {
  fileprivate init(_ verdict: Verdict) {
    switch verdict {
    case .ready: self = .success
    case .gaps: self = .gaps
    case .undetermined: self = .undetermined
    }
  }

  init(_ code: DossierError.Code) {
    switch code {
    case .noCase: self = .noCase
    case .caseFile, .rules: self = .wrongInput
    default: self = .internalError
    }
  }
}
