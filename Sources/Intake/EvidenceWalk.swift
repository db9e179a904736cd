internal import Evidence

/// One pass over a case folder: every file below it, in the order of the paths' bytes.
///
/// Links are never followed and what is not an ordinary file is never opened; both are noted as
/// files that can't be read. Hidden files and those of the system are only named. A case file in a sub-folder is evidence like any other: a folder
/// belongs to one case only, that of the outermost case file.
struct EvidenceWalk {
  static let maximumDepth = 64
  static let maximumEntries = 100_000
  let folder: FolderPath
  private(set) var files: [ReceivedFile] = []
  /// What is no evidence, folders with a slash at their end; our own reports are not named.
  private(set) var leftOut: [EvidencePath] = []
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
      throw .notReadable(folder, error.denial)
    } catch {
      throw .notReadable(folder, .system("\(error)"))
    }
    files.sort { $0.path < $1.path }
    leftOut.sort()
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
      let kind = try folder.status(of: name).kind
      guard !LeftOut.isOwnReport(name, isFolder: kind == .folder) else { return }
      guard !LeftOut.isHidden(name), !LeftOut.isSystemFile(name) else {
        let slash = kind == .folder ? [UInt8(ascii: "/")] : []
        leftOut.append(EvidencePath(bytes: path.bytes + slash))
        return
      }
      switch kind {
      case .folder: try descend(into: name, of: folder, at: path, components)
      case .file: try take(name, of: folder, at: path)
      case .link: refuse(path, .notAFile(.link))
      case .other(let form): refuse(path, .notAFile(form))
      }
    } catch let error as IntakeError {
      throw error
    } catch let error as SystemError {
      refuse(path, .denied(error.denial))
    } catch {
      refuse(path, .denied(.system("\(error)")))
    }
  }

  private mutating func descend(
    into name: [UInt8], of folder: borrowing Descriptor, at path: EvidencePath,
    _ components: [[UInt8]]
  ) throws {
    guard components.count < Self.maximumDepth else {
      refuse(path, .limit("depth", "\(Self.maximumDepth)"))
      return
    }
    let inner = try folder.folder(named: name)
    // Without links, only a folder that is mounted below itself comes twice.
    guard visited.insert(try inner.status().identity).inserted else {
      refuse(path, .notAFile(.folderMetBefore))
      return
    }
    for entry in try list(inner) { try visit(entry, in: inner, below: components) }
  }

  private mutating func take(
    _ name: [UInt8], of folder: borrowing Descriptor, at path: EvidencePath
  ) throws(SystemError) {
    let intake = FileIntake(reading: try folder.file(named: name), buffer: &buffer)
    read[path] = intake.status
    files.append(
      ReceivedFile(
        path: path, size: intake.size, sha256: intake.sha256, problem: intake.problem))
  }

  private mutating func refuse(_ path: EvidencePath, _ cause: FileProblem.Cause) {
    files.append(ReceivedFile(path: path, size: 0, sha256: nil, problem: FileProblem(cause)))
  }
}
