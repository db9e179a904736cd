public import Evidence
internal import MarkedYAML

/// The words of reports for fields, kinds and doubts: `rules/wording.yaml`.
public struct Wording: Sendable {
  /// What is said of a check that could not be decided.
  public struct Doubt: Sendable {
    public let message: LocalizedText
    public let remedy: LocalizedText
    public let who: String
  }

  /// The parts of a letter in which somebody is asked to mend a gap.
  public enum RequestPart: String, Sendable, CaseIterable {
    case subject, greeting
    /// To somebody whose name is known.
    case greetingByName = "greeting_by_name"
    case reason, point, plea, closing
  }

  public static let path = "wording.yaml"

  private let fields: [String: LocalizedText]
  private let kinds: [DocumentKind: LocalizedText]
  private let doubts: [String: Doubt]
  private let notes: [String: LocalizedText]
  private let channels: [String: LocalizedText]
  private let waivers: [String: Doubt]
  private let requests: [String: LocalizedText]

  static let empty = Wording(
    fields: [:], kinds: [:], doubts: [:], notes: [:], channels: [:], waivers: [:], requests: [:])

  private init(
    fields: [String: LocalizedText], kinds: [DocumentKind: LocalizedText],
    doubts: [String: Doubt], notes: [String: LocalizedText], channels: [String: LocalizedText],
    waivers: [String: Doubt], requests: [String: LocalizedText]
  ) {
    self.fields = fields
    self.kinds = kinds
    self.doubts = doubts
    self.notes = notes
    self.channels = channels
    self.waivers = waivers
    self.requests = requests
  }

  /// What a person calls a field; its own name for a path of the case file.
  public func label(ofField name: String) -> LocalizedText {
    guard let label = fields[Self.general(name)] else { return LocalizedText(en: name, zh: name) }
    guard let index = FieldName(name).lineIndex else { return label }
    return LocalizedText(
      en: "\(label.en) of line \(index)", zh: "第 \(index) 行的\(label.zh)")
  }

  public func label(of kind: DocumentKind) -> LocalizedText {
    kinds[kind] ?? LocalizedText(en: kind.rawValue, zh: kind.rawValue)
  }

  /// Nil for a doubt that has no words, which the lint refuses.
  public func doubt(_ name: String) -> Doubt? { doubts[name] }

  /// What is said of a waiver that does not hold; the name itself where there are no words, which
  /// the lint refuses.
  public func waiver(_ flaw: String) -> Doubt {
    let name = LocalizedText(en: flaw, zh: flaw)
    return waivers[flaw] ?? Doubt(message: name, remedy: name, who: "seller")
  }

  /// A fixed phrase that a check kind fills in.
  public func note(_ name: String) -> LocalizedText {
    notes[name] ?? LocalizedText(en: name, zh: name)
  }

  /// A part of a letter, with slots in braces; empty where there are no words, which the lint
  /// refuses.
  public func request(_ part: RequestPart) -> LocalizedText {
    requests[part.rawValue] ?? LocalizedText(en: "", zh: "")
  }

  /// Where tickets of a category are sent; nil for a category that there is not.
  public func channel(ofTicket ticket: String) -> LocalizedText? { channels[ticket] }

  public var fieldNames: [String] { fields.keys.sorted() }

  /// Reads a field's name; one that is not known is noted with the nearest that is.
  public func readField(_ node: RuleNode) -> FieldName? {
    node.text.flatMap { readField($0, at: node.mark, in: node) }
  }

  func readField(_ text: String, at mark: Mark, in node: RuleNode) -> FieldName? {
    if fields[Self.general(text)] == nil {
      node.note(RuleNode.unknown(text, what: "field", among: fieldNames), at: mark)
    }
    return FieldName(text)
  }

  private static func general(_ name: String) -> String {
    guard FieldName(name).lineIndex != nil, let close = name.firstIndex(of: "]") else {
      return name
    }
    return "lines[" + name[close...]
  }

  /// Reads the words of a folder of rules; what is wrong with them, reading the packs tells.
  public init(_ files: RuleFiles) {
    guard let file = files.files.first(where: { $0.path == Self.path }),
      let root = try? file.parse()
    else {
      self = .empty
      return
    }
    self = Self.read(RuleNode(root, file: file.path, log: ProblemLog()))
  }

  static func read(_ root: RuleNode) -> Wording {
    root.expect(
      known: ["fields", "kinds", "doubts", "notes", "channels", "waivers", "requests"],
      required: ["fields", "kinds", "doubts", "notes", "channels", "waivers", "requests"])
    let parts = RequestPart.allCases.map(\.rawValue)
    root["requests"]?.expect(known: parts, required: parts)
    func texts(_ key: String) -> [(String, Mark, LocalizedText)] {
      (root[key]?.entries ?? []).compactMap { entry in
        entry.value.localized.map { (entry.key, entry.mark, $0) }
      }
    }
    let kinds = texts("kinds").compactMap { entry -> (DocumentKind, LocalizedText)? in
      let name = root.with(.scalar(entry.0, isQuoted: false, mark: entry.1))
      return name.choice(DocumentKind.self).map { ($0, entry.2) }
    }
    for kind in DocumentKind.allCases where !kinds.contains(where: { $0.0 == kind }) {
      root["kinds"]?.note("the kind '\(kind.rawValue)' has no words")
    }
    func doubts(_ key: String) -> [(String, Doubt)] {
      (root[key]?.entries ?? []).compactMap { entry -> (String, Doubt)? in
        entry.value.expect(
          known: ["message", "remedy", "who"], required: ["message", "remedy", "who"])
        guard let message = entry.value["message"]?.localized,
          let remedy = entry.value["remedy"]?.localized, let who = entry.value["who"]?.text
        else { return nil }
        return (entry.key, Doubt(message: message, remedy: remedy, who: who))
      }
    }
    return Wording(
      fields: Dictionary(texts("fields").map { ($0.0, $0.2) }) { first, _ in first },
      kinds: Dictionary(kinds) { first, _ in first },
      doubts: Dictionary(doubts("doubts")) { first, _ in first },
      notes: Dictionary(texts("notes").map { ($0.0, $0.2) }) { first, _ in first },
      channels: channels(in: root),
      waivers: Dictionary(doubts("waivers")) { first, _ in first },
      requests: Dictionary(texts("requests").map { ($0.0, $0.2) }) { first, _ in first })
  }

  private static func channels(in root: RuleNode) -> [String: LocalizedText] {
    let entries = root["channels"]?.entries ?? []
    for ticket in CaseSchema.ticketCategories where !entries.contains(where: { $0.key == ticket }) {
      root["channels"]?.note("the ticket '\(ticket)' has no channel")
    }
    for entry in entries where !CaseSchema.ticketCategories.contains(entry.key) {
      root.note(
        RuleNode.unknown(entry.key, what: "ticket", among: CaseSchema.ticketCategories),
        at: entry.mark)
    }
    return Dictionary(entries.compactMap { entry in entry.value.localized.map { (entry.key, $0) } })
    {
      first, _ in first
    }
  }
}
