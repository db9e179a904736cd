internal import Checking
internal import Evidence
internal import Knowledge
internal import Synchronization

/// The rules of a run.
///
/// Those inside the program are proven by its tests: the pack of the first ticket is read alone,
/// and all of them only when a case of another ticket comes. Rules from elsewhere are read whole
/// before anything is judged by them, and refused whole.
final class RuleShelf: Sendable {
  /// What findings call fields and kinds.
  let wording: Wording
  /// The ticket categories that there are packs for, sorted.
  let tickets: [String]
  private let files: RuleFiles
  private let engine: Mutex<(ticket: String?, engine: RuleEngine)?>

  /// Refused, with every problem named, when the rules are not sound.
  init(_ files: RuleFiles) throws(RulePackError) {
    self.files = files
    guard files.areProven else {
      let whole = try RuleEngine(files)
      (wording, tickets) = (whole.wording, whole.tickets)
      engine = Mutex((nil, whole))
      return
    }
    (wording, tickets) = (Wording(files), RuleBook.tickets(in: files))
    engine = Mutex(nil)
  }

  /// What judges the cases of a ticket.
  func engine(for ticket: String) throws(RulePackError) -> RuleEngine {
    try engine.withLock { (made) throws(RulePackError) in
      if let made, made.ticket == nil || made.ticket == ticket { return made.engine }
      let isFirst = made == nil
      let new = isFirst ? try RuleEngine(files, ticket: ticket) : try RuleEngine(files)
      made = (isFirst ? ticket : nil, new)
      return new
    }
  }
}
