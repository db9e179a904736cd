internal import Evidence
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
      words: LocalizedText(
        en: "nested deeper than \(MarkedYAML.maximumDepth) levels; the file must be flatter",
        zh: "嵌套超过 \(MarkedYAML.maximumDepth) 层；请减少层级"))
  }

  static func invalid(_ why: LocalizedText, file: String, mark: Mark?) -> YAMLProblem {
    YAMLProblem(
      file: file, mark: mark,
      words: LocalizedText(en: "not valid YAML: ", zh: "不是有效的 YAML：") + why)
  }

  /// Says in a person's words what the parser met.
  init(_ error: YamlError, in text: String, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _):
      let mark = Mark(mark)
      self = .invalid(Self.advice(on: problem, at: mark, in: text), file: file, mark: mark)
    case .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self = Self.refusal(
        problem, begunAt: context.map { ($0.text, $0.mark.line) }, file: file, mark: Mark(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let scalars = (duplicates.first ?? "").unicodeScalars.lazy.map {
        $0 == MarkedYAML.aliasStandIn ? "*" : $0
      }
      let key = PrintableKey.quote(String(String.UnicodeScalarView(scalars)))
      self.init(
        file: file, mark: Mark(context.mark),
        words: LocalizedText(
          en: "the key \(key) stands here and again in the same mapping; keep one of them",
          zh: "键 \(key) 在同一处出现了两次；请只保留一个"))
    case .reader(let problem, _, _, _):
      self = .invalid(LocalizedText(plain: problem), file: file, mark: nil)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self = .invalid(LocalizedText(plain: "\(error)"), file: file, mark: nil)
    }
  }

  private static func refusal(
    _ problem: String, begunAt context: (text: String, line: Int)?, file: String, mark: Mark
  ) -> YAMLProblem {
    func refusal(_ en: String, _ zh: String) -> YAMLProblem {
      YAMLProblem(file: file, mark: mark, words: LocalizedText(en: en, zh: zh))
    }
    if problem.hasPrefix("Maximum nesting level") { return .tooDeep(file: file, mark: mark) }
    if problem == "found undefined alias" {
      return refusal(
        "an alias ('*') is not accepted; write the value out, or put it in quotes",
        "不接受别名（'*'）；请直接写出该值，或加上引号")
    }
    if problem == "but found another document" {
      return refusal(
        "a second document begins here; only one is accepted", "此处开始了第二个文档；只接受一个")
    }
    let begun = context.map {
      LocalizedText(
        en: " (\($0.text) that begins on line \($0.line))", zh: "（始于第 \($0.line) 行）")
    }
    let why = LocalizedText(en: problem, zh: parserWords[problem] ?? "“\(problem)”")
    return .invalid(why + (begun ?? LocalizedText(plain: "")), file: file, mark: mark)
  }

  /// What the parser says most often; the rest is quoted as it is.
  private static let parserWords = [
    "did not find expected ',' or ']'": "列表缺少 ',' 或 ']'",
    "did not find expected ',' or '}'": "键值表缺少 ',' 或 '}'",
    "did not find expected '-' indicator": "列表的一行缺少 '-'",
    "did not find expected key": "此处应为键；请检查缩进",
    "did not find expected node content": "此处缺少值",
    "did not find expected <document start>": "此处多出内容；请检查缩进",
  ]

  /// The scanner's own words, or for the slips that people make the way out of them.
  private static func advice(
    on problem: String, at mark: Mark, in text: String
  ) -> LocalizedText {
    switch problem {
    case "found character that cannot start any token":
      let found = scalar(at: mark, in: text)
      if found == "\t" {
        return LocalizedText(en: "a tab stands here; use blanks", zh: "此处是制表符；请改用空格")
      }
      let quoted = PrintableKey.quote(found.map(String.init) ?? "")
      return LocalizedText(
        en: "a value can't begin with \(quoted); put it in quotes",
        zh: "值不能以 \(quoted) 开头；请加上引号")
    case "mapping values are not allowed in this context":
      return LocalizedText(
        en: "a second ': ' in one line; put the value in quotes, or check the indentation",
        zh: "一行中出现第二个 ': '；请给值加上引号，或检查缩进")
    case "could not find expected ':'":
      return LocalizedText(en: "a key without ':' after it", zh: "键后面缺少 ':'")
    case "found unexpected end of stream":
      return LocalizedText(
        en: "the file ends inside quotes; close them", zh: "文件在引号内结束；请补上引号")
    default: return LocalizedText(en: problem, zh: "“\(problem)”")
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
