import ArgumentParser
import Dossier
import Evidence
import Reporting

/// The commands about readings that are kept.
struct CacheCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Says what is kept of documents that were read, or removes it.",
    subcommands: [CacheInfoCommand.self, CacheClearCommand.self])
}

struct CacheInfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Says where readings are kept, how many and how large.")

  @OptionGroup var language: LanguageOption

  func run() async throws {
    try await tellingOfKeptReadings(in: language.ofLocale) { kept in
      let (size, mebibyte) = (kept.size, 1 << 20)
      let used = (size.bytes + mebibyte - 1) / mebibyte
      return LocalizedText(
        en: "\(kept.path): \(size.readings) readings, \(used) of \(kept.limit / mebibyte) MiB",
        zh: "\(kept.path)：\(size.readings) 份读取结果，\(used)/\(kept.limit / mebibyte) MiB")
    }
  }
}

struct CacheClearCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Removes all readings that are kept.")

  @OptionGroup var language: LanguageOption

  func run() async throws {
    try await tellingOfKeptReadings(in: language.ofLocale) { kept in
      let size = kept.clear()
      return LocalizedText(
        en: "removed \(size.readings) readings, \(size.bytes) bytes",
        zh: "已删除 \(size.readings) 份读取结果，\(size.bytes) 字节")
    }
  }
}

private func tellingOfKeptReadings(
  in language: ReportLanguage, _ words: (KeptReadings) -> LocalizedText
) async throws {
  try await endingWithStatus(in: language) {
    let none = LocalizedText(
      en: "nothing is kept: neither XDG_CACHE_HOME nor HOME names a folder",
      zh: "未保存任何内容：XDG_CACHE_HOME 与 HOME 均未指定文件夹")
    let output = ReportOutput(standardOutput: ())
    let text = KeptReadings.ofUser.map(words) ?? none
    try output.write(PrintableText.escape(text.text(in: language)) + "\n")
    try output.finish()
    return .success
  }
}
