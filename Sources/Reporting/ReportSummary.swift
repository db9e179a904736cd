import Evidence

/// The counts under a report; those of one kind always add up to their total.
struct ReportSummary {
  let documents: Int
  let errors: Int
  let warnings: Int
  let notes: Int
  let checks: [Outcome: Int]

  init(_ assessment: Assessment) {
    documents = assessment.readCase.documents.count
    let severities = assessment.findings.map(\.severity)
    errors = severities.count { $0 == .error }
    warnings = severities.count { $0 == .warning }
    notes = severities.count { $0 == .note }
    checks = assessment.checks.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
  }

  var findings: Int { errors + warnings + notes }
  var allChecks: Int { checks.values.reduce(0, +) }
}
