/// Why a file could not be taken in or read.
public struct FileProblem: Error, Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    case empty
    case encrypted
    /// The bytes are not what their format promises; the reader's own words.
    case corrupt(String)
    /// No reader for this kind of file.
    case noReader
    case notAFile(EntryForm)
    case denied(Denial)
    /// A limit was reached: which one, and its value as text.
    case limit(String, String)
    /// The reader process died, by which signal or status.
    case readerCrashed(String)
    /// The reader process did not answer within so many seconds.
    case readerTimedOut(seconds: Int)
    /// The reader process answered nonsense.
    case readerSpokeNonsense(String)
  }

  public let cause: Cause

  public init(_ cause: Cause) { self.cause = cause }

  public var reason: Reason { cause == .encrypted ? .encrypted : .unreadable }
}

/// What stands under a name where an ordinary file should.
public enum EntryForm: Hashable, Sendable {
  case link, folder, pipe, socket, device
  /// A folder that is mounted below itself.
  case folderMetBefore
  case other

  public var words: LocalizedText {
    switch self {
    case .link: LocalizedText(en: "a symbolic link", zh: "符号链接")
    case .folder: LocalizedText(en: "a folder", zh: "文件夹")
    case .pipe: LocalizedText(en: "a named pipe", zh: "命名管道")
    case .socket: LocalizedText(en: "a socket", zh: "套接字")
    case .device: LocalizedText(en: "a device", zh: "设备文件")
    case .folderMetBefore:
      LocalizedText(en: "a folder that was met before", zh: "已经出现过的文件夹")
    case .other: LocalizedText(en: "no ordinary file", zh: "特殊文件")
    }
  }
}

/// Why the file system would not let something be read.
public enum Denial: Hashable, Sendable {
  case permission
  /// It is not there, or not there any more.
  case missing
  /// It is not what it was when it was taken in.
  case changed
  /// Anything else, in the operating system's own words.
  case system(String)

  public var words: LocalizedText {
    switch self {
    case .permission:
      LocalizedText(en: "you have no permission to read it", zh: "当前用户没有读取权限")
    case .missing: LocalizedText(en: "it is not there", zh: "找不到该文件")
    case .changed: LocalizedText(en: "it changed while it was read", zh: "读取期间内容发生了变化")
    case .system(let words):
      LocalizedText(en: "the system refused (\(words))", zh: "系统拒绝（\(words)）")
    }
  }
}

extension FileProblem {
  /// What happened, for a person; lower case, no full stop.
  public var words: LocalizedText {
    switch cause {
    case .empty: LocalizedText(en: "the file is empty (0 bytes)", zh: "文件为空（0 字节）")
    case .encrypted: LocalizedText(en: "the file asks for a password", zh: "文件有密码保护")
    case .corrupt(""):
      LocalizedText(en: "the file is damaged or cut short", zh: "文件已损坏或不完整")
    case .corrupt(let detail):
      LocalizedText(
        en: "the file is damaged or cut short (\(detail))", zh: "文件已损坏或不完整（\(detail)）")
    case .noReader:
      LocalizedText(en: "files of this type cannot be read", zh: "无法读取此类文件")
    case .notAFile(let form):
      LocalizedText(
        en: "it is \(form.words.en), not an ordinary file", zh: "它是\(form.words.zh)，不是普通文件")
    case .denied(let denial): denial.words
    case .limit(let name, let value):
      LocalizedText(
        en: "it is over this program's limit for \(name): \(value)",
        zh: "超出本程序的上限（\(Self.limits[name] ?? name)：\(value)）")
    case .readerCrashed(let how):
      LocalizedText(en: "the reader failed on it (\(how))", zh: "读取程序在处理该文件时出错（\(how)）")
    case .readerTimedOut(let seconds):
      LocalizedText(
        en: "it could not be read within \(seconds) seconds", zh: "\(seconds) 秒内未能读完该文件")
    case .readerSpokeNonsense(let detail):
      LocalizedText(
        en: "the reader failed on it (\(detail))", zh: "读取程序在处理该文件时出错（\(detail)）")
    }
  }

  /// The limits by the names that their causes give them.
  private static let limits = [
    "size": "文件大小", "bytes": "文件大小", "depth": "文件夹层数", "pages": "页数", "words": "词数",
    "XML": "电子发票（XML）", "reply size": "读取结果大小", "processor time": "处理器时间",
    "memory": "内存", "diagnostics": "诊断信息", "word length": "单词长度", "page size": "页面尺寸",
    "pixels": "图片像素", "pictures": "每页图片数", "attachments": "附件数", "annotations": "批注数",
  ]
}
