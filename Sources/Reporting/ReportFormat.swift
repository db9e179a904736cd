public import Evidence
public import Knowledge

/// The formats of a report.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For a person, at a terminal.
  case text
  /// One object for one case, indented; a list of them for several.
  case json
  /// One report a line, as each case ends.
  case ndjson
  /// JUnit XML: a test for each check.
  case junit
  /// SARIF 2.1.0, for code scanning and its viewers.
  case sarif
  /// Workflow commands of GitHub Actions, shown as annotations.
  case github
  /// A summary with tables, as for a job's page.
  case markdown
  /// A line for each case, for a spreadsheet.
  case csv
  /// The days that cases hang on, as iCalendar.
  case ics
  /// A page for each case with pictures of what is told; in a folder, one that leads to them too.
  case html

  /// Whether in a folder each case has a file of its own.
  public var isByCase: Bool { self == .text || self == .json || self == .html }
  /// Whether in a folder the whole run has a file.
  public var isByRun: Bool { !isByCase || self == .html }
  /// Whether it shows pages as pictures.
  public var isIllustrated: Bool { self == .html }

  /// What a file of this format ends in, without the point.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .json, .ndjson, .sarif, .csv, .ics, .html: rawValue
    case .junit: "junit.xml"
    case .github: "github.txt"
    case .markdown: "md"
    }
  }
}

/// Makes the reports of a run.
public struct RunReports: Sendable {
  private let tool: ToolVersion
  private let wording: Wording
  private let missingIsolation: [IsolationLayer]

  /// - Parameter missingIsolation: What the readers of this run were not kept from.
  public init(tool: ToolVersion, wording: Wording, missingIsolation: [IsolationLayer] = []) {
    self.tool = tool
    self.wording = wording
    self.missingIsolation = missingIsolation
  }

  /// - Parameters:
  ///   - isOfOne: Whether it will be given one case at most, however many the run has.
  ///   - isBesideCases: Whether each case has a file of the format in the same folder.
  public func report(
    _ format: ReportFormat, language: ReportLanguage, layout: TextLayout = TextLayout(),
    isOfOne: Bool, isBesideCases: Bool = false
  ) -> any RunReport {
    let phrases = Phrases(language, wording: wording)
    let json = JSONReport(tool: tool, language: language, missingIsolation: missingIsolation)
    return switch format {
    case .text:
      TextRun(
        text: TextReport(
          wording: wording, language: language, layout: layout,
          missingIsolation: missingIsolation))
    case .json: JSONRun(json: json, isList: !isOfOne)
    case .ndjson: NDJSONRun(json: json)
    case .junit: JUnitRun(phrases)
    case .sarif: SARIFRun(tool: tool, phrases)
    case .github: GitHubRun(phrases)
    case .markdown: MarkdownRun(phrases)
    case .csv: CSVRun(phrases)
    case .ics: CalendarRun(tool: tool, phrases)
    case .html where isOfOne:
      HTMLCaseRun(
        report: HTMLReport(tool: tool, phrases: phrases, missingIsolation: missingIsolation))
    case .html: HTMLIndexRun(tool: tool, phrases, linking: isBesideCases)
    }
  }
}
