internal import Evidence

/// YAML whose every value knows its line and column.
public enum MarkedYAML {
  /// The largest file that is read, in bytes (1 MiB, as the contract has it).
  public static let maximumSize = 1 << 20

  /// The deepest nesting that is read.
  public static let maximumDepth = 32

  /// Reads one document; JSON is YAML, so it reads JSON too.
  ///
  /// Refused: more than `maximumSize` bytes, text that is not UTF-8, control characters, aliases
  /// and anchors, merge keys, tags, a key twice, keys that are not single values, more than one
  /// document, an empty file. A byte order mark and any line ends are accepted.
  ///
  /// - Parameter leavingOut: Keys, at any depth, whose values the caller has no use for: they are
  ///   read over, and an empty list stands in their place.
  public static func parse(
    _ bytes: some Collection<UInt8>, file: String, leavingOut: Set<String> = []
  ) throws(YAMLProblem) -> MarkedNode {
    guard bytes.count <= maximumSize else {
      throw YAMLProblem(
        file: file, mark: nil,
        words: LocalizedText(
          en: "the file is larger than 1 MiB; keep evidence out of it",
          zh: "文件超过 1 MiB；请勿把材料内容写入此文件"))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard var text = String(validating: content, as: UTF8.self) else {
      throw YAMLProblem(
        file: file, mark: invalidPlace(in: content),
        words: LocalizedText(
          en: "not UTF-8; save the file as UTF-8", zh: "不是 UTF-8 编码；请将文件另存为 UTF-8"))
    }
    do {
      return try text.withUTF8 { bytes in
        Result { try NodeBuilder(bytes, file: file, leavingOut: leavingOut).document() }
      }.get()
    } catch let problem as YAMLProblem {
      throw problem
    } catch let error as YAMLParserError {
      throw refusal(of: error, in: text, file: file)
    } catch {
      throw .invalid(LocalizedText(plain: "\(error)"), file: file, mark: nil)
    }
  }

  /// The parser's reader says only at which byte it met a character that has no place in YAML.
  private static func refusal(
    of error: YAMLParserError, in text: String, file: String
  ) -> YAMLProblem {
    guard error.stage == .reader, let (scalar, mark) = forbiddenScalar(in: text) else {
      return YAMLProblem(error, in: text, file: file)
    }
    let name = "U+" + String(scalar.value, radix: 16, uppercase: true)
    return YAMLProblem(
      file: file, mark: mark,
      words: LocalizedText(
        en: "the character \(name) is not accepted; delete it", zh: "不接受字符 \(name)；请删除"))
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
