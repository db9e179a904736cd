internal import Evidence
internal import MarkedYAML

/// Turns a case file's YAML into typed values, and notes everything that is wrong on the way.
struct CaseDecoder {
  /// The file as messages name it.
  let file: String
  let ticketCategories: [String]
  private(set) var problems: [YAMLProblem] = []

  init(file: String, ticketCategories: [String]) {
    self.file = file
    self.ticketCategories = ticketCategories
  }

  /// Decodes the whole file, or refuses it with every problem that it has.
  mutating func decode(
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
      note(document, "", "expected keys such as 'ticket: authenticity', found \(document.found)")
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
      note(node, path, "nothing stands behind the key; state it, or leave the key out")
      return nil
    }
    switch kind {
    case .list(let element): return list(node, of: element, at: path)
    case .record(let keys): return record(node, of: keys, at: path)
    case .text, .day, .integer, .money, .weight, .flag, .country, .ticket: break
    }
    guard case .scalar(let text, let isQuoted, _) = node else {
      note(node, path, "expected \(kind.expectation), found \(node.kindName)")
      return nil
    }
    let scalar = CaseScalar(text: text, isQuoted: isQuoted)
    switch scalar.decode(as: kind, ticketCategories: ticketCategories) {
    case .success(let value): return value
    case .failure(let refusal):
      note(node, path, refusal.message)
      return nil
    }
  }

  private mutating func list(
    _ node: MarkedNode, of element: CaseSchema.Kind, at path: String
  ) -> CaseFile.Node? {
    guard let elements = node.sequence else {
      let hint = node.scalar.map { "; write it as [\($0)]" } ?? "; begin each entry with '- '"
      note(node, path, "expected a list, found \(node.kindName)" + hint)
      return nil
    }
    guard !elements.isEmpty else {
      note(node, path, "the list is empty; leave the key out")
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
      let hint = names.prefix(3).joined(separator: ", ")
      note(node, path, "expected keys (\(hint), …), found \(node.kindName)")
      return nil
    }
    guard !entries.isEmpty else {
      note(node, path, "nothing is stated; leave the key out")
      return nil
    }
    noteUnknownKeys(of: entries, among: names, at: path)
    for key in keys where key.isNeeded && !entries.contains(where: { $0.key == key.name }) {
      note(node, path, "the key '\(key.name)' is missing; for example '\(key.line)'")
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

  private mutating func note(_ node: MarkedNode, _ path: String, _ message: String) {
    problems.append(node.problem(path.isEmpty ? message : "\(path): \(message)", file: file))
  }

  private mutating func noteUnknownKeys(
    of entries: [MarkedNode.Entry], among known: [String], at path: String
  ) {
    // What stands there already was not meant.
    let free = known.filter { name in !entries.contains { $0.key == name } }
    for entry in entries where !known.contains(entry.key) {
      var message = path.isEmpty ? "" : "\(path): "
      message += "unknown key \(PrintableKey.quote(entry.key))"
      let clause = Suggestion.clause(for: entry.key, among: free)
      let home = CaseSchema.paths.first { $0.hasSuffix(".\(entry.key)") }
      message += clause.isEmpty ? home.map { "; it belongs at '\($0)'" } ?? "" : clause
      problems.append(YAMLProblem(file: file, mark: entry.keyMark, message: message))
    }
  }
}

extension CaseSchema.Key {
  /// The key and its example as they stand in a case file.
  fileprivate var line: String { name + ": " + (example ?? "") }
}
