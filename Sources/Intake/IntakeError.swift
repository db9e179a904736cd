internal import Glibc

/// Why a case folder can't be taken in.
public enum IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchFolder(FolderPath)
  case notAFolder(FolderPath)
  /// The file system would not let it be read; its own words.
  case notReadable(FolderPath, String)
  case noCaseFile(FolderPath)
  /// More than one of `case.yaml`, `case.yml`, `case.json`.
  case severalCaseFiles(FolderPath, [String])
  case tooManyEntries(FolderPath, limit: Int)
  case tooDeep(FolderPath, limit: Int)
  case caseFile(CaseFileError)

  public var description: String {
    switch self {
    case .noSuchFolder(let folder): "\(folder): there is no such folder"
    case .notAFolder(let folder):
      "\(folder): not a folder; name the folder that holds the case file"
    case .notReadable(let path, let why): "\(path): can't be read: \(why)"
    case .noCaseFile(let folder):
      "\(folder): no case file; write a 'case.yaml' that states at least the ticket"
    case .severalCaseFiles(let folder, let names):
      "\(folder): more than one case file (\(names.joined(separator: ", "))); keep one"
    case .tooManyEntries(let folder, let limit):
      "\(folder): more than \(limit) files and folders; name a folder that holds less"
    case .tooDeep(let folder, let limit): "\(folder): nested deeper than \(limit) folders"
    case .caseFile(let error): error.description
    }
  }
}

extension IntakeError {
  /// What it means that a folder could not be opened.
  init(_ error: SystemError, at path: FolderPath) {
    switch error.number {
    case ENOENT: self = .noSuchFolder(path)
    case ENOTDIR: self = .notAFolder(path)
    default: self = .notReadable(path, error.text)
    }
  }
}
