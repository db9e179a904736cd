internal import Yams

/// YAML whose every value knows its line and column.
public enum MarkedYAML {
  /// The largest file that is read, in bytes (1 MiB, as the contract has it).
  public static let maximumSize = 1 << 20

  /// The deepest nesting that is read.
  public static let maximumDepth = 32

  /// Reads one document; JSON is YAML, so it reads JSON too.
  ///
  /// Refused: more than `maximumSize` bytes, text that is not UTF-8, aliases and anchors, merge
  /// keys, a key twice, keys that are not plain scalars, more than one document, an empty file.
  public static func parse(
    _ bytes: some Collection<UInt8>, file: String
  ) throws(YAMLProblem) -> MarkedNode {
    func problem(_ message: String, _ mark: Mark? = nil) -> YAMLProblem {
      YAMLProblem(file: file, mark: mark, message: message)
    }
    guard bytes.count <= maximumSize else {
      throw problem("the file is larger than 1 MiB; keep evidence out of it")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem("the file is not UTF-8; save it as UTF-8")
    }
    let composed: Node?
    do {
      composed = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw describe(error, file: file)
    } catch {
      throw problem("not valid YAML: \(error)")
    }
    guard let composed else { throw problem("the file is empty") }
    return try convert(composed, file: file, depth: 0)
  }

  private static func convert(
    _ node: Node, file: String, depth: Int
  ) throws(YAMLProblem) -> MarkedNode {
    let mark = node.mark.map { Mark(line: $0.line, column: $0.column) } ?? Mark(line: 1, column: 1)
    guard depth < maximumDepth else {
      throw YAMLProblem(file: file, mark: mark, message: "nested deeper than \(maximumDepth) levels")
    }
    // An anchor always stands before its aliases, so the walk ends here before it meets one.
    guard node.anchor == nil else {
      throw YAMLProblem(
        file: file, mark: mark,
        message: "anchors and aliases ('&', '*') are not accepted; write the value out")
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      return .scalar(scalar.string, isQuoted: isQuoted, mark: mark)
    case .sequence(let sequence):
      var nodes: [MarkedNode] = []
      for element in sequence {
        nodes.append(try convert(element, file: file, depth: depth + 1))
      }
      return .sequence(nodes, mark: mark)
    case .mapping(let mapping):
      var entries: [MarkedNode.Entry] = []
      for (key, value) in mapping {
        let keyMark = key.mark.map { Mark(line: $0.line, column: $0.column) } ?? mark
        guard case .scalar(let scalar) = key, scalar.string != "<<" || scalar.style != .plain else {
          throw YAMLProblem(
            file: file, mark: keyMark, message: "a key must be a single plain value")
        }
        entries.append(
          MarkedNode.Entry(
            key: scalar.string, keyMark: keyMark,
            value: try convert(value, file: file, depth: depth + 1)))
      }
      return .mapping(entries, mark: mark)
    case .alias:
      throw YAMLProblem(
        file: file, mark: mark, message: "aliases ('*') are not accepted; write the value out")
    }
  }

  private static func describe(_ error: YamlError, file: String) -> YAMLProblem {
    func at(_ mark: Yams.Mark) -> Mark { Mark(line: mark.line, column: mark.column) }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return YAMLProblem(file: file, mark: at(mark), message: "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.sorted().joined(separator: "', '")
      return YAMLProblem(
        file: file, mark: at(context.mark),
        message: "the key '\(names)' stands twice; keep one")
    case .reader(let problem, _, _, _):
      return YAMLProblem(file: file, mark: nil, message: "not valid YAML: \(problem)")
    default:
      return YAMLProblem(file: file, mark: nil, message: "not valid YAML: \(error)")
    }
  }
}
