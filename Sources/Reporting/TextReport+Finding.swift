import Evidence

extension TextReport {
  func write(_ finding: Finding, of group: FindingGroup, to output: inout TerminalText) {
    let isUndecided = finding.check.outcome == .unknown
    output.paragraph(
      phrases.severity(finding.severity) + phrases.colon
        + finding.message.text(in: phrases.language), indent: 2,
      label: isUndecided ? "?" : finding.severity.mark, labelStyle: finding.severity.style,
      style: finding.severity == .note ? .plain : .strong)
    output.facts(details(of: finding, in: group), indent: 4)
  }

  /// What could not be decided and weighs nothing: each with its place and its rule.
  func writeUndecided(_ undecided: [Finding], to output: inout TerminalText) {
    guard !undecided.isEmpty else { return }
    output.blankLine()
    output.paragraph(phrases.undecidedHead, style: .strong)
    for finding in undecided {
      output.paragraph(
        finding.message.text(in: phrases.language), indent: 2, label: "?", labelStyle: .yellow)
      let places = places(of: finding, in: nil).enumerated().map { index, place in
        (label: index == 0 ? phrases.place : "", text: place)
      }
      output.facts(places + [(phrases.rule, finding.check.rule)], indent: 4)
    }
  }

  private func details(
    of finding: Finding, in group: FindingGroup
  ) -> [(label: String, text: String)] {
    var details: [(label: String, text: String)] = []
    if let found = finding.found { details.append((phrases.found, found)) }
    if let expected = finding.expected { details.append((phrases.expected, expected)) }
    details += places(of: finding, in: group).enumerated().map { index, place in
      (index == 0 ? phrases.place : "", place)
    }
    details.append(
      (
        phrases.fix,
        phrases.who(finding.fix.who) + phrases.colon
          + finding.fix.action.text(in: phrases.language)
      ))
    details += phrases.standing(of: finding)
    details.append((phrases.rule, finding.check.rule))
    return details
  }

  /// `invoice-1.pdf, page 1: "14 May 2026"`, each once; the case file's key where it is at fault.
  private func places(of finding: Finding, in group: FindingGroup?) -> [String] {
    var places: [String] = []
    if finding.check.document == nil, let field = finding.check.field { places.append(field) }
    for proof in finding.evidence {
      var text = proof.document.description
      // The group's head names the document already.
      if proof.place == nil, let group, proof.document == group.document?.path { continue }
      if let place = proof.place {
        text += phrases.listSeparator + phrases.place(place)
        if !place.text.isEmpty { text += phrases.colon + phrases.quoted(shortened(place.text)) }
      }
      if !places.contains(text) { places.append(text) }
    }
    return places
  }

  /// What is quoted shows where to look; it need not be all of it.
  private func shortened(_ text: String) -> String {
    let limit = 160
    return text.count > limit ? text.prefix(limit - 1) + "…" : text
  }
}

extension Severity {
  fileprivate var mark: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }

  fileprivate var style: TextStyle {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }
}
