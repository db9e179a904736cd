public import MarkedYAML

/// The YAML files of `rules/`: those inside the program, or a folder that stands in for them.
public struct RuleFiles: Sendable {
  /// One file: its path inside the folder, and its text.
  public struct File: Sendable {
    /// Slash-separated, relative to the folder: `tickets/authenticity.yaml`.
    public let path: String
    public let text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    /// Reads the file's YAML; problems name `path`.
    public func parse() throws(YAMLProblem) -> MarkedNode {
      try MarkedYAML.parse(text.utf8, file: path)
    }
  }

  /// In the order of their paths.
  public let files: [File]
  /// The `overlay.yaml` of each folder of changes, in the order in which they are applied.
  public let overlays: [File]

  public init(files: [File], overlays: [File] = []) {
    self.files = files.sorted { $0.path < $1.path }
    self.overlays = overlays
  }

  /// The same rules with one more overlay on top.
  public func overlaid(by overlay: File) -> RuleFiles {
    RuleFiles(files: files, overlays: overlays + [overlay])
  }

  /// The same rules without overlays.
  public var withoutOverlays: RuleFiles { RuleFiles(files: files) }

  /// The files that were in `rules/` when the program was built.
  public static let embedded = RuleFiles(
    files: EmbeddedRules.files.map { File(path: $0.path, text: $0.text) })

  /// The files below a folder of `rules/`, as `tickets` or `kinds`.
  public func files(in folder: String) -> [File] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }
}
