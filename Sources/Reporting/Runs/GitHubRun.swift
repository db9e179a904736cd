import Evidence

/// Findings as workflow commands of GitHub Actions, which shows them as annotations.
struct GitHubRun: RunReport {
  private let phrases: Phrases

  init(_ phrases: Phrases) { self.phrases = phrases }

  func add(_ outcome: CaseOutcome) -> String {
    switch outcome {
    case .notFound(let words): return refusal(of: nil, words)
    case .refused(let path, let words): return refusal(of: path, words)
    case .assessed(let assessment, _):
      return assessment.findings.map { annotation(of: $0, in: assessment.readCase) }.joined()
    }
  }

  func finish() -> String { "" }

  private func refusal(of path: String?, _ words: LocalizedText) -> String {
    command("error", [("file", path)], words.text(in: phrases.language))
  }

  private func annotation(of finding: Finding, in readCase: ReadCase) -> String {
    let line = FindingLine(finding, phrases)
    let level =
      switch finding.severity {
      case _ where finding.waiver != nil: "notice"
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let place = line.page.map { phrases.page($0) + phrases.colon } ?? ""
    return command(
      level, [("file", line.path(in: readCase)), ("title", finding.check.rule)],
      place + line.message + "\n" + line.fix)
  }

  /// `::error file=…,title=…::message`, with what would end a part of it percent-encoded.
  private func command(
    _ name: String, _ properties: [(key: String, value: String?)], _ message: String
  ) -> String {
    let parts = properties.compactMap { property in
      property.value.map { "\(property.key)=" + Self.encoded($0, also: ":,") }
    }
    let head = parts.isEmpty ? name : name + " " + parts.joined(separator: ",")
    return "::\(head)::\(Self.encoded(message, also: ""))\n"
  }

  private static func encoded(_ text: String, also others: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\n": result += "%0A"
      case ":" where others.contains(":"): result += "%3A"
      case "," where others.contains(","): result += "%2C"
      default: result += PrintableText.escape(scalar)
      }
    }
  }
}
