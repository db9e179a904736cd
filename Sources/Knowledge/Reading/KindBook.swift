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
    /// Turns a document that bears another kind's title into one of this kind.
    case turn
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

  /// A half of a title put together of what sort of paper it is and what it is about: "certificate"
  /// and "authorized reseller".
  public struct TitlePart: Sendable {
    public let kind: DocumentKind
    public let isForm: Bool
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
    /// The same of the sections whose text is a field; nil where none is.
    public let sectionTexts: String?
    /// The kinds whose documents its turning phrases make documents of this kind.
    public let turnsFrom: [DocumentKind]
    /// Whether it has parties, lines and sums like an invoice, beside the fields named here.
    public let isLaidOutCommercially: Bool
  }

  public let definitions: [DocumentKind: Definition]
  public let index: PhraseIndex<Meaning>
  /// The verbs and objects of claims.
  public let claims: PhraseIndex<Claim>
  /// The forms and subjects of titles that are put together.
  public let titleParts: PhraseIndex<TitlePart>
  /// Words behind which a title says what it is about: `Invoice for Order 118`.
  public let connectors: Set<String>
  /// Words that begin a letter's subject line, folded.
  public let subjectMarks: Set<String>

  /// Reads `kinds/*.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var definitions: [DocumentKind: Definition] = [:]
    var phrases: [(text: String, meaning: Meaning)] = []
    var claims: [(text: String, meaning: Claim)] = []
    var titleParts: [(text: String, meaning: TitlePart)] = []
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
            "sections", "section_texts", "turns", "titled", "layout",
          ])
        for (key, role) in [("titles", Role.title), ("signs", .sign), ("against", .against)] {
          phrases += try reader.phrases(entry.value[key]).map {
            ($0, Meaning(kind: kind, role: role))
          }
        }
        let codes = try Self.fields(entry.value["codes"], reader)
        claims += try Self.halves(entry.value["claims"], "verbs", "objects", reader).map {
          ($0.text, Claim(kind: kind, isVerb: $0.isFirst))
        }
        titleParts += try Self.halves(entry.value["titled"], "forms", "subjects", reader).map {
          ($0.text, TitlePart(kind: kind, isForm: $0.isFirst))
        }
        let turns = try Self.turns(entry.value["turns"], reader)
        phrases += turns.phrases.map { ($0, Meaning(kind: kind, role: .turn)) }
        definitions[kind] = Definition(
          kind: kind, labels: try entry.value["labels"].map(reader.texts) ?? [],
          fields: try Self.fields(entry.value["fields"], reader),
          isBuyersOwn: try Self.isBuyer(entry.value["issuer"], reader),
          codes: Dictionary(codes.map { ($0.name, $0.concepts) }) { first, _ in first },
          sections: try entry.value["sections"].map(reader.text),
          sectionTexts: try entry.value["section_texts"].map(reader.text), turnsFrom: turns.kinds,
          isLaidOutCommercially: try Self.isCommercial(entry.value["layout"], reader))
      }
    }
    self.definitions = definitions
    index = PhraseIndex(phrases)
    self.claims = PhraseIndex(claims)
    self.titleParts = PhraseIndex(titleParts)
    connectors = try Self.titleWords("connectors", files)
    subjectMarks = try Self.titleWords("subjects", files)
  }

  private static func titleWords(
    _ key: String, _ files: RuleFiles
  ) throws(KnowledgeProblem) -> Set<String> {
    var words: Set<String> = []
    for file in files.files where file.path == "titles.yaml" {
      let reader = try KnowledgeReader(file)
      _ = try reader.mapping(reader.root, keys: ["connectors", "subjects"])
      words.formUnion(try reader.phrases(reader.root[key]))
    }
    return words
  }

  /// The phrases of two lists that go together, and whether each is of the first.
  private static func halves(
    _ node: MarkedNode?, _ first: String, _ second: String, _ reader: KnowledgeReader
  ) throws(KnowledgeProblem) -> [(text: String, isFirst: Bool)] {
    guard let node else { return [] }
    _ = try reader.mapping(node, keys: [first, second])
    var result: [(text: String, isFirst: Bool)] = []
    for key in [first, second] {
      result += try reader.phrases(node[key]).map { ($0, key == first) }
    }
    return result
  }

  private static func turns(
    _ node: MarkedNode?, _ reader: KnowledgeReader
  ) throws(KnowledgeProblem) -> (kinds: [DocumentKind], phrases: [String]) {
    guard let node else { return ([], []) }
    _ = try reader.mapping(node, keys: ["from", "phrases"])
    var kinds: [DocumentKind] = []
    for name in try node["from"].map(reader.texts) ?? [] {
      guard let kind = DocumentKind(rawValue: name) else {
        throw reader.problem(node, "unknown document kind '\(name)'")
      }
      kinds.append(kind)
    }
    return (kinds, try reader.phrases(node["phrases"]))
  }

  private static func isCommercial(
    _ node: MarkedNode?, _ reader: KnowledgeReader
  ) throws(KnowledgeProblem) -> Bool {
    guard let node else { return false }
    guard try reader.text(node) == "commercial" else {
      throw reader.problem(node, "unknown layout; the only one is: commercial")
    }
    return true
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
