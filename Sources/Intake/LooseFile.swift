internal import Digest
public import Evidence
internal import Glibc

/// A document that a caller named by itself, outside any case.
public struct LooseFile: Sendable {
  public let received: ReceivedFile
  private let path: FolderPath
  private let status: FileStatus?

  /// Takes in a file by its path; links are followed, since the caller named them.
  ///
  /// What cannot be read is a problem of the file. It is called as the caller named it, by its
  /// last component alone where that was an absolute path.
  public init(_ path: [UInt8]) {
    self.path = FolderPath(bytes: path)
    let shown = EvidencePath(bytes: self.path.withoutHost)
    do {
      let (status, sha256) = try Self.digest(of: self.path)
      let problem: FileProblem.Cause? = status.size == 0 ? .empty : nil
      received = ReceivedFile(
        path: shown, size: status.size, sha256: sha256, problem: problem.map { FileProblem($0) })
      self.status = status
    } catch {
      received = ReceivedFile(path: shown, size: 0, sha256: nil, problem: error)
      status = nil
    }
  }

  /// Opens the file for reading; whoever calls closes the descriptor.
  public func open() throws(FileProblem) -> Int32 {
    let file = try Self.open(path)
    guard try Self.status(of: file) == status else {
      throw FileProblem(.denied("it changed after it was taken in"))
    }
    return file.release()
  }

  private static func digest(
    of path: FolderPath
  ) throws(FileProblem) -> (FileStatus, sha256: String) {
    let file = try open(path)
    let status = try status(of: file)
    var sha = SHA256()
    var buffer = [UInt8](repeating: 0, count: 128 << 10)
    var total = 0
    do {
      while total <= status.size {
        let count = try file.read(into: &buffer)
        guard count > 0 else { break }
        sha.update(buffer.span.bytes.extracting(first: count))
        total += count
      }
    } catch {
      throw FileProblem(.denied(error.text))
    }
    guard total == status.size else { throw FileProblem(.denied("it changed while it was read")) }
    return (status, sha.hexadecimal())
  }

  private static func open(_ path: FolderPath) throws(FileProblem) -> Descriptor {
    let characters = path.bytes.map(CChar.init(bitPattern:)) + [0]
    // Without waiting for the other end of a pipe.
    let number = Glibc.open(characters, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw FileProblem(.denied(SystemError.last.text)) }
    return Descriptor(owning: number)
  }

  /// The file's status, when it is an ordinary file of a size that is read.
  private static func status(of file: borrowing Descriptor) throws(FileProblem) -> FileStatus {
    let status: FileStatus
    do {
      status = try file.status()
    } catch {
      throw FileProblem(.denied(error.text))
    }
    switch status.kind {
    case .file: break
    case .folder: throw FileProblem(.notAFile("a folder"))
    case .link: throw FileProblem(.notAFile("a symbolic link"))
    case .other(let kind): throw FileProblem(.notAFile(kind))
    }
    guard status.size <= EvidenceWalk.maximumSize else {
      throw FileProblem(.limit("size", "\(EvidenceWalk.maximumSize >> 20) MiB"))
    }
    return status
  }
}

extension FolderPath {
  /// The path as reports give it: never absolute, so that it says nothing of the machine.
  public var withoutHost: [UInt8] {
    guard bytes.first == UInt8(ascii: "/") else { return bytes }
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return start < bytes.count ? Array(bytes[start...]) : bytes
  }
}
