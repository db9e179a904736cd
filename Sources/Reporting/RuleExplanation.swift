public import Evidence
public import Knowledge

/// A rule's page of the manual, for a person.
public struct RuleExplanation: Sendable {
  /// A rule and what belongs to it.
  public struct Subject: Sendable {
    /// `ticket/rule`.
    public let name: String
    public let rule: Rule
    /// What passes the check that the rule uses.
    public let passes: LocalizedText
    public let source: RuleSource
    /// The numbers and lists that it uses, and who says so.
    public let parameters: [(parameter: PackParameter, source: RuleSource)]

    public init(
      name: String, rule: Rule, passes: LocalizedText, source: RuleSource,
      parameters: [(parameter: PackParameter, source: RuleSource)]
    ) {
      self.name = name
      self.rule = rule
      self.passes = passes
      self.source = source
      self.parameters = parameters
    }
  }

  private let phrases: Phrases
  private let layout: TextLayout

  public init(
    wording: Wording, language: ReportLanguage = .en, layout: TextLayout = TextLayout()
  ) {
    phrases = Phrases(language, wording: wording)
    self.layout = layout
  }

  /// What the rule asks, why, on whose word, how to mend it, and its examples.
  public func page(of subject: Subject) -> String {
    let rule = subject.rule
    var output = TerminalText(layout)
    output.paragraph(
      phrases.severity(rule.severity), label: subject.name + " ", labelStyle: .strong, style: .faint
    )
    output.paragraph(text(rule.title))
    output.blankLine()
    output.facts(facts(of: subject))
    if !rule.examples.isEmpty {
      output.blankLine()
      output.paragraph(phrases.examples, style: .faint)
      let outcomes = rule.examples.map { DisplayWidth.of(phrases.gives($0.gives)) }
      for example in rule.examples {
        output.paragraph(
          illustration(example), indent: 2, label: phrases.gives(example.gives),
          labelWidth: (outcomes.max() ?? 0) + 1, labelStyle: example.gives.style)
      }
    }
    return output.text
  }

  /// One line for each rule of a pack: its name, its weight, its title.
  public func list(of packs: [RulePack]) -> String {
    var output = TerminalText(layout)
    for (index, pack) in packs.enumerated() {
      if index > 0 { output.blankLine() }
      output.paragraph(
        text(pack.title), label: pack.ticket + " ", labelStyle: .strong, style: .faint)
      output.table(
        pack.rules.map {
          ["\(pack.ticket)/\($0.id)", phrases.severity($0.severity), text($0.title)]
        },
        indent: 2)
    }
    return output.text
  }

  private func text(_ localized: LocalizedText) -> String { localized.text(in: phrases.language) }

  private func facts(of subject: Subject) -> [(label: String, text: String)] {
    let rule = subject.rule
    let remedy = Phrases.withoutSlots(text(rule.remedy))
    var facts = [
      (phrases.why, text(rule.why)), (phrases.passes, text(subject.passes)),
      (phrases.fix, phrases.who(rule.who) + phrases.colon + remedy),
      (phrases.undecided, phrases.meaning(of: rule.unknown)),
      (phrases.source, phrases.cited(subject.source)),
    ]
    if let url = subject.source.url { facts.append(("", url)) }
    for (index, entry) in subject.parameters.enumerated() {
      facts.append((index == 0 ? phrases.uses : "", phrases.description(of: entry.parameter)))
      if let note = entry.parameter.note { facts.append(("", text(note))) }
      if entry.source != subject.source { facts.append(("", phrases.cited(entry.source))) }
    }
    return facts
  }

  /// `invoice: date of issue 2026-05-14; notified 2026-11-10`.
  private func illustration(_ example: RuleExample) -> String {
    var parts = example.documents.map(description)
    parts += stated(example.caseFile.root, at: "")
    let extra = [
      example.found.map { (phrases.found, $0) }, example.expected.map { (phrases.expected, $0) },
    ]
    parts += extra.compactMap { $0.map { $0.0 + phrases.colon + $0.1 } }
    return parts.joined(separator: phrases.clauseSeparator)
  }

  private func description(_ document: RuleExample.Document) -> String {
    let name = document.kind.map { phrases.kind($0) } ?? document.path
    var facts = document.fields.map { label($0.name) + " " + value($0.value) }
    facts += document.ambiguous.map { field in
      label(field.name) + " "
        + field.values.map(value).joined(separator: phrases.pick(" or ", " 或 "))
    }
    facts += document.onPages.map { label($0.name) + " " + phrases.onPages($0.values.map(value)) }
    facts += [document.text, document.largePrint ?? ""].filter { !$0.isEmpty }.map(phrases.quoted)
    facts += document.unreadable.map { label($0) + " ?" }
    if let problem = document.problem { facts.append(phrases.problem(problem)) }
    if document.scannedPages > 0 { facts.append(phrases.picturePages(document.scannedPages)) }
    guard !facts.isEmpty else { return name }
    return name + phrases.colon + facts.joined(separator: phrases.listSeparator)
  }

  private func label(_ name: FieldName) -> String {
    text(phrases.wording.label(ofField: name.text))
  }

  private func value(_ value: FieldValue) -> String {
    value == .openEnded ? phrases.openEnded : value.canonical
  }

  private func stated(_ node: CaseFile.Node, at path: String) -> [String] {
    switch node {
    case .record(let entries):
      entries.flatMap { stated($0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
    case .list(let nodes):
      nodes.enumerated().flatMap { stated($0.element, at: "\(path)[\($0.offset + 1)]") }
    default: node.canonical.map { [path + " " + $0] } ?? []
    }
  }
}

extension Outcome {
  fileprivate var style: TextStyle {
    switch self {
    case .pass: .green
    case .fail: .red
    case .unknown: .yellow
    case .notApplicable: .faint
    }
  }
}
