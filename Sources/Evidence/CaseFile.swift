/// What the submitter states: the case file, decoded and typed.
///
/// The tree has the contract's keys; `Intake` has checked every key and type, so a path that
/// is not there was left out by the submitter.
public struct CaseFile: Hashable, Sendable {
  public indirect enum Node: Hashable, Sendable {
    case text(String)
    case day(Day)
    case number(DecimalNumber)
    case money(Money)
    case measure(Measure)
    case flag(Bool)
    case list([Node])
    /// In the order of the file.
    case record([Entry])

    public struct Entry: Hashable, Sendable {
      public let key: String
      public let value: Node
      public init(key: String, value: Node) {
        self.key = key
        self.value = value
      }
    }

    public subscript(key: String) -> Node? {
      guard case .record(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var day: Day? { if case .day(let day) = self { day } else { nil } }
    public var number: DecimalNumber? { if case .number(let number) = self { number } else { nil } }
    public var money: Money? { if case .money(let money) = self { money } else { nil } }
    public var measure: Measure? {
      if case .measure(let measure) = self { measure } else { nil }
    }
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    public var list: [Node]? { if case .list(let list) = self { list } else { nil } }

    /// The value as reports print it; nil for lists and records.
    public var canonical: String? {
      switch self {
      case .text(let text): text
      case .day(let day): day.description
      case .number(let number): number.description
      case .money(let money): money.description
      case .measure(let measure): measure.description
      case .flag(let flag): flag ? "true" : "false"
      case .list, .record: nil
      }
    }
  }

  public let root: Node

  public init(root: Node) { self.root = root }

  /// The ticket category: the name of a pack.
  public var ticket: String { root["ticket"]?.text ?? "" }
  /// ISO 3166 code of the store.
  public var marketplace: String? { root["marketplace"]?.text }

  /// Every node at a path, each with the full path that leads to it.
  ///
  /// `items[].asin` is that of every item, `items[2].asin` that of the second (lists count from
  /// one); `account.name` is a single one.
  public func nodes(at path: String) -> [(path: String, node: Node)] {
    var found: [(path: String, node: Node)] = [("", root)]
    for component in path.split(separator: ".") {
      let key = component.prefix { $0 != "[" }
      let subscripts = component.dropFirst(key.count)
      found = found.compactMap { place in
        place.node[String(key)].map {
          (place.path.isEmpty ? String(key) : place.path + "." + key, $0)
        }
      }
      guard !subscripts.isEmpty else { continue }
      let wanted = Int(subscripts.dropFirst().dropLast())
      found = found.flatMap { place in
        (place.node.list ?? []).enumerated()
          .filter { wanted == nil || $0.offset + 1 == wanted }
          .map { ("\(place.path)[\($0.offset + 1)]", $0.element) }
      }
    }
    return found
  }

  /// The single node at a path without lists; nil when it was left out.
  public func node(at path: String) -> Node? { nodes(at: path).first?.node }
}
