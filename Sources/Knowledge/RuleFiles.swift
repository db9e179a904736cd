public import MarkedYAML

/// The YAML files of `rules/`: those inside the program, or a folder that stands in for them.
public struct RuleFiles: Sendable {
  /// One file: its path inside the folder, and its text.
  public struct File: Sendable {
    /// Slash-separated, relative to the folder: `tickets/authenticity.yaml`.
    public let path: String
    public let text: String

    /// Its name in its folder, without what says that it is YAML: `authenticity`.
    var name: String {
      let last = path.split(separator: "/").last ?? ""
      return String(last.hasSuffix(".yaml") ? last.dropLast(5) : last)
    }

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }

    /// Reads the file's YAML, but for what stands behind some keys; problems name `path`.
    public func parse(leavingOut: Set<String> = []) throws(YAMLProblem) -> MarkedNode {
      try MarkedYAML.parse(text.utf8, file: path, leavingOut: leavingOut)
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

  /// Whether these are the rules inside the program as they are, which its tests prove sound.
  public private(set) var areProven = false

  /// The files that were in `rules/` when the program was built.
  public static let embedded: RuleFiles = {
    var rules = RuleFiles(
      files: EmbeddedRules.files.map { File(path: $0.path, text: $0.text) })
    rules.areProven = true
    return rules
  }()

  /// The files below a folder of `rules/`, as `tickets` or `kinds`.
  public func files(in folder: String) -> [File] {
    files.filter { $0.path.hasPrefix(folder + "/") }
  }
}
