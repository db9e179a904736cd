public import Evidence
public import MarkedYAML

/// Where the problems of rule packs are gathered, so that one run tells all of them.
public final class ProblemLog {
  public private(set) var problems: [YAMLProblem] = []

  public init() {}

  public func note(_ problem: YAMLProblem) { problems.append(problem) }

  /// The problems in the order of file and place, each once.
  public var ordered: [YAMLProblem] {
    var seen: Set<YAMLProblem> = []
    return problems.filter { seen.insert($0).inserted }.sorted { left, right in
      let start = Mark(line: 0, column: 0)
      return (left.file, left.mark ?? start, left.message)
        < (right.file, right.mark ?? start, right.message)
    }
  }
}

/// A value of a rule pack; what is wrong with it is noted, and reading goes on.
public struct RuleNode {
  public let node: MarkedNode
  public let file: String
  public let log: ProblemLog

  public init(_ node: MarkedNode, file: String, log: ProblemLog) {
    self.node = node
    self.file = file
    self.log = log
  }

  public var mark: Mark { node.mark }

  public func with(_ node: MarkedNode) -> RuleNode { RuleNode(node, file: file, log: log) }

  public func note(_ message: String, at mark: Mark? = nil) {
    log.note(YAMLProblem(file: file, mark: mark ?? node.mark, message: message))
  }

  /// The value of a key of this mapping.
  public subscript(key: String) -> RuleNode? { node[key].map(with) }

  private func attempt<Value>(_ read: () throws(YAMLProblem) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      log.note(error)
      return nil
    }
  }

  /// Notes keys that are not known and keys that are missing; false when this is no mapping.
  @discardableResult
  public func expect(known: [String], required: [String] = []) -> Bool {
    guard attempt({ () throws(YAMLProblem) in try node.requireEntries(file: file) }) != nil else {
      return false
    }
    node.unknownKeys(among: known, file: file).forEach(log.note)
    for key in required where node[key] == nil { note("the key '\(key)' is missing") }
    return true
  }

  /// The entries of a mapping; none, and a note, when it is something else.
  public var entries: [(key: String, mark: Mark, value: RuleNode)] {
    (attempt { () throws(YAMLProblem) in try node.requireEntries(file: file) } ?? [])
      .map { ($0.key, $0.keyMark, with($0.value)) }
  }

  /// The elements of a list; none, and a note, when it is something else.
  public var elements: [RuleNode] {
    (attempt { () throws(YAMLProblem) in try node.requireList(file: file) } ?? []).map(with)
  }

  public var text: String? {
    attempt { () throws(YAMLProblem) in try node.requireText(file: file) }
  }

  public var flag: Bool? {
    attempt { () throws(YAMLProblem) in try node.requireFlag(file: file) }
  }

  public var integer: Int? {
    attempt { () throws(YAMLProblem) in try node.requireInteger(file: file) }
  }

  /// A single text, or a list of them.
  public var texts: [String] {
    node.sequence == nil ? text.map { [$0] } ?? [] : elements.compactMap(\.text)
  }

  /// A text in both languages of the reports: `{en: …, zh: …}`.
  public var localized: LocalizedText? {
    guard expect(known: ["en", "zh"], required: ["en", "zh"]), let en = self["en"]?.text,
      let zh = self["zh"]?.text
    else { return nil }
    for (language, text) in [("en", en), ("zh", zh)] where text.allSatisfy(\.isWhitespace) {
      note("the text '\(language)' is empty")
    }
    return LocalizedText(en: en, zh: zh)
  }

  /// One word of a closed set.
  public func choice<Value>(
    _ type: Value.Type = Value.self
  ) -> Value? where Value: RawRepresentable<String> & CaseIterable {
    guard let text else { return nil }
    if let value = Value(rawValue: text) { return value }
    let names = Value.allCases.map(\.rawValue)
    note(Self.unknown(text, among: names))
    return nil
  }

  public func choices<Value>(
    _ type: Value.Type = Value.self
  ) -> [Value] where Value: RawRepresentable<String> & CaseIterable {
    node.sequence == nil
      ? [choice(type)].compactMap(\.self) : elements.compactMap { $0.choice(type) }
  }

  /// What to say of a word that is not one of a closed set.
  public static func unknown(
    _ text: String, what: String = "word", among names: [String]
  ) -> String {
    let hint = Suggestion.clause(for: text, among: names)
    let known = names.count <= 12 ? "; known are: \(names.joined(separator: ", "))" : ""
    return "unknown \(what) \(PrintableKey.quote(text))" + (hint.isEmpty ? known : hint)
  }
}
