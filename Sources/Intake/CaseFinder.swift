internal import Evidence

/// Finds the case folders that a caller means.
public enum CaseFinder {
  public struct Found: Hashable, Sendable {
    /// In the order of their paths' bytes.
    public let cases: [FolderPath]
    /// What could not be looked into, so that a case there would have been missed.
    public let problems: [IntakeError]
  }

  /// The folder itself when it holds a case file, otherwise every one below it that does.
  ///
  /// Hidden folders are left out and links are not followed. What lies inside a case's folder
  /// belongs to that case, so the search ends there.
  public static func cases(below path: FolderPath) -> Found {
    var search = Search(start: path)
    do {
      let folder = try CaseFolder.open(path)
      search.look(into: folder, at: path, depth: 0)
    } catch {
      search.problems.append(error)
    }
    return Found(
      cases: search.cases.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) },
      problems: search.problems)
  }

  private struct Search {
    let start: FolderPath
    var cases: [FolderPath] = []
    var problems: [IntakeError] = []
    private var entryCount = 0
    private var visited: Set<FileStatus.Identity> = []

    init(start: FolderPath) { self.start = start }

    mutating func look(into folder: borrowing Descriptor, at path: FolderPath, depth: Int) {
      guard CaseFileName.present(in: folder).isEmpty else {
        cases.append(path)
        return
      }
      guard depth < EvidenceWalk.maximumDepth else {
        problems.append(.tooDeep(path, limit: EvidenceWalk.maximumDepth))
        return
      }
      for name in names(in: folder, at: path) where !LeftOut.isHidden(name) {
        let inner = path.appending(name)
        do {
          guard try folder.status(of: name).kind == .folder else { continue }
          let next = try folder.folder(named: name)
          guard visited.insert(try next.status().identity).inserted else { continue }
          look(into: next, at: inner, depth: depth + 1)
        } catch {
          problems.append(.notReadable(inner, error.denial))
        }
      }
    }

    private mutating func names(in folder: borrowing Descriptor, at path: FolderPath) -> [[UInt8]] {
      do {
        let names = try folder.entries(atMost: EvidenceWalk.maximumEntries - entryCount)
        entryCount += names.count
        return names
      } catch {
        switch error {
        case .system(let error): problems.append(.notReadable(path, error.denial))
        case .tooMany:
          problems.append(.tooManyEntries(start, limit: EvidenceWalk.maximumEntries))
        }
        return []
      }
    }
  }
}
