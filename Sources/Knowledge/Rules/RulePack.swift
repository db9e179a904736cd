public import Evidence

/// All that one ticket category asks: `rules/tickets/TICKET.yaml`, with what it includes.
public struct RulePack: Sendable {
  public let ticket: String
  public let title: LocalizedText
  public let summary: LocalizedText
  /// What the case file has to state.
  public let needs: [CaseNeed]
  public let parameters: [PackParameter]
  public let matrix: DocumentMatrix
  /// Those it includes first, in the order of the pack.
  public let rules: [Rule]
  public let sources: [String: RuleSource]
  /// What overlays changed in it, in the order in which they were applied.
  public private(set) var overlays: [AppliedOverlay] = []

  public func parameter(_ name: String) -> PackParameter? {
    parameters.first { $0.name == name }
  }

  public func source(of rule: Rule) -> RuleSource? { sources[rule.source] }

  /// Every store for which some parameter has a value of its own.
  public var marketplaces: [String] {
    Set(parameters.flatMap { $0.marketplaces.map(\.code) }).sorted()
  }

  /// The same pack with these rules only.
  public func keeping(_ rules: [Rule]) -> RulePack {
    RulePack(
      ticket: ticket, title: title, summary: summary, needs: needs, parameters: parameters,
      matrix: matrix, rules: rules, sources: sources, overlays: overlays)
  }

  /// The pack as an overlay leaves it.
  func overlaid(
    parameters: [PackParameter], rules: [Rule], sources: [String: RuleSource],
    by overlay: AppliedOverlay
  ) -> RulePack {
    RulePack(
      ticket: ticket, title: title, summary: summary, needs: needs, parameters: parameters,
      matrix: matrix, rules: rules, sources: sources, overlays: overlays + [overlay])
  }
}
