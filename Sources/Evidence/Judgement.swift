/// The outcome of one check; what could not be decided is never a pass.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  case pass, fail, unknown
  case notApplicable = "not_applicable"
}

/// How much a gap weighs.
public enum Severity: String, Hashable, Sendable, CaseIterable {
  /// Support will turn the ticket down.
  case error
  /// Support may turn it down.
  case warning
  case note
}

public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// Every required check passed.
  case ready
  /// A required check failed.
  case gaps
  /// None failed, but a required one could not be decided.
  case undetermined
}

/// One rule, judged on one subject.
public struct Check: Hashable, Sendable {
  /// `ticket/rule`, as `dossier explain` takes it.
  public let rule: String
  public let outcome: Outcome
  /// The document that was judged; nil for the case or the bundle.
  public let document: EvidencePath?
  /// The field or case path that was judged.
  public let field: String?
  public let subject: String?
  /// Where the outcome shows; empty where no place proves it.
  public let evidence: [Finding.Proof]
  /// The first day of the upload, after the one that was judged by, on which the outcome would be
  /// another; nil where it hangs on no day.
  public let turnsOn: Day?

  public init(
    rule: String, outcome: Outcome, document: EvidencePath? = nil, field: String? = nil,
    subject: String? = nil, evidence: [Finding.Proof] = [], turnsOn: Day? = nil
  ) {
    self.rule = rule
    self.outcome = outcome
    self.document = document
    self.field = field
    self.subject = subject
    self.evidence = evidence
    self.turnsOn = turnsOn
  }
}

/// A rule that a case was judged by, as reports name it.
public struct Requirement: Hashable, Sendable {
  /// `ticket/rule`.
  public let rule: String
  /// What it asks for.
  public let title: LocalizedText
  public let severity: Severity
  public let source: Finding.Source

  public init(rule: String, title: LocalizedText, severity: Severity, source: Finding.Source) {
    self.rule = rule
    self.title = title
    self.severity = severity
    self.source = source
  }
}

/// A gap: a check that failed, or a required one that could not be decided.
public struct Finding: Hashable, Sendable {
  public struct Proof: Hashable, Sendable {
    public let document: EvidencePath
    /// Nil where the whole file is the proof.
    public let place: Place?
    public init(document: EvidencePath, place: Place?) {
      self.document = document
      self.place = place
    }
  }

  public struct Fix: Hashable, Sendable {
    /// Who can mend it: `supplier`, `brand-owner`, `seller`, `issuer`, and so on.
    public let who: String
    public let action: LocalizedText
    public init(who: String, action: LocalizedText) {
      self.who = who
      self.action = action
    }
  }

  public struct Source: Hashable, Sendable {
    public let title: String
    public let url: String?
    /// Year and month: `2026-11`.
    public let asOf: String
    public init(title: String, url: String?, asOf: String) {
      self.title = title
      self.url = url
      self.asOf = asOf
    }
  }

  public let check: Check
  public let severity: Severity
  public let reason: Reason
  public let message: LocalizedText
  public let expected: String?
  public let found: String?
  public let evidence: [Proof]
  public let fix: Fix
  public let source: Source
  /// Who puts up with it, and why; it is told all the same.
  public var waiver: Waiver?
  /// Whether an earlier report told it already; nil where there is none to compare with.
  public var isKnown: Bool?

  public init(
    check: Check, severity: Severity, reason: Reason, message: LocalizedText, expected: String?,
    found: String?, evidence: [Proof], fix: Fix, source: Source
  ) {
    self.check = check
    self.severity = severity
    self.reason = reason
    self.message = message
    self.expected = expected
    self.found = found
    self.evidence = evidence
    self.fix = fix
    self.source = source
  }
}

extension Finding {
  /// Whether support would turn the ticket down for it, or nobody could tell.
  public var isGap: Bool { severity == .error || check.outcome == .unknown && severity != .note }
  /// Whether somebody answers for it, or an earlier report told it.
  public var isExcused: Bool { waiver != nil || isKnown == true }
}

/// A person's word that a gap may stay, from the case file.
public struct Waiver: Hashable, Sendable {
  /// `ticket/rule`, or the rule alone.
  public let rule: String
  public let reason: String
  /// Who answers for it.
  public let by: String
  /// The last day on which it holds.
  public let until: Day
  /// Of the document that it is about, in lower-case hexadecimal digits; nil for what is found of no
  /// single document.
  public let sha256: String?

  public init(rule: String, reason: String, by: String, until: Day, sha256: String?) {
    self.rule = rule
    self.reason = reason
    self.by = by
    self.until = until
    self.sha256 = sha256
  }

  public func isOf(rule name: String) -> Bool { name == rule || name.hasSuffix("/" + rule) }
}

/// What a case amounts to: checking's result.
public struct Assessment: Sendable {
  public let readCase: ReadCase
  /// Every judgement, passes included, in a stable order.
  public let checks: [Check]
  public let findings: [Finding]
  /// What could not be decided and is no finding, because the rule leaves that open: nothing
  /// required, and not what a finding tells already.
  public let undecided: [Finding]
  public let verdict: Verdict
  /// The rules of the ticket, in their order.
  public let requirements: [Requirement]
  /// What was changed in the rules that it was judged by.
  public let overlays: [AppliedOverlay]
  /// What changes with the day of the upload.
  public let outlook: Outlook

  public init(
    readCase: ReadCase, checks: [Check], findings: [Finding], undecided: [Finding] = [],
    verdict: Verdict, requirements: [Requirement] = [], overlays: [AppliedOverlay] = [],
    outlook: Outlook = .none
  ) {
    self.readCase = readCase
    self.checks = checks
    self.findings = findings
    self.undecided = undecided
    self.verdict = verdict
    self.requirements = requirements
    self.overlays = overlays
    self.outlook = outlook
  }

  /// Whether there are gaps, and somebody answers for each or it was told before; the verdict is what
  /// it is.
  public var isExcused: Bool {
    let gaps = findings.filter(\.isGap)
    return !gaps.isEmpty && gaps.allSatisfy(\.isExcused)
  }

  /// The same with other findings, or another outlook.
  public func with(findings: [Finding]? = nil, outlook: Outlook? = nil) -> Assessment {
    Assessment(
      readCase: readCase, checks: checks, findings: findings ?? self.findings,
      undecided: undecided, verdict: verdict, requirements: requirements, overlays: overlays,
      outlook: outlook ?? self.outlook)
  }
}
