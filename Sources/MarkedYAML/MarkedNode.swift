public import Evidence

/// A place in a YAML file; line and column count from one, columns in Unicode scalars.
public struct Mark: Hashable, Comparable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a YAML file and the place where it stands.
public indirect enum MarkedNode: Hashable, Sendable {
  /// A scalar's text; `isQuoted` (quotes, `|`, `>`) says that it is text whatever it looks like.
  case scalar(String, isQuoted: Bool, mark: Mark)
  case sequence([MarkedNode], mark: Mark)
  /// In the order of the file; keys are unique.
  case mapping([Entry], mark: Mark)

  public struct Entry: Hashable, Sendable {
    public let key: String
    public let keyMark: Mark
    public let value: MarkedNode

    public init(key: String, keyMark: Mark, value: MarkedNode) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
    }
  }

  public var mark: Mark {
    switch self {
    case .scalar(_, _, let mark), .sequence(_, let mark), .mapping(_, let mark): mark
    }
  }

  public var scalar: String? { if case .scalar(let text, _, _) = self { text } else { nil } }
  public var sequence: [MarkedNode]? {
    if case .sequence(let nodes, _) = self { nodes } else { nil }
  }
  public var entries: [Entry]? { if case .mapping(let entries, _) = self { entries } else { nil } }

  public subscript(key: String) -> MarkedNode? { entries?.first { $0.key == key }?.value }

  /// Whether nothing is stated: nothing behind the key, `~` or `null`, without quotes.
  public var isNull: Bool {
    guard case .scalar(let text, isQuoted: false, _) = self else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What a person would call this kind of value.
  public var kindName: LocalizedText {
    switch self {
    case .scalar:
      isNull
        ? LocalizedText(en: "nothing", zh: "空值") : LocalizedText(en: "a single value", zh: "单个值")
    case .sequence: LocalizedText(en: "a list", zh: "列表")
    case .mapping: LocalizedText(en: "a mapping", zh: "键值表")
    }
  }
}
