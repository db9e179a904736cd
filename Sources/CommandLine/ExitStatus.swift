import Evidence

/// The exit statuses of the public contract.
enum ExitStatus: Int32, Comparable {
  case success = 0
  case gaps = 1
  case undetermined = 2
  case noCase = 3
  /// sysexits(3): EX_USAGE.
  case usage = 64
  /// sysexits(3): EX_DATAERR.
  case wrongInput = 65
  /// sysexits(3): EX_SOFTWARE.
  case internalError = 70
  /// sysexits(3): EX_IOERR.
  case outputFailed = 74
  /// As shells say it of a program that SIGINT ended: 128 and its number.
  case interrupted = 130

  init(_ verdict: Verdict) {
    switch verdict {
    case .ready: self = .success
    case .gaps: self = .gaps
    case .undetermined: self = .undetermined
    }
  }

  /// How much a status outweighs others of the same run.
  private var weight: Int {
    switch self {
    case .success: 0
    case .undetermined: 1
    case .gaps: 2
    case .noCase: 3
    case .wrongInput: 4
    case .usage: 5
    case .internalError: 6
    case .interrupted: 7
    case .outputFailed: 8
    }
  }

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.weight < right.weight }
}
