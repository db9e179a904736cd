import ArgumentParser
import Evidence
import Foundation
import Reporting

/// Which findings the exit status tells of.
struct StrictnessOption: ParsableArguments {
  /// The least severity that makes the status 1.
  enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning }

  @Option(
    help: ArgumentHelp(
      "What the exit status 1 stands for: error (a case has gaps), or warning too.",
      valueName: "severity"))
  var failOn = FailOn.error

  @Flag(help: "End with status 0 whatever the verdicts are.")
  var exitZero = false

  @Option(
    help: ArgumentHelp(
      "An earlier report in JSON or NDJSON: the status tells of new findings alone.",
      valueName: "file"))
  var baseline: RawArgument?

  /// What a judged case comes to.
  ///
  /// What somebody answers for, and what was told before, counts no more; a case that has nothing
  /// else is let through, whatever its verdict.
  func status(of assessment: Assessment) -> ExitStatus {
    if exitZero { return .success }
    let isStrict = failOn == .warning
    let open = assessment.findings.filter { $0.severity == .warning && !$0.isExcused }
    if assessment.isExcused { return isStrict && !open.isEmpty ? .gaps : .success }
    if assessment.verdict == .ready, isStrict, !open.isEmpty { return .gaps }
    return ExitStatus(assessment.verdict)
  }

  /// Nil where none is named.
  func loadBaseline(in language: ReportLanguage) throws -> Baseline? {
    guard let baseline else { return nil }
    let path = String(decoding: baseline.bytes, as: UTF8.self)
    do {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      return try Baseline(Array(bytes))
    } catch let problem as Baseline.Unreadable {
      throw refusal(baseline, problem.words, language)
    } catch {
      throw refusal(baseline, LocalizedText(en: "it cannot be read", zh: "无法读取"), language)
    }
  }

  private func refusal(
    _ file: RawArgument, _ words: LocalizedText, _ language: ReportLanguage
  ) -> ValidationError {
    ValidationError("--baseline \(file.printable): " + words.text(in: language))
  }
}
