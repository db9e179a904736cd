import ArgumentParser
import Evidence

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

  /// What a judged case comes to.
  func status(of assessment: Assessment) -> ExitStatus {
    if exitZero { return .success }
    switch assessment.verdict {
    case .gaps: return .gaps
    case .undetermined: return .undetermined
    case .ready:
      let hasWarning = assessment.findings.contains { $0.severity == .warning }
      return failOn == .warning && hasWarning ? .gaps : .success
    }
  }
}
