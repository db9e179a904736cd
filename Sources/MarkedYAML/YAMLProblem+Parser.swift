internal import Evidence

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
  init(_ error: YAMLParserError, in text: String, file: String) {
    switch error.stage {
    case .scanner:
      let advice = Self.advice(on: error.problem, at: error.mark, in: text)
      self = .invalid(advice, file: file, mark: error.mark)
    case .parser:
      self = Self.refusal(error.problem, begunAt: error.context, file: file, mark: error.mark)
    case .reader, .other:
      self = .invalid(LocalizedText(plain: error.problem), file: file, mark: nil)
    }
  }

  private static func refusal(
    _ problem: String, begunAt context: (text: String, line: Int)?, file: String, mark: Mark
  ) -> YAMLProblem {
    func refusal(_ en: String, _ zh: String) -> YAMLProblem {
      YAMLProblem(file: file, mark: mark, words: LocalizedText(en: en, zh: zh))
    }
    if problem.hasPrefix("Maximum nesting level") { return .tooDeep(file: file, mark: mark) }
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
