internal import Intake

/// Waits until something changes below the folders that cases are in.
public struct CaseWatch: Sendable {
  private static let pause = Duration.milliseconds(400)

  private let folders: [FolderPath]
  private var seen: [FolderSnapshot]

  /// Takes what is there now for what has been checked.
  ///
  /// - Parameter paths: Case folders, or folders of them.
  public init(_ paths: [[UInt8]]) {
    folders = paths.map { FolderPath(bytes: $0) }
    seen = folders.map { FolderSnapshot(of: $0) }
  }

  /// Returns once something has changed and nothing changes any more, or `isOver` says so.
  public mutating func change(unless isOver: () -> Bool) async {
    var last = seen
    while !isOver() {
      try? await Task.sleep(for: Self.pause)
      let now = folders.map { FolderSnapshot(of: $0) }
      if now != seen, now == last {
        seen = now
        return
      }
      last = now
    }
  }
}
