internal import Evidence
internal import Identifiers
internal import Knowledge
internal import MarkedYAML

/// Reads the arguments of a rule for one store; `$name` stands for a parameter of the pack.
final class ArgumentReader {
  private let root: RuleNode
  private let pack: RulePack
  private let wording: Wording
  private let marketplace: String?
  private var known: [String] = []
  private(set) var parameters: Set<String> = []

  init(rule: Rule, pack: RulePack, wording: Wording, marketplace: String?, log: ProblemLog) {
    root = RuleNode(rule.arguments, file: rule.place.file, log: log)
    self.pack = pack
    self.wording = wording
    self.marketplace = marketplace
  }

  /// Notes the keys that nobody asked for; called once all have been asked for.
  func finish() { root.expect(known: known) }

  private func value(_ key: String, isRequired: Bool) -> RuleNode? {
    known.append(key)
    guard let node = root[key] else {
      if isRequired { root.note("the check needs the argument '\(key)'") }
      return nil
    }
    guard case .scalar(let text, isQuoted: false, _) = node.node, text.hasPrefix("$") else {
      if isRequired, node.node.sequence?.isEmpty ?? node.node.entries?.isEmpty ?? false {
        node.note("the argument '\(key)' is empty")
      }
      return node
    }
    let name = String(text.dropFirst())
    parameters.insert(name)
    guard let parameter = pack.parameter(name) else {
      let names = pack.parameters.map(\.name)
      node.note(RuleNode.unknown(name, what: "parameter", among: names))
      return nil
    }
    return RuleNode(parameter.value(in: marketplace), file: parameter.file, log: root.log)
  }

  func has(_ key: String) -> Bool {
    known.append(key)
    return root[key] != nil
  }

  func field(_ key: String) -> FieldName {
    value(key, isRequired: true).flatMap(wording.readField) ?? ""
  }

  func optionalField(_ key: String) -> FieldName? {
    value(key, isRequired: false).flatMap(wording.readField)
  }

  func fields(_ key: String, isRequired: Bool = true) -> [FieldName] {
    guard let node = value(key, isRequired: isRequired) else { return [] }
    return node.node.sequence == nil
      ? [wording.readField(node)].compactMap(\.self) : node.elements.compactMap(wording.readField)
  }

  func casePath(_ key: String) -> String {
    value(key, isRequired: true).flatMap(CasePath.read) ?? ""
  }

  func optionalCasePath(_ key: String) -> String? {
    value(key, isRequired: false).flatMap(CasePath.read)
  }

  func casePaths(_ key: String, isRequired: Bool = true) -> [String] {
    guard let node = value(key, isRequired: isRequired) else { return [] }
    return node.node.sequence == nil
      ? [CasePath.read(node)].compactMap(\.self) : node.elements.compactMap(CasePath.read)
  }

  func count(_ key: String) -> Int { value(key, isRequired: true)?.integer ?? 0 }

  func count(_ key: String, default standard: Int) -> Int {
    value(key, isRequired: false)?.integer ?? standard
  }

  /// A span of the calendar such as `9 months`; nil when it was left out.
  func span(_ key: String) -> CalendarSpan? {
    guard let node = value(key, isRequired: false), let text = node.text else { return nil }
    let span = CalendarSpan(text)
    if span == nil { node.note("expected a span such as '60 days' or '9 months', found '\(text)'") }
    return span
  }

  func flag(_ key: String) -> Bool { value(key, isRequired: false)?.flag ?? false }

  func texts(_ key: String, isRequired: Bool = true) -> [String] {
    value(key, isRequired: isRequired)?.texts ?? []
  }

  func choice<Value>(_ key: String, default standard: Value) -> Value
  where Value: RawRepresentable<String> & CaseIterable {
    value(key, isRequired: false)?.choice(Value.self) ?? standard
  }

  /// One of several words; `standard` only where the argument is left out against the rules.
  func requiredChoice<Value>(_ key: String, lacking standard: Value) -> Value
  where Value: RawRepresentable<String> & CaseIterable {
    value(key, isRequired: true)?.choice(Value.self) ?? standard
  }

  func choices<Value>(_ key: String) -> [Value]
  where Value: RawRepresentable<String> & CaseIterable {
    value(key, isRequired: true)?.choices(Value.self) ?? []
  }

  func schemes(_ key: String) -> [IdentifierScheme] {
    value(key, isRequired: true)?.choices(IdentifierScheme.self) ?? []
  }

  func kinds(_ key: String) -> [DocumentKind] {
    value(key, isRequired: true)?.choices(DocumentKind.self) ?? []
  }

  /// The kinds of one of the groups that the pack requires, in any order.
  func requiredGroup(_ key: String) -> [DocumentKind] {
    guard let node = value(key, isRequired: true) else { return [] }
    let kinds = node.choices(DocumentKind.self)
    if !pack.matrix.required.contains(where: { Set($0) == Set(kinds) }) {
      node.note("the pack requires no such group of kinds")
    }
    return kinds
  }

  /// A mapping from document kinds to a field of each.
  func fieldsByKind(_ key: String) -> [(kind: DocumentKind, field: FieldName)] {
    (value(key, isRequired: false)?.entries ?? []).compactMap { entry in
      let name = entry.value.with(.scalar(entry.key, isQuoted: false, mark: entry.mark))
      guard let kind = name.choice(DocumentKind.self), let field = wording.readField(entry.value)
      else { return nil }
      return (kind, field)
    }
  }

  /// A mapping from document kinds to the words for each.
  func wordsByKind(_ key: String) -> [(kind: DocumentKind, words: [String])] {
    (value(key, isRequired: true)?.entries ?? []).compactMap { entry in
      entry.value.with(.scalar(entry.key, isQuoted: false, mark: entry.mark))
        .choice(DocumentKind.self).map { ($0, entry.value.texts) }
    }
  }

  /// A day; nil where it is not given.
  func day(_ key: String) -> Day? {
    guard let node = value(key, isRequired: false), let text = node.text else { return nil }
    if let day = Day(iso: text) { return day }
    node.note("expected a day such as 2026-11-10, found '\(text)'")
    return nil
  }

  /// A mapping from words to lists of words.
  func table(_ key: String) -> [String: [String]] {
    Dictionary((value(key, isRequired: true)?.entries ?? []).map { ($0.key, $0.value.texts) }) {
      first, _ in first
    }
  }
}
