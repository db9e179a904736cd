import Evidence

/// A summary in GitHub's Markdown: a row for each case, its gaps beneath.
struct MarkdownRun: RunReport {
  private let phrases: Phrases
  private var tally = RunTally()
  private var isEmpty = true

  init(_ phrases: Phrases) { self.phrases = phrases }

  mutating func add(_ outcome: CaseOutcome) -> String {
    defer { isEmpty = false }
    tally.add(outcome)
    return (isEmpty ? head : "") + section(of: outcome)
  }

  func finish() -> String {
    var text = isEmpty ? head : ""
    let counts = phrases.overview(of: tally)
    text += "\n**\(Markdown.escaped(phrases.cases)):** \(Markdown.escaped(counts))\n"
    let gaps = tally.commonestGaps(10)
    guard tally.cases > 1, !gaps.isEmpty else { return text }
    let rows = gaps.map {
      ["\(Self.icon($0.severity)) `\($0.rule)`", phrases.grouped($0.cases)]
    }
    let table = Markdown.table([phrases.commonestGaps, phrases.cases], rows, numbers: [1])
    return text + "\n" + table + "\n"
  }

  private var head: String { "## Dossier\n" }

  private func section(of outcome: CaseOutcome) -> String {
    switch outcome {
    case .notFound(let words):
      return "\n⛔ \(Markdown.escaped(words.text(in: phrases.language)))\n"
    case .refused(let path, let words):
      return
        "\n### ⛔ \(Markdown.escaped(path))\n\n\(Markdown.escaped(words.text(in: phrases.language)))\n"
    case .assessed(let assessment, _):
      let readCase = assessment.readCase
      let title =
        "\n### \(Self.icon(assessment.verdict)) \(Markdown.escaped(readCase.received.path)): "
        + "\(phrases.verdict(assessment.verdict))\n\n"
        + Markdown.escaped(phrases.ticket + " " + readCase.file.ticket) + "\n"
        + phrases.outlook(assessment).map { "\n\(Markdown.escaped($0))\n" }.joined()
      return title + table(of: assessment.findings)
    }
  }

  private func table(of findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "" }
    let rows = findings.gravestFirst.map { finding in
      let line = FindingLine(finding, phrases)
      let place = [finding.check.document?.description, line.page.map(phrases.page)]
        .compactMap { $0.map(Markdown.escaped) }.joined(separator: phrases.listSeparator)
      return [
        Self.icon(finding.severity), place, Markdown.escaped(line.message),
        Markdown.escaped(line.fix), "`\(finding.check.rule)`",
      ]
    }
    let head = ["", phrases.documents, phrases.findings, phrases.fix, phrases.rule]
    return "\n" + Markdown.table(head, rows) + "\n"
  }

  private static func icon(_ verdict: Verdict) -> String {
    switch verdict {
    case .ready: "✅"
    case .gaps: "❌"
    case .undetermined: "❔"
    }
  }

  private static func icon(_ severity: Severity) -> String {
    switch severity {
    case .error: "❌"
    case .warning: "⚠️"
    case .note: "ℹ️"
    }
  }
}
