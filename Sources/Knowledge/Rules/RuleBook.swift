internal import Evidence
public import MarkedYAML

/// Every pack of `rules/`, and the words of the reports.
public struct RuleBook: Sendable {
  static let folder = "tickets"

  /// In the order of their tickets.
  public let packs: [RulePack]
  public let wording: Wording
  /// Rules of `rules/shared`, whether a pack includes them or not.
  public let shared: [Rule]

  /// The ticket categories that there are packs for, by the names of their files, sorted.
  public static func tickets(in files: RuleFiles) -> [String] {
    files.files(in: folder).map(\.name).sorted()
  }

  /// Reads the packs; with problems, what could be read of them all the same.
  ///
  /// - Parameter tickets: The only ones whose packs are read, without overlays and without the
  ///   examples of their rules; all packs, and all of them, when nil.
  public static func read(
    _ files: RuleFiles, tickets: Set<String>? = nil
  ) -> (book: RuleBook, problems: [YAMLProblem]) {
    let log = ProblemLog()
    func parse(_ file: RuleFiles.File) -> RuleNode? {
      do {
        let root = try file.parse(leavingOut: tickets == nil ? [] : ["examples"])
        return RuleNode(root, file: file.path, log: log)
      } catch {
        log.note(error)
        return nil
      }
    }
    func parse(_ path: String) -> RuleNode? {
      if let file = files.files.first(where: { $0.path == path }) { return parse(file) }
      log.note(YAMLProblem(file: path, mark: nil, message: "the file is missing"))
      return nil
    }
    let wording = parse(Wording.path).map(Wording.read) ?? .empty
    var shared = SharedRules()
    for file in files.files(in: "shared") {
      if let root = parse(file) { shared.add(root, wording: wording) }
    }
    let wanted = files.files(in: folder).filter { tickets?.contains($0.name) ?? true }
    var packs = wanted.compactMap { file in
      parse(file).flatMap { RulePack.read($0, shared: shared, wording: wording) }
    }
    for file in files.overlays where tickets == nil {
      if let overlay = parse(file).flatMap({ RuleOverlay.read($0, wording: wording) }) {
        packs = overlay.applied(to: packs)
        packs.filter { $0.overlays.last?.name == overlay.name }.forEach { $0.checkReferences(log) }
      }
    }
    return (RuleBook(packs: packs, wording: wording, shared: shared.rules), log.ordered)
  }
}
