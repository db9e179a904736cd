public import Evidence
internal import Readers

/// How much a caller insists on the readers' confinement.
public enum Sandbox: String, Sendable, CaseIterable {
  /// Goes on with as much of it as this machine has.
  case auto
  /// Refuses to read where a part of it is missing.
  case require

  /// What readers on this machine cannot be kept from, in a fixed order; empty on most.
  public static let missing = Isolation.missing(from: Isolation.layers)

  /// What is missing, and what can be done, in one message; nil where nothing is.
  public static var warning: LocalizedText? {
    missing.isEmpty
      ? nil
      : LocalizedText(en: "readers are not fully confined: ", zh: "读取进程未被完全隔离：")
        + list(missing)
        + LocalizedText(
          en: "; a hostile document could use that; '--sandbox=require' refuses to go on",
          zh: "；恶意文件可能借此作恶；'--sandbox=require' 会拒绝继续")
  }

  func admit() throws(DossierError) {
    guard self == .require, !Self.missing.isEmpty else { return }
    throw DossierError(
      .machine,
      LocalizedText(
        en: "nothing was read, as asked for by --sandbox=require: ",
        zh: "按 --sandbox=require 的要求未读取任何文件：")
        + Self.list(Self.missing),
      remedy: LocalizedText(
        en:
          "use a kernel with Landlock (5.13 or later) and seccomp, outside of a container that hides them",
        zh: "请使用支持 Landlock（5.13 及以上）和 seccomp 的内核，并确认容器没有屏蔽它们"))
  }

  private static func list(_ layers: [IsolationLayer]) -> LocalizedText {
    LocalizedText(
      en: layers.map(\.words.en).joined(separator: "; "),
      zh: layers.map(\.words.zh).joined(separator: "；"))
  }
}
