public import Evidence
public import MarkedYAML

/// What each kind of document is known by, and which of its fields stand under which label.
public struct KindBook: Sendable {
  /// How a phrase speaks about a kind.
  public enum Role: Sendable {
    /// Names the document when it stands as a title: `Commercial Invoice`.
    case title
    /// Stands somewhere in such documents and seldom in others.
    case sign
    /// Stands in documents that are easily taken for this kind.
    case against
  }

  public struct Meaning: Sendable {
    public let kind: DocumentKind
    public let role: Role
  }

  /// A half of what a document of a kind claims: "is authorized" and "to sell" in one sentence.
  public struct Claim: Sendable {
    public let kind: DocumentKind
    public let isVerb: Bool
  }

  public struct Definition: Sendable {
    public let kind: DocumentKind
    /// Label concepts that documents of this kind have.
    public let labels: [String]
    /// Label concepts for each field, in order of preference, and other places to look at
    /// (`address-window`); fields of the kind's own readers (parties, lines, totals) are not among
    /// them.
    public let fields: [(name: FieldName, concepts: [String])]
    /// Whether the buyer issues it, so that the letterhead is the buyer's.
    public let isBuyersOwn: Bool
    /// The numbers that stand for a field's label where offices print codes (WIPO ST.60).
    public let codes: [FieldName: [String]]
    /// What the label concepts of its sections' heads begin with; nil where it has none.
    public let sections: String?
  }

  public let definitions: [DocumentKind: Definition]
  public let index: PhraseIndex<Meaning>
  /// The verbs and objects of claims.
  public let claims: PhraseIndex<Claim>

  /// Reads `kinds/*.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var definitions: [DocumentKind: Definition] = [:]
    var phrases: [(text: String, meaning: Meaning)] = []
    var claims: [(text: String, meaning: Claim)] = []
    for file in files.files(in: "kinds") {
      let reader = try KnowledgeReader(file)
      for entry in try reader.mapping(reader.root, keys: nil) {
        guard let kind = DocumentKind(rawValue: entry.key) else {
          throw KnowledgeProblem(
            file: file.path, mark: entry.keyMark, message: "unknown document kind '\(entry.key)'")
        }
        _ = try reader.mapping(
          entry.value,
          keys: [
            "titles", "signs", "against", "claims", "labels", "fields", "issuer", "codes",
            "sections",
          ])
        for (key, role) in [("titles", Role.title), ("signs", .sign), ("against", .against)] {
          phrases += try reader.phrases(entry.value[key]).map {
            ($0, Meaning(kind: kind, role: role))
          }
        }
        let codes = try Self.fields(entry.value["codes"], reader)
        if let node = entry.value["claims"] {
          _ = try reader.mapping(node, keys: ["verbs", "objects"])
          for (key, isVerb) in [("verbs", true), ("objects", false)] {
            claims += try reader.phrases(node[key]).map {
              ($0, Claim(kind: kind, isVerb: isVerb))
            }
          }
        }
        definitions[kind] = Definition(
          kind: kind, labels: try entry.value["labels"].map(reader.texts) ?? [],
          fields: try Self.fields(entry.value["fields"], reader),
          isBuyersOwn: try Self.isBuyer(entry.value["issuer"], reader),
          codes: Dictionary(codes.map { ($0.name, $0.concepts) }) { first, _ in first },
          sections: try entry.value["sections"].map(reader.text))
      }
    }
    self.definitions = definitions
    index = PhraseIndex(phrases)
    self.claims = PhraseIndex(claims)
  }

  private static func isBuyer(
    _ node: MarkedNode?, _ reader: KnowledgeReader
  ) throws(KnowledgeProblem) -> Bool {
    guard let node else { return false }
    let text = try reader.text(node)
    guard ["supplier", "buyer"].contains(text) else {
      throw reader.problem(node, "an issuer is supplier or buyer")
    }
    return text == "buyer"
  }

  private static func fields(
    _ node: MarkedNode?, _ reader: KnowledgeReader
  ) throws(KnowledgeProblem) -> [(name: FieldName, concepts: [String])] {
    guard let node else { return [] }
    var fields: [(name: FieldName, concepts: [String])] = []
    for field in try reader.mapping(node, keys: nil) {
      fields.append((FieldName(field.key), try reader.texts(field.value)))
    }
    return fields
  }
}
