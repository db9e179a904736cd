/// A place in a YAML file; line and column count from one, columns in characters.
public struct Mark: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A value of a YAML file and the place where it stands.
public indirect enum MarkedNode: Hashable, Sendable {
  /// A scalar as it is written; `isQuoted` says that it is text whatever it looks like.
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
  public var sequence: [MarkedNode]? { if case .sequence(let nodes, _) = self { nodes } else { nil } }
  public var entries: [Entry]? { if case .mapping(let entries, _) = self { entries } else { nil } }

  public subscript(key: String) -> MarkedNode? { entries?.first { $0.key == key }?.value }

  /// What a person would call this kind of value.
  public var kindName: String {
    switch self {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// What is wrong with a YAML file, and where.
public struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it, printable.
  public let file: String
  public let mark: Mark?
  /// Lower case, no full stop; found, expected and the remedy.
  public let message: String

  public init(file: String, mark: Mark?, message: String) {
    self.file = file
    self.mark = mark
    self.message = message
  }

  /// `FILE:LINE:COLUMN: MESSAGE`.
  public var description: String {
    let place = mark.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(message)"
  }
}
