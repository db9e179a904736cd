internal import Digest
internal import Evidence

/// What one reading of an open file gives: its digest, or why there is none.
struct FileIntake {
  /// In bytes.
  static let maximumSize = 512 << 20

  /// To know the file again; nil where its bytes could not be read.
  let status: FileStatus?
  /// In bytes.
  let size: Int
  let sha256: String?
  let problem: FileProblem?

  private init(
    status: FileStatus?, size: Int, sha256: String?, problem: FileProblem.Cause?
  ) {
    self.status = status
    self.size = size
    self.sha256 = sha256
    self.problem = problem.map { FileProblem($0) }
  }

  init(problem: FileProblem.Cause) {
    self.init(status: nil, size: 0, sha256: nil, problem: problem)
  }

  /// Reads all of a file, which must be an ordinary one and stay as it is meanwhile.
  init(reading file: borrowing Descriptor, buffer: inout [UInt8]) {
    var size = 0
    do {
      let status = try file.status()
      size = status.size
      if let obstacle = Self.obstacle(status) {
        self.init(status: nil, size: size, sha256: nil, problem: obstacle)
        return
      }
      let sha256 = try Self.digest(of: file, size: size, buffer: &buffer)
      guard let sha256, try file.status() == status else {
        self.init(status: nil, size: size, sha256: nil, problem: .denied(.changed))
        return
      }
      self.init(status: status, size: size, sha256: sha256, problem: size == 0 ? .empty : nil)
    } catch {
      self.init(status: nil, size: size, sha256: nil, problem: .denied(error.denial))
    }
  }

  private static func obstacle(_ status: FileStatus) -> FileProblem.Cause? {
    switch status.kind {
    case .file:
      status.size > maximumSize ? .limit("size", "\(maximumSize >> 20) MiB") : nil
    case .folder: .notAFile(.folder)
    case .link: .notAFile(.link)
    case .other(let form): .notAFile(form)
    }
  }

  /// The digest of all bytes; nil when there are not as many as expected.
  private static func digest(
    of file: borrowing Descriptor, size: Int, buffer: inout [UInt8]
  ) throws(SystemError) -> String? {
    var sha = SHA256()
    var total = 0
    while total <= size {
      let count = try file.read(into: &buffer)
      guard count > 0 else { break }
      sha.update(buffer.span.bytes.extracting(first: count))
      total += count
    }
    return total == size ? sha.hexadecimal() : nil
  }
}
