public import Evidence
internal import Glibc

/// Why a case folder can't be taken in.
public enum IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchFolder(FolderPath)
  case notAFolder(FolderPath)
  case notReadable(FolderPath, Denial)
  case noCaseFile(FolderPath)
  /// More than one of `case.yaml`, `case.yml`, `case.json`.
  case severalCaseFiles(FolderPath, [String])
  case caseFileNotReadable(FolderPath, Denial)
  /// A link, a pipe or the like under the name of a case file.
  case caseFileNotAFile(FolderPath, EntryForm)
  case tooManyEntries(FolderPath, limit: Int)
  case tooDeep(FolderPath, limit: Int)
  case caseFile(CaseFileError)

  /// What is wrong, where, and what to do about it.
  public var words: LocalizedText {
    switch self {
    case .noSuchFolder(let folder):
      LocalizedText(en: "\(folder): there is no such folder", zh: "\(folder)：没有这个文件夹")
    case .notAFolder(let folder):
      LocalizedText(
        en: "\(folder): not a folder; name the folder that holds the case file",
        zh: "\(folder)：不是文件夹；请指定案件文件所在的文件夹")
    case .notReadable(let path, let denial), .caseFileNotReadable(let path, let denial):
      Self.denied(path, denial)
    case .noCaseFile(let folder):
      LocalizedText(
        en: "\(folder): no case file; write a 'case.yaml' that states at least the ticket",
        zh: "\(folder)：没有案件文件；请写一个至少注明 ticket 的 'case.yaml'")
    case .severalCaseFiles(let folder, let names):
      LocalizedText(
        en: "\(folder): more than one case file (\(names.joined(separator: ", "))); keep one",
        zh: "\(folder)：有多个案件文件（\(names.joined(separator: "、"))）；请只保留一个")
    case .caseFileNotAFile(let path, let form):
      LocalizedText(
        en: "\(path): it is \(form.words.en), not an ordinary file; put the case file itself there",
        zh: "\(path)：它是\(form.words.zh)，不是普通文件；请放入案件文件本身")
    case .tooManyEntries(let folder, let limit):
      LocalizedText(
        en: "\(folder): more than \(limit) files and folders; name a folder that holds less",
        zh: "\(folder)：文件和文件夹超过 \(limit) 个；请指定内容较少的文件夹")
    case .tooDeep(let folder, let limit):
      LocalizedText(
        en: "\(folder): nested deeper than \(limit) folders; name a folder further down",
        zh: "\(folder)：文件夹嵌套超过 \(limit) 层；请指定更下层的文件夹")
    case .caseFile(let error): error.words
    }
  }

  public var description: String { words.en }

  private static func denied(_ path: FolderPath, _ denial: Denial) -> LocalizedText {
    let remedy =
      denial == .permission
      ? LocalizedText(
        en: "; give yourself the right to read it (chmod u+rX)", zh: "；请为当前用户开放读取权限（chmod u+rX）")
      : LocalizedText(plain: "")
    return LocalizedText(en: "\(path): can't be read: ", zh: "\(path)：无法读取：") + denial.words
      + remedy
  }
}

extension IntakeError {
  /// What it means that a folder could not be opened.
  init(_ error: SystemError, at path: FolderPath) {
    switch error.number {
    case ENOENT: self = .noSuchFolder(path)
    case ENOTDIR: self = .notAFolder(path)
    default: self = .notReadable(path, error.denial)
    }
  }
}
