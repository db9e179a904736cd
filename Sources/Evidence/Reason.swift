/// Why something is a gap: the closed list of the public contract.
public enum Reason: String, Hashable, Sendable, CaseIterable {
  // Files and pages
  case unreadable, encrypted
  case typeNotAccepted = "type-not-accepted"
  case typeMismatch = "type-mismatch"
  case tooLarge = "too-large"
  case nameNotAccepted = "name-not-accepted"
  case unsafe
  case pageMissing = "page-missing"
  case illegible, screenshot
  case notColour = "not-colour"
  case altered
  // Documents
  case missing
  case notAccepted = "not-accepted"
  case notRequested = "not-requested"
  case unrecognised
  case wrongLanguage = "wrong-language"
  case misrouted, duplicate
  case brokenChain = "broken-chain"
  case unsupported
  // Values
  case mismatch, inconsistent
  case outsideWindow = "outside-window"
  case expired
  case notYetValid = "not-yet-valid"
  case invalid, insufficient, excessive, ambiguous
  case notAllowed = "not-allowed"
}

/// Why a file could not be taken in or read.
public struct FileProblem: Error, Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    case empty
    case encrypted
    /// The bytes are not what their format promises; the reader's own words.
    case corrupt(String)
    /// No reader for this kind of file.
    case noReader
    /// A link, a device, a pipe, a socket: not an ordinary file.
    case notAFile(String)
    /// The file system would not let it be opened or read; the error's own words.
    case denied(String)
    /// A limit was reached: which one, and its value as text.
    case limit(String, String)
    /// The reader process died, by which signal or status.
    case readerCrashed(String)
    /// The reader process did not answer within so many seconds.
    case readerTimedOut(seconds: Int)
    /// The reader process answered nonsense.
    case readerSpokeNonsense(String)
  }

  public let cause: Cause

  public init(_ cause: Cause) { self.cause = cause }

  public var reason: Reason { cause == .encrypted ? .encrypted : .unreadable }
}
