import Evidence

/// A finding as other tools show it: in plain text, without layout.
struct FindingLine {
  let finding: Finding
  private let phrases: Phrases

  init(_ finding: Finding, _ phrases: Phrases) {
    self.finding = finding
    self.phrases = phrases
  }

  var message: String { finding.message.text(in: phrases.language) }

  /// Who can mend it and how: `supplier: Ask the supplier for …`.
  var fix: String {
    phrases.who(finding.fix.who) + phrases.colon
      + finding.fix.action.text(in: phrases.language)
  }

  /// The page that proves it; nil where the whole file, or the case, does.
  var page: Int? { finding.evidence.first { $0.document == finding.check.document }?.place?.page }

  /// What it is about: the document in its case's folder, or the folder itself.
  func path(in readCase: ReadCase) -> String {
    [readCase.received.path, finding.check.document?.description].compactMap(\.self)
      .joined(separator: "/")
  }

  /// The message, what was found and expected, where, and the remedy.
  var paragraphs: [String] {
    var lines = [message]
    if let found = finding.found { lines.append(phrases.found + phrases.colon + found) }
    if let expected = finding.expected { lines.append(phrases.expected + phrases.colon + expected) }
    lines += finding.evidence.compactMap { proof in
      proof.place.map { place in
        phrases.place + phrases.colon + proof.document.description + phrases.listSeparator
          + phrases.page(place.page)
          + (place.text.isEmpty ? "" : phrases.colon + phrases.quoted(place.text))
      }
    }
    lines.append(phrases.fix + phrases.colon + fix)
    lines += phrases.standing(of: finding).map { $0.label + phrases.colon + $0.text }
    lines.append(phrases.rule + phrases.colon + finding.check.rule)
    return lines
  }
}
