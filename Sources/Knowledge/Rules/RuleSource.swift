internal import Evidence

/// How far a source can be trusted.
public enum Trust: String, Hashable, Sendable, CaseIterable {
  /// The marketplace's or an authority's own page, or a moderator of its forum.
  case official
  /// A copy of such a page elsewhere.
  case mirror
  /// Lawyers, agencies, sellers.
  case thirdParty = "third-party"
}

/// Where a rule or a number comes from.
public struct RuleSource: Hashable, Sendable {
  public let key: String
  public let title: String
  public let url: String?
  public let trust: Trust
  /// Year and month: `2026-11`.
  public let asOf: String

  static func read(_ node: RuleNode, key: String) -> RuleSource? {
    node.expect(known: ["title", "url", "trust", "as_of"], required: ["title", "trust", "as_of"])
    let trust = node["trust"]?.choice(Trust.self)
    let asOf = node["as_of"].flatMap(monthStamp)
    guard let title = node["title"]?.text, let trust, let asOf else { return nil }
    return RuleSource(key: key, title: title, url: node["url"]?.text, trust: trust, asOf: asOf)
  }

  /// A year and a month, `2026-11`.
  static func monthStamp(_ node: RuleNode) -> String? {
    guard let text = node.text else { return nil }
    guard Day(iso: text + "-01") != nil else {
      node.note("expected a year and a month such as 2026-11, found '\(text)'")
      return nil
    }
    return text
  }
}
