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
