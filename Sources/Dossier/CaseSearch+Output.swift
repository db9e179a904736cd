internal import Glibc
public import Intake

extension CaseSearch {
  /// The case that would take a file for evidence if it were written there; nil for none.
  ///
  /// Hidden names and those of our own reports are never evidence.
  public func caseTakingAsEvidence(_ file: [UInt8]) -> FolderPath? {
    let nameStart = (file.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    let parent = nameStart == 0 ? [UInt8(ascii: ".")] : Array(file[..<nameStart])
    guard let folder = Self.resolved(parent) else { return nil }
    let target = folder + [UInt8(ascii: "/")] + file[nameStart...]
    return cases.first { one in
      guard let root = Self.resolved(one.bytes), target.starts(with: root + [UInt8(ascii: "/")])
      else { return false }
      return CaseFolder.takesAsEvidence(target.dropFirst(root.count + 1))
    }
  }

  /// The absolute path without links; nil when there is no such folder.
  private static func resolved(_ path: [UInt8]) -> [UInt8]? {
    let characters = path.map { CChar(bitPattern: $0) } + [0]
    guard let resolved = realpath(characters, nil) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }
}
