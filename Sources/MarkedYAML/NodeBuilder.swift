internal import Evidence

/// Puts the values of one document together, and refuses at the first event that is not accepted.
struct NodeBuilder: ~Copyable {
  private var events: EventReader
  private let file: String
  private let leavingOut: Set<String>

  /// - Parameter text: UTF-8 that outlives the builder.
  init(_ text: UnsafeBufferPointer<UInt8>, file: String, leavingOut: Set<String>) {
    events = EventReader(text)
    self.file = file
    self.leavingOut = leavingOut
  }

  /// The only document of the text.
  ///
  /// Throws `YAMLProblem` or `YAMLParserError`.
  consuming func document() throws -> MarkedNode {
    _ = try events.next()
    guard case .documentStart = try events.next().content else {
      throw problem(nil, "the file is empty", "文件为空")
    }
    let root = try node(events.next(), depth: 0)
    _ = try events.next()
    let after = try events.next()
    guard case .streamEnd = after.content else {
      throw problem(
        after.mark, "a second document begins here; only one is accepted",
        "此处开始了第二个文档；只接受一个")
    }
    return root
  }

  private func problem(_ mark: Mark?, _ en: String, _ zh: String) -> YAMLProblem {
    YAMLProblem(file: file, mark: mark, words: LocalizedText(en: en, zh: zh))
  }

  /// The value that begins with an event.
  private mutating func node(_ event: YAMLEvent, depth: Int) throws -> MarkedNode {
    let mark = event.mark
    guard depth < MarkedYAML.maximumDepth else { throw YAMLProblem.tooDeep(file: file, mark: mark) }
    guard !event.hasAnchor else {
      throw problem(
        mark, "an anchor ('&') is not accepted; write the value out where it is needed",
        "不接受锚点（'&'）；请在需要处直接写出该值")
    }
    guard !event.hasForeignTag else {
      throw problem(mark, "a tag ('!') is not accepted; leave it out", "不接受标签（'!'）；请去掉")
    }
    switch event.content {
    case .scalar(let text, let isQuoted): return .scalar(text, isQuoted: isQuoted, mark: mark)
    case .sequenceStart: return .sequence(try elements(depth: depth + 1), mark: mark)
    case .mappingStart: return .mapping(try entries(depth: depth + 1), mark: mark)
    default:
      throw problem(
        mark, "an alias ('*') is not accepted; write the value out, or put it in quotes",
        "不接受别名（'*'）；请直接写出该值，或加上引号")
    }
  }

  private mutating func elements(depth: Int) throws -> [MarkedNode] {
    var nodes: [MarkedNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.content { return nodes }
      nodes.append(try node(event, depth: depth))
    }
  }

  private mutating func entries(depth: Int) throws -> [MarkedNode.Entry] {
    var entries: [MarkedNode.Entry] = []
    var places: [String: Mark] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.content { return entries }
      let name = try key(event, depth: depth)
      if let first = places.updateValue(event.mark, forKey: name) {
        let quoted = PrintableKey.quote(name)
        throw problem(
          first, "the key \(quoted) stands here and again in the same mapping; keep one of them",
          "键 \(quoted) 在同一处出现了两次；请只保留一个")
      }
      let value =
        leavingOut.contains(name) ? try readOver() : try node(events.next(), depth: depth)
      entries.append(MarkedNode.Entry(key: name, keyMark: event.mark, value: value))
    }
  }

  /// Passes the next value by.
  private mutating func readOver() throws -> MarkedNode {
    var event = try events.next()
    let mark = event.mark
    var open = 0
    while true {
      switch event.content {
      case .sequenceStart, .mappingStart: open += 1
      case .sequenceEnd, .mappingEnd: open -= 1
      default: break
      }
      if open == 0 { return .sequence([], mark: mark) }
      event = try events.next()
    }
  }

  private mutating func key(_ event: YAMLEvent, depth: Int) throws -> String {
    guard case .scalar(let name, let isQuoted, _) = try node(event, depth: depth) else {
      throw problem(event.mark, "a key must be a single value", "键必须是单个值")
    }
    guard name != "<<" || isQuoted else {
      throw problem(
        event.mark, "a merge key ('<<') is not accepted; write the keys out",
        "不接受合并键（'<<'）；请逐个写出各键")
    }
    return name
  }
}
