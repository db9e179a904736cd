public import Evidence
public import MarkedYAML

/// Which papers bear machine-readable codes.
public struct CodeBook: Sendable {
  public let expected: ExpectedCodes

  /// Reads `codes.yaml`; problems name file, line and column.
  public init(_ files: RuleFiles) throws(KnowledgeProblem) {
    var papers: [[String]] = []
    for file in files.files where file.path == "codes.yaml" {
      let reader = try KnowledgeReader(file)
      for paper in try reader.mapping(reader.root, keys: nil) {
        _ = try reader.mapping(paper.value, keys: ["words"])
        papers.append(try reader.texts(try reader.required("words", in: paper)))
      }
    }
    expected = ExpectedCodes(papers: papers)
  }
}
