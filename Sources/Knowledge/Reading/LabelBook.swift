public import Evidence
public import MarkedYAML

/// What the words before a value say about it: `Invoice No.`, `Bill To`, 开票日期.
///
/// A concept is what is meant, whatever the language; most have the name of the contract's field.
/// Those that name no field (`customer_number`, `delivery_date`) are there so that their values
/// are not taken for another field's.
public struct LabelBook: Sendable {
  /// What stands behind or below a label.
  public enum ValueType: String, Sendable, CaseIterable {
    case date, amount, quantity, identifier, text, name, party, address, phone, email, website
    case currency, column, section
    /// Words that change what the label beside them says (`incl.`), and are none themselves.
    case qualifier
  }

  public struct Concept: Sendable {
    public let name: String
    public let type: ValueType
    /// Whether its words are labels only in papers that are neither invoices nor letters of
    /// authorization.
    public let isOfPapers: Bool
  }

  /// One way to say a concept.
  public struct Meaning: Sendable {
    public let concept: Int
    public let language: String
    /// Weak labels (`Date`, `No.`) count only where no better one stands.
    public let isWeak: Bool

    public init(concept: Int, language: String, isWeak: Bool) {
      self.concept = concept
      self.language = language
      self.isWeak = isWeak
    }
  }

  public let concepts: [Concept]
  /// The labels that every kind of document may have.
  public let index: PhraseIndex<Meaning>
  /// Words that qualify what stands beside them; labels are found as if they were not there.
  public let qualifiers: PhraseIndex<Meaning>
  /// Those and the labels of papers.
  private let indexOfPapers: PhraseIndex<Meaning>
  /// What the sentences of letters say of the parties (`cue.…`), beside the labels: ordinary
  /// words, which label nothing on a form.
  public let prose: PhraseIndex<Meaning>
  /// What they say of anything else; the same words may speak of both.
  public let topics: PhraseIndex<Meaning>
  private let numbers: [String: Int]

  /// The labels that documents of a kind may have.
  public func index(for kind: DocumentKind?) -> PhraseIndex<Meaning> {
    if let kind, kind.isPaper { return indexOfPapers }
    return index
  }

  public func concept(named name: String) -> Int? { numbers[name] }

  /// Reads `labels/*.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var concepts: [Concept] = []
    var numbers: [String: Int] = [:]
    var phrases: [PhraseIndex<Meaning>.Phrase] = []
    for file in files.files(in: "labels") {
      let reader = try KnowledgeReader(file)
      for entry in try reader.mapping(reader.root, keys: nil) {
        let body = try reader.mapping(entry.value, keys: ["type", "scope", "phrases", "weak"])
        let typeNode = try reader.required("type", in: entry)
        guard let type = ValueType(rawValue: try reader.text(typeNode)) else {
          throw reader.problem(
            typeNode,
            "unknown type; one of: " + ValueType.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let scope = entry.value["scope"]
        if let scope, try reader.text(scope) != "papers" {
          throw reader.problem(scope, "unknown scope; the only one is: papers")
        }
        guard numbers[entry.key] == nil else {
          throw reader.problem(entry.value, "the label '\(entry.key)' is defined twice")
        }
        numbers[entry.key] = concepts.count
        for part in body where part.key != "type" && part.key != "scope" {
          for language in try reader.mapping(part.value, keys: nil) {
            for phrase in try reader.texts(language.value) {
              let meaning = Meaning(
                concept: concepts.count, language: language.key, isWeak: part.key == "weak")
              phrases.append(PhraseIndex.Phrase(phrase, meaning))
            }
          }
        }
        concepts.append(Concept(name: entry.key, type: type, isOfPapers: scope != nil))
      }
    }
    self.concepts = concepts
    self.numbers = numbers
    let isCue = concepts.map { $0.name.hasPrefix("cue.") }
    let isTopic = zip(isCue, concepts).map { $0 && $1.type != .party }
    let isQualifier = concepts.map { $0.type == .qualifier }
    let labels = phrases.filter { !isCue[$0.meaning.concept] && !isQualifier[$0.meaning.concept] }
    indexOfPapers = PhraseIndex(labels)
    index = PhraseIndex(labels.filter { !concepts[$0.meaning.concept].isOfPapers })
    qualifiers = PhraseIndex(phrases.filter { isQualifier[$0.meaning.concept] })
    prose = PhraseIndex(
      phrases.filter { !isTopic[$0.meaning.concept] && !isQualifier[$0.meaning.concept] })
    topics = PhraseIndex(phrases.filter { isTopic[$0.meaning.concept] })
  }
}
