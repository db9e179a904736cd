/// How a judgement changes with the day of the upload, if nothing else does.
public struct Outlook: Hashable, Sendable {
  /// A day from which a check would come out otherwise.
  public struct Turn: Hashable, Sendable {
    /// The first such day after the one that was judged by.
    public let day: Day
    /// What it says until then.
    public let check: Check
    public let severity: Severity

    public init(day: Day, check: Check, severity: Severity) {
      self.day = day
      self.check = check
      self.severity = severity
    }
  }

  /// A day that bounds what can be done, and the findings that say why.
  public struct Limit: Hashable, Sendable {
    public let day: Day
    public let reasons: [Finding]

    public init(day: Day, reasons: [Finding]) {
      self.day = day
      self.reasons = reasons
    }
  }

  /// The next first; errors and warnings alone.
  public let turns: [Turn]
  /// The first day on which the case is ready, where it only waits for that day.
  ///
  /// The reasons are what stands against it now.
  public let readyFrom: Limit?
  /// The last day in a row on which the case is ready; nil where it is not, or nothing ends it.
  ///
  /// The reasons are what stands against it on the day after.
  public let readyUntil: Limit?
  /// The last day on which it helps to mend the gaps; nil where there are none, they mend themselves
  /// with time, or no such day is known.
  ///
  /// The reasons are what fails on the day after, of the case itself: no document mends it.
  public let mendBy: Limit?

  /// Of what hangs on no day.
  public static let none = Outlook(turns: [], readyFrom: nil, readyUntil: nil, mendBy: nil)

  public init(turns: [Turn], readyFrom: Limit?, readyUntil: Limit?, mendBy: Limit?) {
    self.turns = turns
    self.readyFrom = readyFrom
    self.readyUntil = readyUntil
    self.mendBy = mendBy
  }

  /// The same with its findings and checks changed.
  public func mapping(check: (Check) -> Check, finding: (Finding) -> Finding) -> Outlook {
    func mapped(_ limit: Limit?) -> Limit? {
      limit.map { Limit(day: $0.day, reasons: $0.reasons.map(finding)) }
    }
    return Outlook(
      turns: turns.map { Turn(day: $0.day, check: check($0.check), severity: $0.severity) },
      readyFrom: mapped(readyFrom), readyUntil: mapped(readyUntil), mendBy: mapped(mendBy))
  }
}
