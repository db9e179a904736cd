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
  }

  public struct Concept: Sendable {
    public let name: String
    public let type: ValueType
  }

  /// One way to say a concept.
  public struct Meaning: Sendable {
    public let concept: Int
    public let language: String
    /// Weak labels (`Date`, `No.`) count only where no better one stands.
    public let isWeak: Bool
  }

  public let concepts: [Concept]
  /// The labels that stand before values on a page.
  public let index: PhraseIndex<Meaning>
  /// What the sentences of letters say of the parties (`cue.…`), beside the labels: ordinary
  /// words, which label nothing on a form.
  public let prose: PhraseIndex<Meaning>
  /// What they say of anything else; the same words may speak of both.
  public let topics: PhraseIndex<Meaning>
  private let numbers: [String: Int]

  public func concept(named name: String) -> Int? { numbers[name] }

  /// Reads `labels/*.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var concepts: [Concept] = []
    var numbers: [String: Int] = [:]
    var phrases: [(text: String, meaning: Meaning)] = []
    for file in files.files(in: "labels") {
      let reader = try KnowledgeReader(file)
      for entry in try reader.mapping(reader.root, keys: nil) {
        let body = try reader.mapping(entry.value, keys: ["type", "phrases", "weak"])
        let typeNode = try reader.required("type", in: entry)
        guard let type = ValueType(rawValue: try reader.text(typeNode)) else {
          throw reader.problem(
            typeNode,
            "unknown type; one of: " + ValueType.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard numbers[entry.key] == nil else {
          throw reader.problem(entry.value, "the label '\(entry.key)' is defined twice")
        }
        numbers[entry.key] = concepts.count
        for part in body where part.key != "type" {
          for language in try reader.mapping(part.value, keys: nil) {
            for phrase in try reader.texts(language.value) {
              phrases.append(
                (
                  phrase,
                  Meaning(
                    concept: concepts.count, language: language.key, isWeak: part.key == "weak")
                ))
            }
          }
        }
        concepts.append(Concept(name: entry.key, type: type))
      }
    }
    self.concepts = concepts
    self.numbers = numbers
    let isCue = concepts.map { $0.name.hasPrefix("cue.") }
    let isTopic = zip(isCue, concepts).map { $0 && $1.type != .party }
    index = PhraseIndex(phrases.filter { !isCue[$0.meaning.concept] })
    prose = PhraseIndex(phrases.filter { !isTopic[$0.meaning.concept] })
    topics = PhraseIndex(phrases.filter { isTopic[$0.meaning.concept] })
  }
}
