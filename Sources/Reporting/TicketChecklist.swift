public import Evidence
public import Knowledge
internal import MarkedYAML

/// What a ticket asks for, before anything is gathered: a checklist, or a table.
public struct TicketChecklist: Sendable {
  private let pack: RulePack
  private let rules: [RuleExplanation.Subject]
  private let marketplace: String?
  private let phrases: Phrases
  private let layout: TextLayout

  /// - Parameters:
  ///   - rules: The rules of the pack with their parameters.
  ///   - marketplace: ISO 3166 code of the store; nil for what holds in every store.
  public init(
    of pack: RulePack, rules: [RuleExplanation.Subject], marketplace: String? = nil,
    wording: Wording, language: ReportLanguage = .en, layout: TextLayout = TextLayout()
  ) {
    self.pack = pack
    self.rules = rules
    self.marketplace = marketplace
    phrases = Phrases(language, wording: wording)
    self.layout = layout
  }

  /// The documents to gather, with what each has to show, and what to leave out.
  public var checklist: String {
    var output = TerminalText(layout)
    writeTitle(to: &output)
    for group in pack.matrix.required {
      output.blankLine()
      output.paragraph(names(group), label: "[ ]", labelStyle: .strong, style: .strong)
      for rule in demands(on: Set(group)) {
        output.paragraph(text(rule.title), indent: 4, label: "-")
      }
    }
    if !pack.matrix.accepted.isEmpty {
      output.blankLine()
      output.paragraph(
        pack.matrix.accepted.map(phrases.kind).joined(separator: phrases.listSeparator),
        label: phrases.mayBeSent + phrases.labelColon)
    }
    writeRefusals(to: &output)
    writeNumbers(to: &output)
    return output.text
  }

  /// The same as tables: what the case file states, the documents, the numbers, the rules.
  public var table: String {
    var output = TerminalText(layout)
    writeTitle(to: &output)
    output.blankLine()
    output.paragraph(phrases.caseFile, style: .strong)
    output.table(
      pack.needs.map { [$0.path, phrases.need($0.level), text($0.why)] }, indent: 2)
    output.blankLine()
    output.paragraph(phrases.documentsHead, style: .strong)
    let required = pack.matrix.required.map { [names($0), phrases.need(.required)] }
    let accepted = pack.matrix.accepted.map { [phrases.kind($0), phrases.need(.optional)] }
    output.table(required + accepted, indent: 2)
    writeRefusals(to: &output)
    writeNumbers(to: &output)
    output.blankLine()
    output.paragraph(phrases.rulesHead, style: .strong)
    output.table(
      applicable.map { [$0.name, phrases.severity($0.rule.severity), text($0.rule.title)] },
      indent: 2)
    return output.text
  }

  private func writeTitle(to output: inout TerminalText) {
    let store = marketplace.map { phrases.listSeparator + phrases.marketplace + " " + $0 } ?? ""
    output.paragraph(
      text(pack.title) + store, label: pack.ticket + " ", labelStyle: .strong, style: .faint)
    output.paragraph(text(pack.summary))
  }

  private func writeRefusals(to output: inout TerminalText) {
    guard !pack.matrix.refused.isEmpty else { return }
    output.blankLine()
    output.paragraph(phrases.notToBeSent, style: .strong)
    output.table(
      pack.matrix.refused.map { refusal in
        let elsewhere = refusal.belongsTo.map { phrases.bracketed(phrases.belongsTo($0)) } ?? ""
        return [phrases.kind(refusal.kind), text(refusal.why) + elsewhere]
      }, indent: 2)
  }

  /// The numbers of the rules, each once, as they hold in the store.
  private func writeNumbers(to output: inout TerminalText) {
    var told: Set<String> = []
    var rows: [[String]] = []
    for subject in applicable {
      for (parameter, source) in subject.parameters where told.insert(parameter.name).inserted {
        guard let value = scalar(parameter.value(in: marketplace)) else { continue }
        let elsewhere =
          marketplace == nil
          ? parameter.marketplaces.compactMap { store in
            scalar(store.value).map { "\(store.code) \($0)" }
          } : []
        let others =
          elsewhere.isEmpty
          ? "" : phrases.bracketed(elsewhere.joined(separator: phrases.listSeparator))
        let trust = phrases.bracketed(phrases.trust(source.trust))
        rows.append([
          text(subject.rule.title), value + others, source.title + trust,
        ])
      }
    }
    guard !rows.isEmpty else { return }
    output.blankLine()
    output.paragraph(phrases.numbersHead, style: .strong)
    // Three columns side by side leave no room on a narrow terminal.
    for row in rows {
      output.paragraph(row[1], indent: 2, label: row[0] + phrases.labelColon)
      output.paragraph(row[2], indent: 4, style: .faint)
    }
  }

  private var applicable: [RuleExplanation.Subject] {
    rules.filter { subject in
      let stores = subject.rule.conditions.marketplaces
      return marketplace.map { stores.isEmpty || stores.contains($0) } ?? true
    }
  }

  /// What a document of these kinds has to show, or the ticket is turned down.
  private func demands(on kinds: Set<DocumentKind>) -> [Rule] {
    applicable.map(\.rule).filter { rule in
      guard case .documents(let own) = rule.scope else { return false }
      return rule.severity == .error && !kinds.isDisjoint(with: own)
    }
  }

  private func names(_ kinds: [DocumentKind]) -> String {
    kinds.map(phrases.kind).joined(separator: phrases.pick(" or ", "或"))
  }

  private func text(_ localized: LocalizedText) -> String { localized.text(in: phrases.language) }

  /// Numbers and spans of time; names of paths and lists of words are no numbers.
  private func scalar(_ node: MarkedNode) -> String? {
    guard case .scalar(let text, _, _) = node, text.first?.isNumber == true else { return nil }
    return phrases.span(text)
  }
}
