internal import Evidence
internal import Glibc

/// The folder of kept answers.
public struct CacheFolder: Sendable {
  /// What it holds.
  public struct Contents: Hashable, Sendable {
    public let entries: Int
    /// All of them together.
    public let bytes: Int

    fileprivate init(_ files: [File]) {
      entries = files.count
      bytes = files.reduce(0) { $0 + $1.size }
    }
  }

  fileprivate struct File {
    let path: String
    let size: Int
    let lastUse: (seconds: Int, nanoseconds: Int)
  }

  /// Absolute.
  public let path: String

  public init(path: String) { self.path = path }

  /// In bytes: `DOSSIER_CACHE_MIB`, else two gigabytes.
  public static var limit: Int {
    variable("DOSSIER_CACHE_MIB").flatMap { Int($0) }.map { max(0, min($0, 1 << 30)) << 20 }
      ?? 2 << 30
  }

  /// `dossier/replies` in the user's cache folder by the XDG Base Directory Specification; nil
  /// where the environment names none that is there or can be made.
  public static var ofUser: CacheFolder? {
    // A path that is not absolute is to be passed over, says the specification.
    let named = variable("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
    return (named ?? home).map { CacheFolder(path: $0 + "/dossier/replies") }
  }

  public var contents: Contents { Contents(files) }

  /// Removes every answer; returns what there was.
  public func clear() -> Contents {
    let files = files
    for file in files { unlink(file.path) }
    return Contents(files)
  }

  /// Removes what was not used for longest, until a fifth of the limit is free again.
  func shrink(to limit: Int) {
    let files = files
    var bytes = Contents(files).bytes
    guard bytes > limit else { return }
    for file in files.sorted(by: { $0.lastUse < $1.lastUse }) {
      guard bytes > limit / 5 * 4 else { return }
      unlink(file.path)
      bytes -= file.size
    }
  }

  /// Makes a folder, and those that it lies in, for their owner alone.
  static func make(_ path: String) -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, !path.dropLastComponent.isEmpty, make(path.dropLastComponent) else {
      return false
    }
    return mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  /// Every file of ours, those too that a process left half written.
  private var files: [File] {
    FolderListing.names(in: path).filter(Self.isOurs).flatMap { part in
      FolderListing.names(in: path + "/" + part).filter(Self.isOurs).compactMap { name in
        let file = "\(path)/\(part)/\(name)"
        var status = stat()
        guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return File(
          path: file, size: Int(status.st_size),
          lastUse: (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)))
      }
    }
  }

  /// Digests, and the first two digits of them.
  private static func isOurs(_ name: String) -> Bool { name.first?.isHexDigit ?? false }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

extension String {
  /// The folder that a path lies in; empty for none.
  var dropLastComponent: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}
