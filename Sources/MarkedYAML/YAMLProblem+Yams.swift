internal import Yams

extension Mark {
  init(_ mark: Yams.Mark?) {
    self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}

extension YAMLProblem {
  static func tooDeep(file: String, mark: Mark) -> YAMLProblem {
    YAMLProblem(
      file: file, mark: mark,
      message: "nested deeper than \(MarkedYAML.maximumDepth) levels; the file must be flatter")
  }

  /// Says in a person's words what the parser met.
  init(_ error: YamlError, in text: String, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _):
      let mark = Mark(mark)
      self.init(
        file: file, mark: mark,
        message: "not valid YAML: " + Self.advice(on: problem, at: mark, in: text))
    case .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let mark = Mark(mark)
      if problem.hasPrefix("Maximum nesting level") {
        self = .tooDeep(file: file, mark: mark)
      } else if problem == "found undefined alias" {
        self.init(
          file: file, mark: mark,
          message: "an alias ('*') is not accepted; write the value out, or put it in quotes")
      } else if problem == "but found another document" {
        self.init(
          file: file, mark: mark,
          message: "a second document begins here; only one is accepted")
      } else {
        let begun = context.map { " (\($0.text) that begins on line \($0.mark.line))" } ?? ""
        self.init(file: file, mark: mark, message: "not valid YAML: \(problem)\(begun)")
      }
    case .duplicatedKeysInMapping(let duplicates, let context):
      let scalars = (duplicates.first ?? "").unicodeScalars.lazy.map {
        $0 == MarkedYAML.aliasStandIn ? "*" : $0
      }
      let key = PrintableKey.quote(String(String.UnicodeScalarView(scalars)))
      self.init(
        file: file, mark: Mark(context.mark),
        message: "the key \(key) stands here and again in the same mapping; keep one of them")
    case .reader(let problem, _, _, _):
      self.init(file: file, mark: nil, message: "not valid YAML: \(problem)")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init(file: file, mark: nil, message: "not valid YAML: \(error)")
    }
  }

  /// The scanner's own words, or for the slips that people make the way out of them.
  private static func advice(on problem: String, at mark: Mark, in text: String) -> String {
    switch problem {
    case "found character that cannot start any token":
      let found = scalar(at: mark, in: text)
      if found == "\t" { return "a tab stands here; use blanks" }
      return "a value can't begin with \(PrintableKey.quote(found.map(String.init) ?? "")); "
        + "put it in quotes"
    case "mapping values are not allowed in this context":
      return "a second ': ' in one line; put the value in quotes, or check the indentation"
    case "could not find expected ':'":
      return "a key without ':' after it"
    case "found unexpected end of stream":
      return "the file ends inside quotes; close them"
    default: return problem
    }
  }

  private static func scalar(at mark: Mark, in text: String) -> Unicode.Scalar? {
    var counter = MarkCounter()
    for scalar in text.unicodeScalars {
      if counter.mark >= mark { return scalar }
      counter.pass(scalar)
    }
    return nil
  }
}
