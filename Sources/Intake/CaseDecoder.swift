package import Evidence
internal import MarkedYAML

/// Turns a case file's YAML into typed values, and notes everything that is wrong on the way.
package struct CaseDecoder {
  /// The file as messages name it.
  let file: String
  let ticketCategories: [String]
  private(set) var problems: [YAMLProblem] = []

  package init(file: String, ticketCategories: [String]) {
    self.file = file
    self.ticketCategories = ticketCategories
  }

  /// Decodes the whole file, or refuses it with every problem that it has.
  package mutating func decode(
    _ bytes: some Collection<UInt8>
  ) throws(CaseFileError) -> CaseFile {
    let document: MarkedNode
    do {
      document = try MarkedYAML.parse(bytes, file: file)
    } catch {
      throw CaseFileError([error])
    }
    let root: CaseFile.Node?
    if document.entries == nil {
      note(
        document, "",
        LocalizedText(
          en: "expected keys such as 'ticket: authenticity', found \(document.found.en)",
          zh: "应为键，例如 'ticket: authenticity'，实际为\(document.found.zh)"))
      root = nil
    } else {
      root = record(document, of: CaseSchema.keys, at: "")
    }
    guard let root, problems.isEmpty else { throw CaseFileError(problems) }
    return CaseFile(root: root)
  }

  private mutating func decode(
    _ node: MarkedNode, as kind: CaseSchema.Kind, at path: String
  ) -> CaseFile.Node? {
    guard !node.isNull else {
      note(
        node, path,
        LocalizedText(
          en: "nothing stands behind the key; state it, or leave the key out",
          zh: "键后面没有内容；请填写，或删除该键"))
      return nil
    }
    switch kind {
    case .list(let element): return list(node, of: element, at: path)
    case .record(let keys): return record(node, of: keys, at: path)
    case .text, .day, .integer, .money, .weight, .flag, .country, .ticket: break
    }
    guard case .scalar(let text, let isQuoted, _) = node else {
      note(node, path, .expected(kind.expectation, found: node.kindName))
      return nil
    }
    let scalar = CaseScalar(text: text, isQuoted: isQuoted)
    switch scalar.decode(as: kind, ticketCategories: ticketCategories) {
    case .success(let value): return value
    case .failure(let refusal):
      note(node, path, refusal.words)
      return nil
    }
  }

  private mutating func list(
    _ node: MarkedNode, of element: CaseSchema.Kind, at path: String
  ) -> CaseFile.Node? {
    guard let elements = node.sequence else {
      let hint =
        node.scalar.map { LocalizedText(en: "; write it as [\($0)]", zh: "；请写作 [\($0)]") }
        ?? LocalizedText(en: "; begin each entry with '- '", zh: "；每一项以 '- ' 开头")
      note(
        node, path,
        .expected(CaseSchema.Kind.list(element).expectation, found: node.kindName) + hint)
      return nil
    }
    guard !elements.isEmpty else {
      note(
        node, path,
        LocalizedText(en: "the list is empty; leave the key out", zh: "列表为空；请删除该键"))
      return nil
    }
    var values: [CaseFile.Node] = []
    for (index, item) in elements.enumerated() {
      guard let value = decode(item, as: element, at: "\(path)[\(index + 1)]") else { continue }
      values.append(value)
    }
    return .list(values)
  }

  private mutating func record(
    _ node: MarkedNode, of keys: [CaseSchema.Key], at path: String
  ) -> CaseFile.Node? {
    let names = keys.map(\.name)
    guard let entries = node.entries else {
      let some = names.prefix(3).joined(separator: ", ")
      note(
        node, path,
        .expected(LocalizedText(en: "keys (\(some), …)", zh: "键（\(some) 等）"), found: node.kindName))
      return nil
    }
    guard !entries.isEmpty else {
      note(
        node, path,
        LocalizedText(en: "nothing is stated; leave the key out", zh: "没有任何内容；请删除该键"))
      return nil
    }
    noteUnknownKeys(of: entries, among: names, at: path)
    for key in keys where key.isNeeded && !entries.contains(where: { $0.key == key.name }) {
      note(
        node, path,
        LocalizedText(
          en: "the key '\(key.name)' is missing; for example '\(key.line)'",
          zh: "缺少键 '\(key.name)'；例如 '\(key.line)'"))
    }
    var values: [CaseFile.Node.Entry] = []
    for entry in entries {
      guard let key = keys.first(where: { $0.name == entry.key }),
        let value = decode(
          entry.value, as: key.kind, at: path.isEmpty ? key.name : path + "." + key.name)
      else { continue }
      values.append(CaseFile.Node.Entry(key: key.name, value: value))
    }
    return .record(values)
  }

  private mutating func note(_ node: MarkedNode, _ path: String, _ words: LocalizedText) {
    problems.append(YAMLProblem(file: file, mark: node.mark, words: words.at(path)))
  }

  private mutating func noteUnknownKeys(
    of entries: [MarkedNode.Entry], among known: [String], at path: String
  ) {
    for entry in entries where !known.contains(entry.key) {
      let key = PrintableKey.quote(entry.key)
      let words = LocalizedText(en: "unknown key \(key)", zh: "未知的键 \(key)")
      let hint = hint(for: entry.key, among: known, in: entries)
      problems.append(
        YAMLProblem(
          file: file, mark: entry.keyMark,
          words: (hint.map { words + $0 } ?? words).at(path)))
    }
  }

  /// The key that was meant, or where it belongs.
  private func hint(
    for key: String, among known: [String], in entries: [MarkedNode.Entry]
  ) -> LocalizedText? {
    func isThere(_ name: String) -> Bool { entries.contains { $0.key == name } }
    // What stands there already was hardly meant a second time.
    if let free = Suggestion.question(for: key, among: known.filter { !isThere($0) }) {
      return free
    }
    if let home = CaseSchema.paths.first(where: { $0.hasSuffix(".\(key)") }) {
      return LocalizedText(en: "; it belongs at '\(home)'", zh: "；应写在 '\(home)' 下")
    }
    guard let taken = Suggestion.nearest(to: key, among: known),
      let line = entries.first(where: { $0.key == taken })?.keyMark.line
    else { return nil }
    return LocalizedText(
      en: "; '\(taken)' stands on line \(line) already: put it in there, or delete it",
      zh: "；第 \(line) 行已有 '\(taken)'：请并入该处，或删除")
  }
}

extension LocalizedText {
  /// What a value should be, and what it is.
  static func expected(_ expected: LocalizedText, found: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "expected \(expected.en), found \(found.en)",
      zh: "应为\(expected.zh)，实际为\(found.zh)")
  }

  /// Behind the path that it is about.
  fileprivate func at(_ path: String) -> LocalizedText {
    path.isEmpty ? self : LocalizedText(plain: "\(path): ") + self
  }
}

extension CaseSchema.Key {
  /// The key and its example as they stand in a case file.
  fileprivate var line: String { name + ": " + (example ?? "") }
}
