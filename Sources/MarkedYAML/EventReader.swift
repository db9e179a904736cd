// The parser that Yams carries, without what Yams makes of its events: a node of Yams costs twenty
// times its event, and its keys are compared and its aliases expanded before anybody can refuse.
internal import CYaml

/// One step of a YAML text, with the place where it begins.
struct YAMLEvent {
  enum Content {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(String, isQuoted: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias
  }

  let content: Content
  let mark: Mark
  let hasAnchor: Bool
  /// A tag other than the one that the value has without it.
  let hasForeignTag: Bool
}

/// Where the parser could not go on, in its own words.
struct YAMLParserError: Error {
  enum Stage { case reader, scanner, parser, other }

  let stage: Stage
  let problem: String
  let mark: Mark
  /// What it was in the middle of, and the line where that began.
  let context: (text: String, line: Int)?
}

/// The events of one text, one after the other; nothing is kept of those before.
struct EventReader: ~Copyable {
  private var parser = yaml_parser_t()

  /// - Parameter text: UTF-8 that outlives the reader.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
  }

  deinit {
    var parser = parser
    yaml_parser_delete(&parser)
  }

  mutating func next() throws(YAMLParserError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw YAMLParserError(parser) }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event)
  }
}

extension YAMLEvent {
  init(_ event: yaml_event_t) {
    mark = Mark(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      content = .scalar(
        String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
      hasAnchor = scalar.anchor != nil
      hasForeignTag = Self.isForeign(scalar.tag, to: YAML_STR_TAG)
    case YAML_SEQUENCE_START_EVENT:
      content = .sequenceStart
      hasAnchor = event.data.sequence_start.anchor != nil
      hasForeignTag = Self.isForeign(event.data.sequence_start.tag, to: YAML_SEQ_TAG)
    case YAML_MAPPING_START_EVENT:
      content = .mappingStart
      hasAnchor = event.data.mapping_start.anchor != nil
      hasForeignTag = Self.isForeign(event.data.mapping_start.tag, to: YAML_MAP_TAG)
    default:
      content =
        switch event.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_END_EVENT: .mappingEnd
        case YAML_ALIAS_EVENT: .alias
        default: .streamEnd
        }
      hasAnchor = false
      hasForeignTag = false
    }
  }

  private static func isForeign(_ tag: UnsafePointer<UInt8>?, to own: String) -> Bool {
    guard let tag else { return false }
    let name = String(cString: tag)
    return name != own && name != "!"
  }
}

extension YAMLParserError {
  init(_ parser: yaml_parser_t) {
    stage =
      switch parser.error {
      case YAML_READER_ERROR: .reader
      case YAML_SCANNER_ERROR: .scanner
      case YAML_PARSER_ERROR, YAML_COMPOSER_ERROR: .parser
      default: .other
      }
    problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    mark = Mark(parser.problem_mark)
    context = parser.context.map { (String(cString: $0), Mark(parser.context_mark).line) }
  }
}

extension Mark {
  /// The parser counts from zero.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
