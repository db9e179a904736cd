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
    var buffer = [UInt8](repeating: 0, count: 128 << 10)
    var intake: FileIntake
    do {
      intake = FileIntake(reading: try Self.open(self.path), buffer: &buffer)
    } catch {
      intake = FileIntake(problem: .denied(error.denial))
    }
    received = ReceivedFile(
      path: EvidencePath(bytes: self.path.withoutHost), size: intake.size, sha256: intake.sha256,
      problem: intake.problem)
    status = intake.status
  }

  /// Opens the file for reading; whoever calls closes the descriptor.
  public func open() throws(FileProblem) -> Int32 {
    do {
      let file = try Self.open(path)
      guard let status, try file.status() == status else { throw FileProblem(.denied(.changed)) }
      return file.release()
    } catch let problem as FileProblem {
      throw problem
    } catch let error as SystemError {
      throw FileProblem(.denied(error.denial))
    } catch {
      throw FileProblem(.denied(.system("\(error)")))
    }
  }

  private static func open(_ path: FolderPath) throws(SystemError) -> Descriptor {
    let characters = path.bytes.map(CChar.init(bitPattern:)) + [0]
    // Without waiting for the other end of a pipe.
    let number = Glibc.open(characters, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw .last }
    return Descriptor(owning: number)
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
