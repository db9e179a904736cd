public import Evidence
internal import MarkedYAML

/// Which kinds of document a ticket needs, takes and refuses.
public struct DocumentMatrix: Sendable {
  /// A kind that is turned down, and why.
  public struct Refusal: Sendable {
    public let kind: DocumentKind
    /// The kind that it is mistaken for: sent in its stead.
    public let insteadOf: DocumentKind?
    /// The ticket where it belongs; nil when it belongs nowhere.
    public let belongsTo: String?
    public let why: LocalizedText
  }

  /// Each group is met by one document of any of its kinds.
  public let required: [[DocumentKind]]
  public let accepted: [DocumentKind]
  public let refused: [Refusal]

  /// Every kind that the ticket takes.
  public var welcome: Set<DocumentKind> { Set(required.joined()).union(accepted) }

  public func refusal(of kind: DocumentKind) -> Refusal? { refused.first { $0.kind == kind } }

  public init(required: [[DocumentKind]], accepted: [DocumentKind], refused: [Refusal]) {
    self.required = required
    self.accepted = accepted
    self.refused = refused
  }

  static func read(_ node: RuleNode) -> DocumentMatrix {
    node.expect(known: ["required", "accepted", "refused"], required: ["required"])
    let required = (node["required"]?.elements ?? []).map { $0.choices(DocumentKind.self) }
    let accepted = node["accepted"]?.choices(DocumentKind.self) ?? []
    var refused: [Refusal] = []
    for entry in node["refused"]?.entries ?? [] {
      let name = entry.value.with(.scalar(entry.key, isQuoted: false, mark: entry.mark))
      guard let kind = name.choice(DocumentKind.self),
        entry.value.expect(known: ["why", "instead_of", "belongs_to"], required: ["why"]),
        let why = entry.value["why"]?.localized
      else { continue }
      if accepted.contains(kind) || required.joined().contains(kind) {
        name.note("'\(kind.rawValue)' is taken and refused; keep one")
      }
      refused.append(
        Refusal(
          kind: kind, insteadOf: entry.value["instead_of"]?.choice(DocumentKind.self),
          belongsTo: entry.value["belongs_to"]?.text, why: why))
    }
    return DocumentMatrix(required: required, accepted: accepted, refused: refused)
  }
}
