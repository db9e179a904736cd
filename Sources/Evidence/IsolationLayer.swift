/// A part of the readers' confinement that not every kernel has; what all have is not named.
public enum IsolationLayer: String, Hashable, Sendable, CaseIterable {
  /// Landlock: no file but the document, fonts and data.
  case files
  /// seccomp: no network, no programs, no processes, nothing written.
  case calls
  /// A limit of memory, which programs built with a sanitizer cannot have.
  case memory

  /// What is missing where it is, for a person; lower case, no full stop.
  public var words: LocalizedText {
    switch self {
    case .files:
      LocalizedText(
        en: "readers may open other files to read (the kernel has no Landlock)",
        zh: "读取进程可以打开其他文件读取（内核不支持 Landlock）")
    case .calls:
      LocalizedText(
        en: "readers may reach the network and start programs (the kernel filters no calls)",
        zh: "读取进程可以访问网络、启动程序（内核不支持 seccomp）")
    case .memory:
      LocalizedText(
        en: "readers have no limit of memory (this program was built with a sanitizer)",
        zh: "读取进程没有内存上限（本程序带有 sanitizer）")
    }
  }
}
