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
    text += "\n**\(Self.escaped(phrases.cases)):** \(Self.escaped(counts))\n"
    let gaps = tally.commonestGaps(10)
    guard tally.cases > 1, !gaps.isEmpty else { return text }
    text += "\n| \(phrases.commonestGaps) | \(phrases.cases) |\n| --- | ---: |\n"
    for gap in gaps {
      text += "| \(Self.icon(gap.severity)) `\(gap.rule)` | \(phrases.grouped(gap.cases)) |\n"
    }
    return text
  }

  private var head: String { "## Dossier\n" }

  private func section(of outcome: CaseOutcome) -> String {
    switch outcome {
    case .notFound(let words):
      return "\n⛔ \(Self.escaped(words.text(in: phrases.language)))\n"
    case .refused(let path, let words):
      return "\n### ⛔ \(Self.escaped(path))\n\n\(Self.escaped(words.text(in: phrases.language)))\n"
    case .assessed(let assessment):
      let readCase = assessment.readCase
      let title =
        "\n### \(Self.icon(assessment.verdict)) \(Self.escaped(readCase.received.path)): "
        + "\(phrases.verdict(assessment.verdict))\n\n"
        + Self.escaped(phrases.ticket + " " + readCase.file.ticket) + "\n"
      return title + table(of: assessment.findings)
    }
  }

  private func table(of findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "" }
    var text = "\n| | \(phrases.documents) | \(phrases.findings) | \(phrases.fix) | "
    text += "\(phrases.rule) |\n| --- | --- | --- | --- | --- |\n"
    for severity in Severity.allCases {
      for finding in findings where finding.severity == severity {
        let line = FindingLine(finding, phrases)
        let place = [
          finding.check.document.map { Self.escaped($0.description) },
          line.page.map { Self.escaped(phrases.page($0)) },
        ].compactMap(\.self).joined(separator: phrases.listSeparator)
        text += "| \(Self.icon(severity)) | \(place) | \(Self.escaped(line.message)) | "
        text += "\(Self.escaped(line.fix)) | `\(finding.check.rule)` |\n"
      }
    }
    return text
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

  /// Text that stays text: every ASCII punctuation mark behind a backslash, as CommonMark has it.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += " "
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "!", "#", "$", "*", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~", ">":
        result += "\\" + String(scalar)
      default: result += PrintableText.escape(scalar)
      }
    }
  }
}
