internal import Glibc

/// The size and the date of a file, by which a change of it is told.
enum FileStamp {
  static func of(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "none" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Of a folder and what lies in it directly, in the order of their names.
  static func ofFolder(_ path: String) -> String {
    let entries = FolderListing.names(in: path).sorted().map { "\($0) \(of(path + "/" + $0))" }
    return ([of(path)] + entries).joined(separator: "; ")
  }
}

/// What lies in a folder.
enum FolderListing {
  /// In no order, without the folder itself and its parent; none where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// Files as bytes, from the beginning or from a place within.
enum FileBytes {
  /// As many as there are, at most so many; nil where the file cannot be read.
  static func read(_ path: String, from start: Int = 0, atMost count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard start == 0 || lseek(file, start, SEEK_SET) == start else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 18))
    while bytes.count < count {
      let received = buffer.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress, min($0.count, count - bytes.count))
      }
      if received < 0, errno == EINTR { continue }
      guard received >= 0 else { return nil }
      if received == 0 { break }
      bytes += buffer[..<received]
    }
    return bytes
  }
}
