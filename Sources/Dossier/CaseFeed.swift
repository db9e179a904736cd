public import Evidence
internal import Glibc
public import Intake

/// A case that was named, or what led to none.
public enum CaseStep: Sendable {
  case folder(FolderPath)
  case problem(LocalizedText)

  /// What became of it.
  public enum Result: Sendable {
    /// With pictures of its pages where they were asked for.
    case assessed(Assessment, Illustrations)
    /// The case file, or the folder, was not accepted.
    case refused(FolderPath, DossierError)
    /// No case is where one was named.
    case notFound(LocalizedText)
  }
}

/// The cases of a run, one after the other, until they end or somebody stops it.
public actor CaseFeed {
  private var found: [CaseStep]
  private var position = 0
  private let lines: LineReader?
  private var isStopped = false

  /// The cases that a search found; what led to none comes first.
  public init(_ search: CaseSearch) {
    found = search.problems.map(CaseStep.problem) + search.cases.map(CaseStep.folder)
    lines = nil
  }

  /// Case folders, or folders of them, as they are named line by line; read as they are needed.
  ///
  /// - Parameter descriptor: Is read to its end and stays open.
  public init(linesOf descriptor: Int32) {
    found = []
    lines = LineReader(descriptor)
  }

  /// No case after those that were given out already.
  public func stop() { isStopped = true }

  public func next() async -> CaseStep? {
    while !isStopped {
      if position < found.count {
        position += 1
        return found[position - 1]
      }
      guard let line = await lines?.next() else { return nil }
      let search = CaseSearch(at: [line])
      found = search.problems.map(CaseStep.problem) + search.cases.map(CaseStep.folder)
      position = 0
    }
    return nil
  }
}
