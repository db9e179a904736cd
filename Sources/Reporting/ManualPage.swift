public import Evidence
public import Knowledge

/// A ticket's page of the manual of rules, as Markdown: what the case file states, which documents,
/// and every rule with its reason, its source and its numbers.
public struct ManualPage: Sendable {
  private let pack: RulePack
  private let rules: [RuleExplanation.Subject]
  private let phrases: Phrases

  /// - Parameter rules: Those of the pack, in its order.
  public init(
    of pack: RulePack, rules: [RuleExplanation.Subject], wording: Wording, language: ReportLanguage
  ) {
    self.pack = pack
    self.rules = rules
    phrases = Phrases(language, wording: wording)
  }

  /// The page that lists the others, each by the name of its file.
  public static func index(
    of packs: [RulePack], wording: Wording, language: ReportLanguage
  ) -> String {
    let phrases = Phrases(language, wording: wording)
    let rows = packs.map { pack in
      [
        "[`\(pack.ticket)`](\(pack.ticket).md)", Markdown.cell(pack.title.text(in: language)),
        String(pack.rules.count),
      ]
    }
    let head = [phrases.ticket, phrases.ticketTitle, phrases.rulesHead]
    return Markdown.joined([
      "# " + phrases.manualHead, phrases.manualNote, Markdown.table(head, rows),
    ])
  }

  public var markdown: String {
    var parts = ["# \(text(pack.title)) (`\(pack.ticket)`)", text(pack.summary)]
    if let channel = phrases.wording.channel(ofTicket: pack.ticket) {
      parts.append(phrases.sentTo + phrases.colon + text(channel))
    }
    parts.append("## " + phrases.caseFile)
    parts.append(
      Markdown.table(
        [phrases.caseKey, phrases.demand, phrases.why],
        pack.needs.map { ["`\($0.path)`", phrases.need($0.level), Markdown.cell(text($0.why))] }))
    parts += ["## " + phrases.documentsHead, documents]
    if !refusals.isEmpty { parts += [phrases.notToBeSent + phrases.labelColon, refusals] }
    for (title, subjects) in groups {
      parts.append("## " + title)
      parts += subjects.flatMap(entry)
    }
    return Markdown.joined(parts)
  }

  private func text(_ localized: LocalizedText) -> String { localized.text(in: phrases.language) }

  private var documents: String {
    let required = pack.matrix.required.map { group in
      let names = group.map(phrases.kind).joined(separator: phrases.pick(" or ", "或"))
      return "- \(names): **\(phrases.need(.required))**"
    }
    guard !pack.matrix.accepted.isEmpty else { return required.joined(separator: "\n") }
    let accepted = pack.matrix.accepted.map(phrases.kind).joined(separator: phrases.listSeparator)
    return (required + ["- \(phrases.mayBeSent)\(phrases.colon)\(accepted)"])
      .joined(separator: "\n")
  }

  private var refusals: String {
    pack.matrix.refused.map { refusal in
      let elsewhere = refusal.belongsTo.map { phrases.bracketed(phrases.belongsTo($0)) } ?? ""
      return "- \(phrases.kind(refusal.kind))\(phrases.colon)\(text(refusal.why))\(elsewhere)"
    }.joined(separator: "\n")
  }

  /// The rules by what they judge, in the order of the pack.
  private var groups: [(title: String, subjects: [RuleExplanation.Subject])] {
    [
      (phrases.onFiles, { if case .files = $0 { true } else { false } }),
      (phrases.onDocuments, { if case .documents = $0 { true } else { false } }),
      (phrases.onBundle, { $0 == .bundle }),
      (
        phrases.onCase,
        {
          switch $0 {
          case .caseFile, .entries: true
          case .files, .documents, .bundle: false
          }
        }
      ),
    ].compactMap { (title: String, isOf: (RuleScope) -> Bool) in
      let subjects = rules.filter { isOf($0.rule.scope) }
      return subjects.isEmpty ? nil : (title, subjects)
    }
  }

  private func entry(_ subject: RuleExplanation.Subject) -> [String] {
    let rule = subject.rule
    var facts = ["`\(subject.name)`", phrases.severity(rule.severity)]
    if case .documents(let kinds) = rule.scope {
      facts.append(kinds.map(phrases.kind).joined(separator: phrases.listSeparator))
    }
    let stores = rule.conditions.marketplaces
    if !stores.isEmpty {
      facts.append(phrases.marketplace + " " + stores.joined(separator: phrases.listSeparator))
    }
    let remedy = Phrases.withoutSlots(text(rule.remedy))
    var lines = [
      phrases.passes + phrases.colon + text(subject.passes),
      phrases.fix + phrases.colon + phrases.who(rule.who) + phrases.colon + remedy,
      phrases.source + phrases.colon + linked(subject.source),
    ]
    lines += subject.parameters.map(number)
    return [
      "### " + text(rule.title), facts.joined(separator: " · "), text(rule.why),
      lines.map { "- " + $0 }.joined(separator: "\n"),
    ]
  }

  private func number(_ parameter: PackParameter, _ source: RuleSource) -> String {
    let note = parameter.note.map { phrases.pick(" ", "") + text($0) } ?? ""
    return "`\(parameter.name)`\(phrases.colon)\(phrases.value(of: parameter))"
      + phrases.clauseSeparator + linked(source) + phrases.pick(".", "。") + note
  }

  private func linked(_ source: RuleSource) -> String {
    let cited = phrases.cited(source)
    guard let url = source.url, cited.hasPrefix(source.title) else { return cited }
    return "[\(source.title)](<\(url)>)" + cited.dropFirst(source.title.count)
  }
}
