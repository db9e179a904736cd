internal import Digest
internal import Evidence

/// One pass over a case folder: every file below it, in the order of the paths' bytes.
///
/// Links are never followed and what is not an ordinary file is never opened; both are noted as
/// files that can't be read. A case file in a sub-folder is evidence like any other: a folder
/// belongs to one case only, that of the outermost case file.
struct EvidenceWalk {
  static let maximumDepth = 64
  static let maximumEntries = 100_000
  /// In bytes.
  static let maximumSize = 512 << 20

  let folder: FolderPath
  private(set) var files: [ReceivedFile] = []
  /// What was read under each path, to know it again.
  private(set) var read: [EvidencePath: FileStatus] = [:]
  private var visited: Set<FileStatus.Identity> = []
  private var entryCount = 0
  private var buffer = [UInt8](repeating: 0, count: 128 << 10)

  init(folder: FolderPath) { self.folder = folder }

  /// Walks all of the folder except the case file at its top.
  mutating func walk(
    _ root: borrowing Descriptor, exceptFor caseFile: String
  ) throws(IntakeError) {
    do {
      visited.insert(try root.status().identity)
      let names = try list(root)
      for name in names where !name.elementsEqual(caseFile.utf8) {
        try visit(name, in: root, below: [])
      }
    } catch let error as IntakeError {
      throw error
    } catch let error as SystemError {
      throw .notReadable(folder, error.text)
    } catch {
      throw .notReadable(folder, "\(error)")
    }
    files.sort { $0.path < $1.path }
  }

  private mutating func list(_ folder: borrowing Descriptor) throws -> [[UInt8]] {
    do {
      let names = try folder.entries(atMost: Self.maximumEntries - entryCount)
      entryCount += names.count
      return names
    } catch ListingError.tooMany {
      throw IntakeError.tooManyEntries(self.folder, limit: Self.maximumEntries)
    } catch ListingError.system(let error) {
      throw error
    }
  }

  /// Takes in one entry; `parents` are the names of the folders that lead to it.
  private mutating func visit(
    _ name: [UInt8], in folder: borrowing Descriptor, below parents: [[UInt8]]
  ) throws(IntakeError) {
    let components = parents + [name]
    let path = EvidencePath(bytes: Array(components.joined(separator: [UInt8(ascii: "/")])))
    do {
      let status = try folder.status(of: name)
      switch status.kind {
      case .folder:
        guard name != OwnReports.folderName else { return }
        try descend(into: name, of: folder, at: path, components)
      case .file:
        guard !name.starts(with: OwnReports.filePrefix) else { return }
        files.append(try take(name, of: folder, at: path))
      case .link: refuse(path, .notAFile("a symbolic link"))
      case .other(let kind): refuse(path, .notAFile(kind))
      }
    } catch let error as IntakeError {
      throw error
    } catch let error as SystemError {
      refuse(path, .denied(error.text))
    } catch {
      refuse(path, .denied("\(error)"))
    }
  }

  private mutating func descend(
    into name: [UInt8], of folder: borrowing Descriptor, at path: EvidencePath,
    _ components: [[UInt8]]
  ) throws {
    guard components.count < Self.maximumDepth else {
      refuse(path, .limit("depth", "\(Self.maximumDepth) folders"))
      return
    }
    let inner = try folder.folder(named: name)
    // Without links, only a folder that is mounted below itself comes twice.
    guard visited.insert(try inner.status().identity).inserted else {
      refuse(path, .notAFile("a folder that was met before"))
      return
    }
    for entry in try list(inner) { try visit(entry, in: inner, below: components) }
  }

  private mutating func take(
    _ name: [UInt8], of folder: borrowing Descriptor, at path: EvidencePath
  ) throws(SystemError) -> ReceivedFile {
    let file = try folder.file(named: name)
    let status = try file.status()
    func received(_ sha256: String?, _ problem: FileProblem.Cause?) -> ReceivedFile {
      ReceivedFile(
        path: path, size: status.size, sha256: sha256, problem: problem.map { FileProblem($0) })
    }
    // It was an ordinary file a moment ago.
    guard status.kind == .file else { return received(nil, .notAFile("no ordinary file")) }
    guard status.size <= Self.maximumSize else {
      return received(nil, .limit("size", "\(Self.maximumSize >> 20) MiB"))
    }
    let sha256 = try digest(of: file, atMost: status.size)
    guard let sha256, try file.status() == status else {
      return received(nil, .denied("it changed while it was read"))
    }
    read[path] = status
    return received(sha256, status.size == 0 ? .empty : nil)
  }

  /// The digest of all bytes; nil when there are not as many as expected.
  private mutating func digest(
    of file: borrowing Descriptor, atMost size: Int
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

  private mutating func refuse(_ path: EvidencePath, _ cause: FileProblem.Cause) {
    files.append(ReceivedFile(path: path, size: 0, sha256: nil, problem: FileProblem(cause)))
  }
}

/// The names under which this program writes its own reports; files so named are no evidence.
enum OwnReports {
  /// As in `dossier-report.json`.
  static let filePrefix = Array("dossier-report.".utf8)
  static let folderName = Array("dossier-report".utf8)
}

extension CaseFolder {
  /// Whether a file at this path inside a case folder would be evidence.
  public static func takesAsEvidence(_ path: some Collection<UInt8>) -> Bool {
    let components = path.split(separator: UInt8(ascii: "/"))
    guard let name = components.last, !name.starts(with: OwnReports.filePrefix) else {
      return false
    }
    return !components.contains { $0.first == UInt8(ascii: ".") }
      && !components.dropLast().contains { $0.elementsEqual(OwnReports.folderName) }
  }
}
