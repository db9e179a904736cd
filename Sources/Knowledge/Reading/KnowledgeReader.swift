internal import Evidence
public import MarkedYAML

/// What is wrong with a file of `rules/`.
public typealias KnowledgeProblem = YAMLProblem

/// Typed access to one YAML file of `rules/`, with problems that name their place.
struct KnowledgeReader {
  let path: String
  let root: MarkedNode

  init(_ file: RuleFiles.File) throws(KnowledgeProblem) {
    path = file.path
    root = try file.parse()
  }

  func problem(_ node: MarkedNode, _ message: String) -> KnowledgeProblem {
    KnowledgeProblem(file: path, mark: node.mark, message: message)
  }

  /// The entries of a mapping; with `keys`, any other key is refused.
  func mapping(
    _ node: MarkedNode, keys: Set<String>?
  ) throws(KnowledgeProblem) -> [MarkedNode.Entry] {
    guard let entries = node.entries else {
      throw problem(node, "expected a mapping, found \(node.kindName.en)")
    }
    if let keys, let stray = entries.first(where: { !keys.contains($0.key) }) {
      throw KnowledgeProblem(
        file: path, mark: stray.keyMark,
        message: "unknown key '\(stray.key)'; known are: " + keys.sorted().joined(separator: ", "))
    }
    return entries
  }

  func required(_ key: String, in entry: MarkedNode.Entry) throws(KnowledgeProblem) -> MarkedNode {
    guard let node = entry.value[key] else {
      throw KnowledgeProblem(
        file: path, mark: entry.keyMark, message: "'\(entry.key)' needs the key '\(key)'")
    }
    return node
  }

  func text(_ node: MarkedNode) throws(KnowledgeProblem) -> String {
    guard let text = node.scalar else {
      throw problem(node, "expected text, found \(node.kindName.en)")
    }
    return text
  }

  func texts(_ node: MarkedNode) throws(KnowledgeProblem) -> [String] {
    guard let nodes = node.sequence else {
      throw problem(node, "expected a list, found \(node.kindName.en)")
    }
    var result: [String] = []
    for node in nodes { result.append(try text(node)) }
    return result
  }

  /// Lists of texts under one key for each language, all languages together.
  func phrases(_ node: MarkedNode?) throws(KnowledgeProblem) -> [String] {
    guard let node else { return [] }
    var result: [String] = []
    for language in try mapping(node, keys: nil) { result += try texts(language.value) }
    return result
  }
}
