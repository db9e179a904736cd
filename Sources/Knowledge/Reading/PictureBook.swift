public import Evidence
public import MarkedYAML

/// When the pictures upon pages that have text of their own are worth reading.
public struct PictureBook: Sendable {
  /// The fields that papers of a kind show, in whatever way they are set.
  public let shown: [DocumentKind: [FieldName]]

  /// Reads `pictures.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var shown: [DocumentKind: [FieldName]] = [:]
    for file in files.files where file.path == "pictures.yaml" {
      let reader = try KnowledgeReader(file)
      for entry in try reader.mapping(reader.root, keys: nil) {
        guard let kind = DocumentKind(rawValue: entry.key) else {
          throw KnowledgeProblem(
            file: reader.path, mark: entry.keyMark, message: "no kind is named '\(entry.key)'")
        }
        shown[kind] = try reader.texts(entry.value).map { FieldName($0) }
      }
    }
    self.shown = shown
  }
}
