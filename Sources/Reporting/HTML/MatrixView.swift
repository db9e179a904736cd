internal import Evidence

/// The rules of a ticket against the documents of a case.
struct MatrixView {
  struct Column {
    let head: String?
    let text: String
  }

  struct Cell {
    let outcome: String
    let sign: String
    let word: String
    let proof: String?
  }

  struct Row {
    let severity: String
    let title: String
    let cells: [Cell]
  }

  let columns: [Column]
  let rows: [Row]
  /// What the rules ask for that met nothing to judge.
  let notApplied: [String]

  /// - Parameter findings: The anchor of each.
  init(
    _ assessment: Assessment, findings: [(finding: Finding, anchor: String)], in page: HTMLPage
  ) {
    let phrases = page.phrases
    let paths = assessment.readCase.documents.map(\.path)
    columns =
      paths.map { Column(head: page.anchors.document($0), text: $0.description) }
      + [Column(head: nil, text: phrases.wholeCase)]
    let byRule = Dictionary(grouping: assessment.checks, by: \.rule)
    let told = Dictionary(grouping: findings, by: \.finding.check.rule)
    var rows: [Row] = []
    var notApplied: [String] = []
    for requirement in assessment.requirements {
      let checks = byRule[requirement.rule] ?? []
      let title = requirement.title.text(in: phrases.language)
      guard checks.contains(where: { $0.outcome != .notApplicable }) else {
        notApplied.append(title)
        continue
      }
      let byDocument = Dictionary(grouping: checks, by: \.document)
      let cells = (paths.map(Optional.some) + [nil]).map { path in
        Self.cell(
          byDocument[path] ?? [],
          finding: told[requirement.rule]?.first { $0.finding.check.document == path }?.anchor,
          in: page)
      }
      rows.append(Row(severity: requirement.severity.rawValue, title: title, cells: cells))
    }
    self.rows = rows
    self.notApplied = notApplied
  }

  /// The gravest outcome, and where it shows.
  private static func cell(_ checks: [Check], finding: String?, in page: HTMLPage) -> Cell {
    let gravest: [Outcome] = [.fail, .unknown, .pass, .notApplicable]
    guard
      let outcome = gravest.first(where: { outcome in
        checks.contains { $0.outcome == outcome }
      })
    else { return Cell(outcome: "none", sign: "", word: "", proof: nil) }
    let check =
      checks.first { $0.outcome == outcome && !$0.evidence.isEmpty }
      ?? checks.first { $0.outcome == outcome }
    let proof = check?.evidence.first.flatMap { page.anchor(of: $0) }
    let document = check?.document.flatMap { page.anchors.document($0) }
    let anchor =
      switch outcome {
      case .fail, .unknown: finding ?? proof ?? document
      case .pass: proof ?? document
      case .notApplicable: String?.none
      }
    return Cell(
      outcome: outcome.rawValue, sign: sign(outcome), word: page.phrases.outcome(outcome),
      proof: anchor)
  }

  private static func sign(_ outcome: Outcome) -> String {
    switch outcome {
    case .pass: "✓"
    case .fail: "✗"
    case .unknown: "?"
    case .notApplicable: "·"
    }
  }
}
