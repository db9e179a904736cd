import Checking
import Evidence
import Testing

@Suite struct `What could not be read` {
  let engine: RuleEngine

  init() throws { engine = try sharedEngine.get() }

  private static let fields = SyntheticCase().documents.flatMap { document in
    document.fields.map { (document.path, $0.0) }
  }

  /// Fields without which nothing is proven.
  private static let needed: Set<String> = [
    "issue_date", "supplier.name", "supplier.address", "supplier.phone", "supplier.website",
    "buyer.name", "lines[1].description", "lines[1].quantity", "lines[2].description",
    "lines[2].quantity", "total", "licensor.name", "licensee.name", "grant", "brand",
    "territory", "term.start", "term.end", "registration", "name", "expires",
  ]

  @Test(arguments: fields)
  func `is never a failure, and never a proof`(_ path: String, _ field: String) {
    var synthetic = SyntheticCase()
    synthetic[path].unreadable = [field]
    let assessment = engine.assess(synthetic.readCase)
    #expect(assessment.findings.filter { $0.check.outcome == .fail }.map(\.check) == [])
    #expect(assessment.verdict == (Self.needed.contains(field) ? .undetermined : .ready))
    if assessment.verdict == .undetermined {
      #expect(assessment.findings.contains { $0.severity == .error })
    }
  }

  @Test(arguments: SyntheticCase().documents.map(\.path))
  func `keeps a case from being ready`(_ path: String) {
    for cause in [
      FileProblem.Cause.encrypted, .empty, .corrupt("end"), .readerCrashed("signal 11"),
      .readerTimedOut(seconds: 30), .limit("pages", "2000"), .denied(.permission), .notAFile(.link),
    ] {
      var synthetic = SyntheticCase()
      synthetic[path].problem = FileProblem(cause)
      synthetic[path].kind = nil
      let assessment = engine.assess(synthetic.readCase)
      #expect(assessment.verdict != .ready, "\(cause)")
      #expect(assessment.findings.map(\.check.document) == [EvidencePath(path)], "\(cause)")
    }
  }

  @Test(arguments: [FileProblem.Cause.notAFile(.pipe), .denied(.permission)])
  func `because of the machine is the seller's to mend`(_ cause: FileProblem.Cause) {
    var synthetic = SyntheticCase()
    synthetic["invoice-1.pdf"].problem = FileProblem(cause)
    synthetic["invoice-1.pdf"].kind = nil
    let findings = engine.assess(synthetic.readCase).findings
    #expect(findings.map(\.fix.who) == ["seller"])
    #expect(findings.allSatisfy { $0.message.zh.contains(FileProblem(cause).words.zh) })
  }

  @Test func `is named even where nothing hangs on it`() {
    var synthetic = SyntheticCase()
    synthetic["licence.pdf"]["representative"] = "李伟"
    synthetic["licence.pdf"]["address"] = "深圳市南山区科技路8号"
    let assessment = engine.assess(synthetic.readCase)
    #expect(assessment.verdict == .ready)
    #expect(assessment.findings == [])
    #expect(assessment.undecided.map(\.check.rule) == ["authenticity/licence-address"])
    #expect(
      assessment.undecided.map(\.check) == assessment.checks.filter { $0.outcome == .unknown })
  }

  @Test(arguments: [("authenticity", true), ("chargeback", false)])
  func `a kind by exclusion is enough only where the ticket takes papers of any form`(
    _ ticket: String, _ isOpen: Bool
  ) {
    var synthetic = SyntheticCase()
    synthetic.ticket = ticket
    synthetic.documents.append(
      SyntheticDocument(path: "note.pdf", kind: .other, isKindByExclusion: true))
    let assessment = engine.assess(synthetic.readCase)
    let isUnrecognised = assessment.findings.contains {
      $0.check.rule == "\(ticket)/kind-recognised" && $0.check.outcome == .unknown
    }
    #expect(isUnrecognised == isOpen)
    // A proof of delivery that nobody recognised may still be behind it.
    let required = assessment.checks.filter { $0.rule == "\(ticket)/order-proof-required" }
    #expect(required.allSatisfy { $0.outcome == .unknown })
    #expect(assessment.verdict != .ready)
  }

  @Test func `is nothing at all in an empty folder`() {
    var synthetic = SyntheticCase()
    synthetic.documents = []
    let assessment = engine.assess(synthetic.readCase)
    #expect(assessment.verdict == .gaps)
    #expect(assessment.findings.map(\.check.subject) == ["invoice"])
  }

  @Test func `leaves every rule in the report, and the same one twice`() {
    let first = engine.assess(SyntheticCase().readCase)
    let second = engine.assess(SyntheticCase().readCase)
    #expect(first.checks == second.checks)
    #expect(first.findings == second.findings)
    #expect(first.checks.filter { $0.outcome == .unknown } == [])
    #expect(Set(first.checks.map(\.rule)).count > 70)
  }
}
