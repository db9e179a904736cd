public import Evidence

/// An open case folder, from which its evidence can be opened again.
///
/// What was opened stays the same folder, even when it is renamed or replaced meanwhile.
public final class CaseFolder: Sendable {
  public let path: FolderPath
  private let root: Descriptor
  private let read: [EvidencePath: FileStatus]

  private init(path: FolderPath, root: consuming Descriptor, read: [EvidencePath: FileStatus]) {
    self.path = path
    self.root = root
    self.read = read
  }

  /// Takes in a case folder: decodes its case file, walks all of it and hashes every file.
  ///
  /// Left out are hidden files and folders (a leading point), those of the system (`Thumbs.db`),
  /// the case file, and our own reports (files named `dossier-report.…`, folders named
  /// `dossier-report`).
  ///
  /// - Parameters:
  ///   - path: The folder that holds `case.yaml`, `case.yml` or `case.json`.
  ///   - ticketCategories: What the key `ticket` may name.
  public static func receive(
    _ path: FolderPath, ticketCategories: [String] = CaseSchema.ticketCategories
  ) throws(IntakeError) -> (case: ReceivedCase, folder: CaseFolder) {
    let root = try open(path)
    let names = CaseFileName.present(in: root)
    guard let name = names.first else { throw .noCaseFile(path) }
    guard names.count == 1 else { throw .severalCaseFiles(path, names) }
    let filePath = path.appending(name.utf8)
    let bytes = try readCaseFile(named: name, in: root, filePath)
    var decoder = CaseDecoder(file: filePath.description, ticketCategories: ticketCategories)
    let file: CaseFile
    do {
      file = try decoder.decode(bytes)
    } catch {
      throw .caseFile(error)
    }
    var walk = EvidenceWalk(folder: path)
    try walk.walk(root, exceptFor: name)
    let received = ReceivedCase(
      path: path.description, file: file, evidence: walk.files, leftOut: walk.leftOut)
    return (received, CaseFolder(path: path, root: root, read: walk.read))
  }

  /// Opens a file that was taken in, for reading; whoever calls closes the descriptor.
  ///
  /// No component of the path is a link, and the file is the same as the one that was hashed.
  public func open(_ path: EvidencePath) throws(FileProblem) -> Int32 {
    do {
      var components = path.bytes.split(separator: UInt8(ascii: "/"))
      guard let name = components.popLast() else { throw FileProblem(.denied(.missing)) }
      let file = try openFile(named: name, below: components[...], of: root)
      guard let status = read[path], try file.status() == status else {
        throw FileProblem(.denied(.changed))
      }
      return file.release()
    } catch let problem as FileProblem {
      throw problem
    } catch let error as SystemError {
      throw FileProblem(.denied(error.denial))
    } catch {
      throw FileProblem(.denied(.system("\(error)")))
    }
  }

  private func openFile(
    named name: ArraySlice<UInt8>, below parents: ArraySlice<ArraySlice<UInt8>>,
    of folder: borrowing Descriptor
  ) throws(SystemError) -> Descriptor {
    guard let parent = parents.first else { return try folder.file(named: name) }
    let inner = try folder.folder(named: parent)
    return try openFile(named: name, below: parents.dropFirst(), of: inner)
  }

  static func open(_ path: FolderPath) throws(IntakeError) -> Descriptor {
    do {
      return try Descriptor.folder(at: path)
    } catch {
      throw IntakeError(error, at: path)
    }
  }

  private static func readCaseFile(
    named name: String, in root: borrowing Descriptor, _ path: FolderPath
  ) throws(IntakeError) -> [UInt8] {
    do {
      switch try root.status(of: name.utf8).kind {
      case .file: break
      case .folder: throw IntakeError.caseFileNotAFile(path, .folder)
      case .link: throw IntakeError.caseFileNotAFile(path, .link)
      case .other(let form): throw IntakeError.caseFileNotAFile(path, form)
      }
      let file = try root.file(named: name.utf8)
      return try CaseFileName.content(of: file)
    } catch let error as IntakeError {
      throw error
    } catch let error as SystemError {
      throw .caseFileNotReadable(path, error.denial)
    } catch {
      throw .caseFileNotReadable(path, .system("\(error)"))
    }
  }
}
