internal import Evidence
internal import Yams

/// YAML whose every value knows its line and column.
public enum MarkedYAML {
  /// The largest file that is read, in bytes (1 MiB, as the contract has it).
  public static let maximumSize = 1 << 20

  /// The deepest nesting that is read.
  public static let maximumDepth = 32

  /// A letter of private use, which nobody's key has.
  static let aliasStandIn: Unicode.Scalar = "\u{F8FF}"

  /// Reads one document; JSON is YAML, so it reads JSON too.
  ///
  /// Refused: more than `maximumSize` bytes, text that is not UTF-8, control characters, aliases
  /// and anchors, merge keys, tags, a key twice, keys that are not single values, more than one
  /// document, an empty file. A byte order mark and any line ends are accepted.
  public static func parse(
    _ bytes: some Collection<UInt8>, file: String
  ) throws(YAMLProblem) -> MarkedNode {
    guard bytes.count <= maximumSize else {
      throw YAMLProblem(
        file: file, mark: nil,
        words: LocalizedText(
          en: "the file is larger than 1 MiB; keep evidence out of it",
          zh: "文件超过 1 MiB；请勿把材料内容写入此文件"))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw YAMLProblem(
        file: file, mark: invalidPlace(in: content),
        words: LocalizedText(
          en: "not UTF-8; save the file as UTF-8", zh: "不是 UTF-8 编码；请将文件另存为 UTF-8"))
    }
    if let (scalar, mark) = forbiddenScalar(in: text) {
      let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
      throw YAMLProblem(
        file: file, mark: mark,
        words: LocalizedText(
          en: "the character \(name) is not accepted; delete it", zh: "不接受字符 \(name)；请删除"))
    }
    if let mark = NestingScan.tooDeep(in: text) { throw .tooDeep(file: file, mark: mark) }
    // Yams compares the keys of each mapping in full, so that an alias of aliases used as a key
    // would never end. With a letter for each '*', nothing is different up to the first alias, and
    // the anchor that it needs is found and refused.
    let withoutAliases = String(
      String.UnicodeScalarView(text.unicodeScalars.lazy.map { $0 == "*" ? aliasStandIn : $0 }))
    let root = try read(withoutAliases, file: file)
    return text.utf8.contains(UInt8(ascii: "*")) ? try read(text, file: file) : root
  }

  private static func read(_ text: String, file: String) throws(YAMLProblem) -> MarkedNode {
    do {
      // The encoding is named because the default one asks the environment and prints.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw YAMLProblem(
          file: file, mark: nil, words: LocalizedText(en: "the file is empty", zh: "文件为空"))
      }
      // Nodes hold their anchors weakly; the parser is who owns them.
      return try withExtendedLifetime(parser) { try convert(root, file: file, depth: 0) }
    } catch let problem as YAMLProblem {
      throw problem
    } catch let error as YamlError {
      throw YAMLProblem(error, in: text, file: file)
    } catch {
      throw .invalid(LocalizedText(plain: "\(error)"), file: file, mark: nil)
    }
  }

  private static func convert(
    _ node: Node, file: String, depth: Int
  ) throws(YAMLProblem) -> MarkedNode {
    let mark = Mark(node.mark)
    func problem(_ en: String, _ zh: String) -> YAMLProblem {
      YAMLProblem(file: file, mark: mark, words: LocalizedText(en: en, zh: zh))
    }
    guard depth < maximumDepth else { throw .tooDeep(file: file, mark: mark) }
    guard node.anchor == nil else {
      throw problem(
        "an anchor ('&') is not accepted; write the value out where it is needed",
        "不接受锚点（'&'）；请在需要处直接写出该值")
    }
    let tag = node.tag
    guard tag == Tag(.str) || tag == Tag(.seq) || tag == Tag(.map) else {
      throw problem("a tag ('!') is not accepted; leave it out", "不接受标签（'!'）；请去掉")
    }
    switch node {
    case .scalar(let scalar):
      return .scalar(scalar.string, isQuoted: scalar.style != .plain, mark: mark)
    case .sequence(let sequence):
      var nodes: [MarkedNode] = []
      for element in sequence {
        nodes.append(try convert(element, file: file, depth: depth + 1))
      }
      return .sequence(nodes, mark: mark)
    case .mapping(let mapping):
      var entries: [MarkedNode.Entry] = []
      for (key, value) in mapping {
        entries.append(try entry(key, value, file: file, depth: depth + 1))
      }
      return .mapping(entries, mark: mark)
    case .alias:
      throw problem(
        "an alias ('*') is not accepted; write the value out", "不接受别名（'*'）；请直接写出该值")
    }
  }

  private static func entry(
    _ key: Node, _ value: Node, file: String, depth: Int
  ) throws(YAMLProblem) -> MarkedNode.Entry {
    let mark = Mark(key.mark)
    guard case .scalar(let name, let isQuoted, _) = try convert(key, file: file, depth: depth)
    else {
      throw YAMLProblem(
        file: file, mark: mark,
        words: LocalizedText(en: "a key must be a single value", zh: "键必须是单个值"))
    }
    guard name != "<<" || isQuoted else {
      throw YAMLProblem(
        file: file, mark: mark,
        words: LocalizedText(
          en: "a merge key ('<<') is not accepted; write the keys out",
          zh: "不接受合并键（'<<'）；请逐个写出各键"))
    }
    return MarkedNode.Entry(
      key: name, keyMark: mark, value: try convert(value, file: file, depth: depth))
  }

  /// Where the first byte stands that is not UTF-8.
  private static func invalidPlace(in bytes: some Collection<UInt8>) -> Mark {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var counter = MarkCounter()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { counter.pass(scalar) }
    return counter.mark
  }

  /// The first character that YAML 1.1 has no place for.
  private static func forbiddenScalar(in text: String) -> (Unicode.Scalar, Mark)? {
    var counter = MarkCounter()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
        counter.pass(scalar)
      default: return (scalar, counter.mark)
      }
    }
    return nil
  }
}

/// Counts lines and columns as an editor shows them.
struct MarkCounter {
  private var line = 1
  private var column = 1
  private var followsReturn = false

  var mark: Mark { Mark(line: line, column: column) }

  mutating func pass(_ scalar: Unicode.Scalar) {
    if scalar == "\n" || scalar == "\r" {
      if !(scalar == "\n" && followsReturn) { line += 1 }
      column = 1
    } else {
      column += 1
    }
    followsReturn = scalar == "\r"
  }
}
