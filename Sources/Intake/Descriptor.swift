internal import Evidence
internal import Glibc

/// An error number of the operating system.
struct SystemError: Error, Hashable {
  let number: Int32

  /// That of the call that has just failed.
  static var last: SystemError { SystemError(number: errno) }

  var denial: Denial {
    switch number {
    case EACCES, EPERM: .permission
    case ENOENT: .missing
    default: .system(String(cString: strerror(number)))
    }
  }
}

/// An open file or folder, closed when it goes out of scope.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens a folder by the name that a person gave; the last links of it are followed.
  static func folder(at path: FolderPath) throws(SystemError) -> Descriptor {
    try opened { withPath(path.bytes) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) } }
  }

  /// Opens a folder inside this one; never a link.
  func folder(named name: some Collection<UInt8>) throws(SystemError) -> Descriptor {
    try Self.opened {
      withPath(name) { openat(number, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    }
  }

  /// Opens a file inside this folder: never a link, and without waiting for a pipe's other end.
  func file(named name: some Collection<UInt8>) throws(SystemError) -> Descriptor {
    try Self.opened {
      withPath(name) {
        openat(number, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      }
    }
  }

  /// Gives the descriptor away; whoever takes it closes it.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// The status of an entry of this folder, of a link itself where it is one.
  func status(of name: some Collection<UInt8>) throws(SystemError) -> FileStatus {
    var status = stat()
    guard withPath(name, { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      throw .last
    }
    return FileStatus(status)
  }

  /// Reads the next bytes; none at the end.
  func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  private static func opened(_ call: () -> Int32) throws(SystemError) -> Descriptor {
    while true {
      let number = call()
      if number >= 0 { return Descriptor(owning: number) }
      guard errno == EINTR else { throw .last }
    }
  }
}

/// Calls with a path as C has it: bytes with a zero at the end.
private func withPath<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  let characters = bytes.map(CChar.init(bitPattern:)) + [0]
  return characters.withUnsafeBufferPointer { buffer in
    // The zero at least is there, so there is a first element.
    withUnsafePointer(to: 0) { body(buffer.baseAddress ?? $0) }
  }
}

/// What the file system says of a file.
struct FileStatus: Hashable {
  enum Kind: Hashable {
    case folder, file, link
    case other(EntryForm)
  }

  /// Device and inode: which file it is, whatever its name.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// A moment, to the nanosecond.
  struct Moment: Hashable {
    let seconds: Int
    let nanoseconds: Int
  }

  let kind: Kind
  let identity: Identity
  /// In bytes.
  let size: Int
  let contentChanged: Moment
  let statusChanged: Moment

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      case S_IFIFO: .other(.pipe)
      case S_IFSOCK: .other(.socket)
      case S_IFBLK, S_IFCHR: .other(.device)
      default: .other(.other)
      }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    contentChanged = Moment(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    statusChanged = Moment(
      seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
  }
}
