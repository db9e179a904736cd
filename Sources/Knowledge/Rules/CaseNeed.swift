public import Evidence

/// Something that the case file must, should or may state for a ticket.
public struct CaseNeed: Sendable {
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case required, recommended, optional
  }

  /// A path in the case file; `items[].asin` is asked of every item.
  public let path: String
  public let level: Level
  public let why: LocalizedText
  /// As it would be written in a case file.
  public let example: String?

  public init(path: String, level: Level, why: LocalizedText, example: String?) {
    self.path = path
    self.level = level
    self.why = why
    self.example = example
  }

  static func read(_ node: RuleNode) -> CaseNeed? {
    node.expect(known: ["path", "need", "why", "example"], required: ["path", "need", "why"])
    let path = node["path"].flatMap(CasePath.read)
    let level = node["need"]?.choice(Level.self)
    let why = node["why"]?.localized
    guard let path, let level, let why else { return nil }
    return CaseNeed(path: path, level: level, why: why, example: node["example"]?.text)
  }
}

/// The paths of the case file that rules may name.
public enum CasePath {
  /// Reads a path; one that the case file cannot have is noted with the nearest that it can.
  public static func read(_ node: RuleNode) -> String? {
    guard let text = node.text else { return nil }
    if CaseSchema.paths.contains(text) { return text }
    node.note(problem(with: text))
    return nil
  }

  /// What to say of a path that the case file cannot have.
  static func problem(with path: String) -> String {
    RuleNode.unknown(path, what: "path of the case file", among: CaseSchema.paths)
  }
}
