internal import Evidence
internal import Glibc

extension CaseFolder {
  /// The case that would take a file for evidence if it were written there; nil for none.
  ///
  /// Hidden names and those of our own reports are never evidence. The folders that the file lies
  /// in need not be there yet.
  public static func takingAsEvidence(_ file: [UInt8]) -> FolderPath? {
    let slash = UInt8(ascii: "/")
    var folder = file.first == slash ? file : Array("./".utf8) + file
    var rest: [UInt8] = []
    // Up to the first folder that is there, then on through those that it lies in.
    while let end = folder.lastIndex(of: slash) {
      rest = Array(folder[end...]) + rest
      folder.removeSubrange(end...)
      guard let known = resolved(folder.isEmpty ? [slash] : folder) else { continue }
      return takingAsEvidence(rest, below: known)
    }
    return nil
  }

  private static func takingAsEvidence(_ path: [UInt8], below folder: [UInt8]) -> FolderPath? {
    let slash = UInt8(ascii: "/")
    let target = (folder == [slash] ? [] : folder) + path
    let ends = target.indices.filter { target[$0] == slash }
    return ends.lazy.compactMap { end -> FolderPath? in
      let outer = FolderPath(bytes: end == 0 ? target[...0] : target[..<end])
      guard let opened = try? open(outer), !CaseFileName.present(in: opened).isEmpty,
        takesAsEvidence(target[(end + 1)...])
      else { return nil }
      return outer
    }.first
  }

  /// The absolute path without links; nil when there is no such folder.
  private static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = realpath(path.cString, nil) else { return nil }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }
}
