/// What lies below a folder, by which a change of it is told: names, sizes, dates.
///
/// Hidden entries and reports of our own do not count, as they are no evidence.
public struct FolderSnapshot: Hashable, Sendable {
  private var entries: [[UInt8]: FileStatus] = [:]

  /// Looks at the folder now, links not followed; what cannot be looked at is left out.
  public init(of folder: FolderPath) {
    guard let root = try? Descriptor.folder(at: folder) else { return }
    look(into: root, at: [], depth: 0)
  }

  private mutating func look(into folder: borrowing Descriptor, at path: [UInt8], depth: Int) {
    let room = EvidenceWalk.maximumEntries - entries.count
    guard depth < EvidenceWalk.maximumDepth, let names = try? folder.entries(atMost: room) else {
      return
    }
    for name in names {
      guard !LeftOut.isHidden(name), let status = try? folder.status(of: name) else { continue }
      let isFolder = status.kind == .folder
      guard !LeftOut.isOwnReport(name, isFolder: isFolder) else { continue }
      let own = path + [UInt8(ascii: "/")] + name
      guard isFolder else {
        entries[own] = status
        continue
      }
      guard let inner = try? folder.folder(named: name) else { continue }
      look(into: inner, at: own, depth: depth + 1)
    }
  }
}
