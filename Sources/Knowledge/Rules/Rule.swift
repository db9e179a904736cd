public import Evidence
public import MarkedYAML

/// One rule of a pack, as its YAML states it; the check kind that it names gives it meaning.
public struct Rule: Sendable {
  /// What an outcome of `unknown` is told as.
  public enum UnknownMeaning: String, Hashable, Sendable, CaseIterable {
    case error, warning, note, ignore
  }

  public let id: String
  public let title: LocalizedText
  /// Why the rule exists, for its page in the manual.
  public let why: LocalizedText
  /// The name of a check kind.
  public let check: String
  public let arguments: MarkedNode
  public let severity: Severity
  public let unknown: UnknownMeaning
  public let scope: RuleScope
  public let conditions: RuleConditions
  /// Whether a document that does not pass is judged no further.
  public let stops: Bool
  /// Whether documents are judged by it before any rule stops them.
  public let isFirst: Bool
  public let reason: Reason
  /// With placeholders in braces.
  public let message: LocalizedText
  public let remedy: LocalizedText
  /// Who can mend it.
  public let who: String
  public let source: String
  public let examples: [RuleExample]
  public let place: RulePlace

  /// The same rule as a pack includes it: with another weight, with examples of its own where what
  /// the rule says hangs on what the pack asks for.
  func adapted(severity: Severity?, examples: [RuleExample]?) -> Rule {
    let unknown = severity.map(UnknownMeaning.standard) ?? self.unknown
    return Rule(
      id: id, title: title, why: why, check: check, arguments: arguments,
      severity: severity ?? self.severity, unknown: unknown, scope: scope, conditions: conditions,
      stops: stops, isFirst: isFirst, reason: reason, message: message, remedy: remedy, who: who,
      source: source,
      examples: examples ?? self.examples, place: place)
  }

  /// The same rule with other arguments or conditions, as those who try its examples make it.
  public func mutated(arguments: MarkedNode, conditions: RuleConditions? = nil) -> Rule {
    Rule(
      id: id, title: title, why: why, check: check, arguments: arguments, severity: severity,
      unknown: unknown, scope: scope, conditions: conditions ?? self.conditions, stops: stops,
      isFirst: isFirst,
      reason: reason, message: message, remedy: remedy, who: who, source: source,
      examples: examples, place: place)
  }
}

extension Rule.UnknownMeaning {
  /// A required rule that could not be decided weighs as much as one that failed.
  static func standard(for severity: Severity) -> Rule.UnknownMeaning {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .ignore
    }
  }

  /// The severity of its finding; nil for none.
  public var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    case .ignore: nil
    }
  }
}

/// Where the parts of a rule stand, for messages about it.
public struct RulePlace: Hashable, Sendable {
  public let file: String
  public let rule: Mark
  public let check: Mark
  public let message: Mark
  public let source: Mark
}

/// What a rule is judged on.
public enum RuleScope: Hashable, Sendable {
  /// Each file of the folder, readable or not.
  case files
  /// Each readable document of these kinds.
  case documents([DocumentKind])
  /// The case file, once.
  case caseFile
  /// Each entry of one of its lists: `items`, `orders`, `shipments`, `brands`.
  case entries(String)
  /// All documents together, once.
  case bundle

  static let lists = ["items", "orders", "shipments", "brands"]

  static func read(_ node: RuleNode) -> RuleScope? {
    if node.node.sequence == nil, let word = node.node.scalar {
      switch word {
      case "files": return .files
      case "case": return .caseFile
      case "bundle": return .bundle
      case _ where lists.contains(word): return .entries(word)
      default: break
      }
      if DocumentKind(rawValue: word) == nil {
        let names = ["files", "case", "bundle"] + lists + DocumentKind.allCases.map(\.rawValue)
        node.note(RuleNode.unknown(word, among: names))
        return nil
      }
    }
    let kinds = node.choices(DocumentKind.self)
    return kinds.isEmpty ? nil : .documents(kinds)
  }
}

/// When a rule is judged at all.
public struct RuleConditions: Sendable {
  /// The stores that it is for; every store when empty.
  public let marketplaces: [String]
  /// Judged only when the case file states this.
  public let casePath: String?
  /// Judged only on documents where this field was found.
  public let field: FieldName?
  /// Judged only on documents where this field was not found.
  public let withoutField: FieldName?
  /// Judged only on Chinese VAT invoices, or only on other documents.
  public let isFapiao: Bool?
  /// Judged only on documents on whose pages one of these phrases stands; on every one when empty.
  public let says: [String]
  /// Judged only on documents that none of these rules found fault with.
  public let after: [String]
  public let afterMark: Mark?

  static func read(when node: RuleNode?, after: RuleNode?, fields: Wording) -> RuleConditions {
    node?.expect(known: ["marketplaces", "case", "field", "no_field", "fapiao", "says"])
    let stores = node?["marketplaces"]?.texts ?? []
    for store in stores where !Country.codes.contains(store) {
      node?["marketplaces"]?.note(
        RuleNode.unknown(store, what: "country", among: Country.codes))
    }
    return RuleConditions(
      marketplaces: stores,
      casePath: node?["case"].flatMap(CasePath.read),
      field: node?["field"].flatMap(fields.readField),
      withoutField: node?["no_field"].flatMap(fields.readField),
      isFapiao: node?["fapiao"]?.flag, says: node?["says"]?.texts ?? [], after: after?.texts ?? [],
      afterMark: after?.mark)
  }
}
