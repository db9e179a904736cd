internal import Checking
public import Evidence
public import Knowledge
internal import MarkedYAML
public import Reporting

/// The rules as a person asks for them: by name, with a suggestion when there is no such name.
public struct RuleLibrary: Sendable {
  private let manual: RuleManual
  private let tickets: [String]

  /// Reads the rules; refused, with every problem named, when they are not sound.
  ///
  /// - Parameter ticket: The only one that the caller asks for; all when nil.
  public init(_ files: RuleFiles, ticket: String? = nil) throws(DossierError) {
    tickets = RuleBook.tickets(in: files)
    do {
      manual = try RuleManual(files, ticket: ticket)
    } catch {
      throw DossierError(rules: error.problems)
    }
  }

  public var packs: [RulePack] { manual.book.packs }
  public var wording: Wording { manual.book.wording }

  /// What to say of a ticket that has no pack; nil for one that has.
  public func complaint(aboutTicket ticket: String) -> String? {
    guard !tickets.contains(ticket) else { return nil }
    let nearest = Suggestion.clause(for: ticket, among: tickets)
    return "there is no ticket category '\(ticket)'"
      + (nearest.isEmpty ? "; known are: " + tickets.joined(separator: ", ") : nearest)
  }

  /// The rule of a name, `ticket/rule` or the rule alone where one pack only has it.
  public func rule(named name: String) throws(UnknownRule) -> RuleExplanation.Subject {
    let pages = manual.pages(named: name)
    guard let page = pages.first else {
      let names = name.contains("/") ? manual.names : manual.pages.map(\.rule.id)
      if name == "waiver" || name.hasSuffix("/waiver") { throw Self.noRuleButWaivers }
      let hint =
        Suggestion.question(for: name, among: names)
        ?? LocalizedText(
          en: "; 'dossier rules list' names them all", zh: "；可用 'dossier rules list' 列出全部规则")
      throw UnknownRule(
        words: LocalizedText(en: "there is no rule '\(name)'", zh: "没有规则 '\(name)'") + hint)
    }
    guard pages.count == 1 else {
      let names = pages.map(\.name)
      throw UnknownRule(
        words: LocalizedText(
          en: "several tickets have a rule '\(name)'; say which: "
            + names.joined(separator: ", "),
          zh: "多个工单类别都有规则 '\(name)'；请指明：" + names.joined(separator: "、")))
    }
    return RuleExplanation.Subject(page)
  }

  /// Reports name what is wrong with a waiver so, and somebody may ask about it.
  private static let noRuleButWaivers = UnknownRule(
    words: LocalizedText(
      en: "'waiver' is no rule: it says that a waiver in the case file does not hold; under "
        + "'waivers' each states rule, reason, by, until, and the sha256 of the document as it is",
      zh: "“waiver”不是规则：它表示案件文件中的豁免无效；“waivers”下每项须写明 rule、reason、by、until "
        + "以及文件当前的 sha256"))

  /// The manual of rules in one language: the name and the Markdown of each page, one for every
  /// ticket and one that lists them.
  public func manual(in language: ReportLanguage) -> [(name: String, text: String)] {
    let index = ManualPage.index(of: packs, wording: wording, language: language)
    return [("README.md", index)]
      + packs.map { ("\($0.ticket).md", manualPage(of: $0, in: language)) }
  }

  /// A ticket's page of the manual, as Markdown.
  public func manualPage(of pack: RulePack, in language: ReportLanguage) -> String {
    ManualPage(
      of: pack, rules: rules(ofTicket: pack.ticket), wording: wording, language: language
    ).markdown
  }

  /// The rules of a ticket, in the order of its pack.
  public func rules(ofTicket ticket: String) -> [RuleExplanation.Subject] {
    manual.pages.filter { $0.name.hasPrefix(ticket + "/") }.map(RuleExplanation.Subject.init)
  }
}

extension RuleExplanation.Subject {
  init(_ page: RuleManual.Page) {
    self.init(
      name: page.name, rule: page.rule, passes: page.passes, source: page.source,
      parameters: zip(page.parameters, page.parameterSources).map { ($0, $1) })
  }
}

/// A name that means no rule, or more than one.
public struct UnknownRule: Error {
  public let words: LocalizedText
}
