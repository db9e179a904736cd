internal import Evidence
internal import Foundation
internal import Glibc
public import Knowledge
internal import MarkedYAML

extension RuleFiles {
  /// The same rules with the changes of a folder's `overlay.yaml` on top.
  public func overlaid(byFolder folder: [UInt8]) throws(DossierError) -> RuleFiles {
    let name = EvidencePath(bytes: folder).description
    let path = String(decoding: folder, as: UTF8.self) + "/overlay.yaml"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw DossierError(
        .rules,
        LocalizedText(
          en: "\(name): there is no overlay.yaml in this folder that can be read",
          zh: "\(name)：文件夹里没有可读取的 overlay.yaml"))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DossierError(
        .rules,
        LocalizedText(
          en: "\(name)/overlay.yaml: not UTF-8; save it as UTF-8",
          zh: "\(name)/overlay.yaml：不是 UTF-8 编码；请另存为 UTF-8"))
    }
    return overlaid(by: File(path: "\(name)/overlay.yaml", text: text))
  }

  /// Reads every YAML file below a folder that stands in for the rules inside the program.
  public init(folder: [UInt8]) throws(DossierError) {
    let name = EvidencePath(bytes: folder).description
    // An enumerator does not follow the link that a folder may be.
    let path = URL(fileURLWithPath: String(decoding: folder, as: UTF8.self))
      .resolvingSymlinksInPath().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue, let walk = FileManager.default.enumerator(atPath: path)
    else {
      throw DossierError(
        .rules,
        LocalizedText(
          en: "\(name): there is no such folder of rules", zh: "\(name)：没有这个规则文件夹"))
    }
    var files: [File] = []
    for case let file as String in walk where file.hasSuffix(".yaml") {
      let full = path + "/" + file
      let shown = PrintableText.escape(full)
      guard files.count < mostFiles else {
        throw DossierError(
          .rules,
          LocalizedText(
            en: "\(name): more than \(mostFiles) files; name the folder that holds the rules alone",
            zh: "\(name)：文件超过 \(mostFiles) 个；请指定只存放规则的文件夹"))
      }
      let bytes = try content(of: full, shown: shown)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DossierError(
          .rules,
          LocalizedText(
            en: "\(shown): not UTF-8; save it as UTF-8", zh: "\(shown)：不是 UTF-8 编码；请另存为 UTF-8"))
      }
      files.append(File(path: file, text: text))
    }
    guard !files.isEmpty else {
      throw DossierError(
        .rules,
        LocalizedText(
          en: "\(name): no rules in this folder (files named *.yaml)",
          zh: "\(name)：文件夹里没有规则（*.yaml 文件）"))
    }
    self.init(files: files)
  }
}

private let mostFiles = 1_000

/// What stands in a file; a pipe is not waited for, and of one that is too large only so much is
/// read that its parser sees that it is.
private func content(of path: String, shown: String) throws(DossierError) -> [UInt8] {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    let file = FileHandle(forReadingAtPath: path),
    let bytes = try? file.read(upToCount: MarkedYAML.maximumSize + 1) ?? Data()
  else {
    throw DossierError(
      .rules, LocalizedText(en: "\(shown): cannot be read", zh: "\(shown)：无法读取"))
  }
  return Array(bytes)
}
