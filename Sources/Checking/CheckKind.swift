internal import Evidence

/// One way of judging, which rules put to use with their arguments: the closed set of checks.
///
/// A check never throws and never guesses: what it cannot decide is `unknown`, with the doubt.
protocol CheckKind: Sendable {
  /// As rules name it: `dated-within`.
  static var name: String { get }
  /// One sentence for the manual: what passes.
  static var summary: LocalizedText { get }
  /// What it can be applied to.
  static var scopes: Set<ScopeKind> { get }
  /// The outcomes that a rule's examples have to show.
  static var outcomes: Set<Outcome> { get }
  /// The slots of a message that it can fill beside `document`, `subject` and `field`.
  static var slots: Set<MessageSlot> { get }

  /// Reads its arguments; what is wrong with them is noted there.
  init(_ arguments: ArgumentReader)

  func judge(_ target: CheckTarget, in context: CaseContext) -> [CheckResult]
}

extension CheckKind {
  static var outcomes: Set<Outcome> { [.pass, .fail, .unknown] }
}

/// What a check is applied to, without saying which.
enum ScopeKind: String, Hashable, Sendable { case files, documents, caseFile, entries, bundle }

/// What a check judges.
enum CheckTarget: Sendable {
  case document(JudgedDocument)
  /// An entry of a list of the case file, with its path: `items[2]`.
  case entry(CaseFile.Node, path: String)
  case whole

  var document: JudgedDocument? { if case .document(let judged) = self { judged } else { nil } }
  var path: EvidencePath? { document?.document.path }
}

/// The gaps that a message may leave for a check to fill.
enum MessageSlot: String, Hashable, Sendable, CaseIterable {
  case document, field, subject, found, expected
  case title, kind, other, why, days, limit, date, count, pages, marketplace
}

/// What a check says of one thing that it judged.
struct CheckResult: Sendable {
  /// Why a check could not decide.
  enum Doubt: String, Hashable, Sendable, CaseIterable {
    /// Several readings survive, and they differ in the outcome.
    case ambiguous
    case notRead = "not-read"
    case notUnderstood = "not-understood"
    case lowConfidence = "low-confidence"
    /// Read from a picture, it agrees with what is expected but for characters that look alike.
    case misread
    case unreadable
    /// The machine of the person who checks would not open it.
    case notOpened = "not-opened"
    /// The whole document was read, and what it should have was not found on it.
    case notFound = "not-found"
    /// The file seems to hold more than one document.
    case severalDocuments = "several-documents"
    /// Both sides are known, and nobody can say whether they are the same.
    case incomparable
    case unrecognised
    /// It hangs on documents that have findings of their own; those tell it.
    case elsewhere

    init(_ doubt: Evidence.Doubt) {
      switch doubt.cause {
      case .notRead: self = .notRead
      case .notUnderstood: self = .notUnderstood
      case .lowConfidence: self = .lowConfidence
      case .fileUnreadable: self = .unreadable
      }
    }

    /// The reason that reports give; nil where it is the rule's own.
    var reason: Reason? {
      switch self {
      case .ambiguous: .ambiguous
      case .notRead, .notUnderstood, .lowConfidence, .misread, .notFound: .illegible
      case .unreadable, .notOpened: .unreadable
      case .incomparable, .unrecognised, .severalDocuments, .elsewhere: nil
      }
    }
  }

  var outcome: Outcome
  var doubt: Doubt?
  var document: EvidencePath?
  var field: String?
  var subject: String?
  var found: String?
  var expected: String?
  var proofs: [Finding.Proof] = []
  /// As `Check.turnsOn`.
  var turnsOn: Day?
  var slots: [MessageSlot: LocalizedText] = [:]

  static let pass = CheckResult(outcome: .pass)
  static let notApplicable = CheckResult(outcome: .notApplicable)

  static func fail(
    found: String? = nil, expected: String? = nil, _ slots: [MessageSlot: LocalizedText] = [:]
  ) -> CheckResult {
    CheckResult(outcome: .fail, found: found, expected: expected, slots: slots)
  }

  static func unknown(
    _ doubt: Doubt, found: String? = nil, expected: String? = nil,
    _ slots: [MessageSlot: LocalizedText] = [:]
  ) -> CheckResult {
    CheckResult(outcome: .unknown, doubt: doubt, found: found, expected: expected, slots: slots)
  }

  /// The same result, about a field and a subject.
  func on(field: String?, subject: String? = nil) -> CheckResult {
    var copy = self
    copy.field = field ?? copy.field
    copy.subject = subject ?? copy.subject
    return copy
  }

  /// The same result, which would be another on that day of the upload.
  ///
  /// - Parameter anchor: The path of the day that was judged by; only that of the upload moves.
  func turning(on day: Day?, anchor: String = CaseContext.upload) -> CheckResult {
    guard anchor == CaseContext.upload else { return self }
    var copy = self
    copy.turnsOn = day
    return copy
  }

  /// The same result, shown at places of a document.
  func shown(at places: [Place], of document: EvidencePath) -> CheckResult {
    var copy = self
    copy.document = document
    copy.proofs += places.map { Finding.Proof(document: document, place: $0) }
    return copy
  }
}
