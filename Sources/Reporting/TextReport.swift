public import Evidence
public import Knowledge

/// The report of a case for a person.
public struct TextReport: Sendable {
  let phrases: Phrases
  let layout: TextLayout
  let missingIsolation: [IsolationLayer]

  /// - Parameter missingIsolation: What the readers of this run were not kept from.
  public init(
    wording: Wording, language: ReportLanguage = .en, layout: TextLayout = TextLayout(),
    missingIsolation: [IsolationLayer] = []
  ) {
    phrases = Phrases(language, wording: wording)
    self.layout = layout
    self.missingIsolation = missingIsolation
  }

  /// The whole report, from the case's name to the verdict; ends with a line feed.
  public func report(of assessment: Assessment) -> String {
    var output = TerminalText(layout)
    writeHead(assessment.readCase, to: &output)
    writeOverlays(assessment.overlays, to: &output)
    let groups = FindingGroup.groups(of: assessment)
    writeFindings(groups, of: assessment, to: &output)
    writeQuietDocuments(groups, of: assessment, to: &output)
    writeUndecided(assessment.undecided, to: &output)
    writeSummary(groups, of: assessment, to: &output)
    return output.text
  }

  private func writeHead(_ readCase: ReadCase, to output: inout TerminalText) {
    output.paragraph(readCase.received.path, style: .strong)
    let facts = CaseFacts(readCase, phrases).list.map { $0.label + " " + $0.text }
    output.paragraph(facts.joined(separator: phrases.listSeparator), style: .faint)
  }

  /// Whose rules they are, where not the program's own alone, and what is not looked at.
  private func writeOverlays(_ overlays: [AppliedOverlay], to output: inout TerminalText) {
    for overlay in overlays where !overlay.isEmpty {
      output.paragraph(
        phrases.overlay(overlay), label: phrases.overlayName(overlay.name), style: .faint)
      for off in overlay.switchedOff {
        output.paragraph(
          phrases.switchedOff(off.rule) + phrases.colon + off.reason.text(in: phrases.language),
          indent: 2, style: .faint)
      }
    }
  }

  private func writeFindings(
    _ groups: [FindingGroup], of assessment: Assessment, to output: inout TerminalText
  ) {
    for group in groups where !group.findings.isEmpty {
      output.blankLine()
      switch group.subject {
      case .document(let document):
        output.paragraph(
          description(of: document), label: document.path.description + " ",
          labelStyle: .strong, style: .faint)
      case .caseFile: output.paragraph(phrases.caseFile, style: .strong)
      case .bundle: output.paragraph(phrases.bundle, style: .strong)
      }
      for finding in group.findings { write(finding, of: group, to: &output) }
    }
    if assessment.readCase.documents.isEmpty {
      output.blankLine()
      output.paragraph(phrases.noDocuments, style: .yellow)
    }
  }

  private func writeQuietDocuments(
    _ groups: [FindingGroup], of assessment: Assessment, to output: inout TerminalText
  ) {
    let quiet = groups.filter(\.findings.isEmpty).compactMap(\.document)
    if !quiet.isEmpty { output.blankLine() }
    let widths = quiet.map { DisplayWidth.of($0.path.description) }
    // A name that is much longer than the others must not push them all aside.
    let width = min(widths.max() ?? 0, layout.width / 3) + 3
    let checks = Dictionary(grouping: assessment.checks, by: \.document)
    for document in quiet {
      let isClean = Reach(document) == .whole
      output.paragraph(
        [description(of: document), outcomes(of: checks[document.path] ?? [])].compactMap(\.self)
          .joined(separator: phrases.clauseSeparator),
        label: (isClean ? "✓ " : "? ") + document.path.description, labelWidth: width,
        labelStyle: isClean ? .green : .yellow)
    }
  }

  /// `18 checks passed, 2 could not be decided`; nil where there is nothing to say.
  private func outcomes(of checks: [Check]) -> String? {
    func count(_ outcome: Outcome) -> Int { checks.count { $0.outcome == outcome } }
    let (passed, open) = (count(.pass), count(.unknown))
    let parts = [
      passed > 0 ? phrases.checksPassed(passed) : nil,
      open > 0 ? phrases.counted(open, phrases.outcome(.unknown)) : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: phrases.listSeparator)
  }

  /// `invoice, 2 pages`, and what of it was not read.
  private func description(of document: ReadDocument) -> String {
    var parts = [phrases.kind(of: document)]
    if let count = document.extracted.pageCount { parts.append(phrases.pages(count)) }
    let reach = Reach(document)
    if reach == .nothing { return phrases.notRead }
    if let words = phrases.reach(reach) { parts.append(words) }
    return parts.joined(separator: phrases.listSeparator)
  }
}

/// How much of a document was read.
enum Reach: Equatable {
  case whole
  /// All but these pages, which hold pictures that were not read.
  case pages([Int])
  case part
  case nothing

  init(_ document: ReadDocument) {
    let extracted = document.extracted
    let pictures = extracted.pages.filter(\.hasUnreadPicture).map(\.number)
    if extracted.isFullyRead {
      self = .whole
    } else if extracted.pages.isEmpty {
      self = .nothing
    } else {
      self = pictures.isEmpty ? .part : .pages(pictures)
    }
  }
}
