public import Evidence
public import MarkedYAML

/// A tiny case, and what the rule makes of it: a test and an illustration at once.
public struct RuleExample: Sendable {
  /// A document of an example, as far as it matters.
  public struct Document: Sendable {
    public let path: String
    public let kind: DocumentKind?
    public let mediaType: String
    /// What stands on it.
    public let fields: [(name: FieldName, value: FieldValue)]
    /// What one writing can be read as.
    public let ambiguous: [(name: FieldName, values: [FieldValue])]
    /// What stands on the first page, on the second, and so on, as something else each time.
    public let onPages: [(name: FieldName, values: [FieldValue])]
    public let unreadable: [FieldName]
    /// How a field is printed, where that says more than its value: `weight: 526 kg`.
    public let printed: [String: String]
    /// Words on its pages beside the fields.
    public let text: String
    /// A line of its own in print that is much larger than the rest.
    public let largePrint: String?
    /// Why the file cannot be read; nil when it can.
    public let problem: FileProblem?
    /// How many pages it has, and how many of the last ones are pictures without text.
    public let pages: Int
    public let scannedPages: Int
    /// How legible the last pages are, read as pictures; nil where they were not read.
    public let legibility: Legibility?
    /// Width and height of its picture, in pixels; nil for a page of paper.
    public let picture: [Int]?
    public let sha256: String
    public let languages: [String]
    public let information: DocumentInformation
    public let size: Int
    /// What the e-invoice inside it states; nil where it carries none.
    public let eInvoice: [(name: FieldName, value: FieldValue)]?
    /// Whether it carries an e-invoice that was not read.
    public let isEInvoiceRefused: Bool
    /// What the code on its page states; nil where it bears none.
    public let code: [(name: FieldName, value: FieldValue)]?
  }

  public let gives: Outcome
  /// What the rule must say beside the outcome; nil where the example does not care.
  public let field: String?
  public let subject: String?
  public let found: String?
  public let expected: String?
  public let caseFile: CaseFile
  /// The day of submission.
  public let submitting: Day
  public let documents: [Document]
  public let file: String
  public let mark: Mark

  /// The day of submission where an example states none.
  static let standardDay = Day(daysSinceEpoch: 20_779)

  static func read(_ node: RuleNode, wording: Wording) -> RuleExample? {
    guard
      node.expect(
        known: ["gives", "field", "subject", "found", "expected", "case", "documents"],
        required: ["gives"]), let gives = node["gives"]?.choice(Outcome.self)
    else { return nil }
    let root = node["case"].map { ExampleCase.read($0) } ?? .record([])
    let documents = (node["documents"]?.elements ?? []).enumerated().compactMap {
      ExampleDocument.read($0.element, index: $0.offset, wording: wording)
    }
    return RuleExample(
      gives: gives, field: node["field"]?.text, subject: node["subject"]?.text,
      found: node["found"]?.text, expected: node["expected"]?.text,
      caseFile: CaseFile(root: root), submitting: root["submitting"]?.day ?? standardDay,
      documents: documents, file: node.file, mark: node.mark)
  }
}

/// Reads the case of an example; values are typed by how they are written.
enum ExampleCase {
  static func read(_ node: RuleNode, path: String = "") -> CaseFile.Node {
    switch node.node {
    case .scalar(let text, let isQuoted, _):
      if path.hasSuffix("weight"), let weight = Measure(weight: text) { return .measure(weight) }
      return isQuoted ? .text(text) : value(text)
    case .sequence: return .list(node.elements.map { read($0, path: path + "[]") })
    case .mapping:
      return .record(
        node.entries.map { entry in
          let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
          if !CaseSchema.paths.contains(inner) {
            node.note(CasePath.problem(with: inner), at: entry.mark)
          }
          return CaseFile.Node.Entry(key: entry.key, value: read(entry.value, path: inner))
        })
    }
  }

  private static func value(_ text: String) -> CaseFile.Node {
    if let day = Day(iso: text) { return .day(day) }
    if let number = DecimalNumber(plain: text) { return .number(number) }
    if let money = Money(plain: text) { return .money(money) }
    if text == "true" || text == "false" { return .flag(text == "true") }
    return .text(text)
  }
}
