public import MarkedYAML

/// All that classification and reading know beyond their mechanism: `rules/` without the tickets.
public struct ReadingKnowledge: Sendable {
  public let labels: LabelBook
  public let kinds: KindBook
  public let languages: LanguageBook
  public let codes: CodeBook
  public let pictures: PictureBook

  /// Reads the books; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    labels = try LabelBook(files)
    kinds = try KindBook(files)
    languages = try LanguageBook(files)
    codes = try CodeBook(files)
    pictures = try PictureBook(files)
  }
}

/// The words by which languages with an alphabet are told apart.
public struct LanguageBook: Sendable {
  /// ISO 639-1 codes by word, in lower case.
  public let codes: [String: [String]]

  /// Reads `languages.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var codes: [String: [String]] = [:]
    for file in files.files where file.path == "languages.yaml" {
      let reader = try KnowledgeReader(file)
      for entry in try reader.mapping(reader.root, keys: nil) {
        for word in try reader.texts(entry.value) { codes[word, default: []].append(entry.key) }
      }
    }
    self.codes = codes
  }
}
