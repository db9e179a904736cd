import ArgumentParser
import Dossier
import Evidence
import Glibc
import Knowledge
import Reporting

/// The command that begins a case.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a case file to fill in, and lists the documents to gather.")

  @Option(help: ArgumentHelp("The ticket's category, such as authenticity.", valueName: "category"))
  var ticket: String

  @Argument(help: "The case folder; made when it is not there.")
  var folder: RawArgument

  @OptionGroup var marketplace: MarketplaceOption
  @OptionGroup var language: LanguageOption
  @OptionGroup var rules: RulesOption

  func run() async throws {
    let language = language.ofLocale
    try await endingWithStatus(in: language) {
      let library = try RuleLibrary(rules.load(), ticket: ticket)
      guard let pack = library.packs.first(where: { $0.ticket == ticket }) else {
        throw ValidationError(library.complaint(aboutTicket: ticket) ?? ticket)
      }
      try makeFolder(folder.bytes)
      for name in ["case.yaml", "case.yml", "case.json"] where exists(name) {
        throw OutputFailure(
          words: LocalizedText(
            en: "\(folder.printable)/\(name) is there already; it is left as it is",
            zh: "\(folder.printable)/\(name) 已经存在；未作改动"))
      }
      try write(CaseTemplate.text(for: pack, wording: library.wording, language: language))
      let checklist = TicketChecklist(
        of: pack, rules: library.rules(ofTicket: ticket), marketplace: marketplace.code,
        wording: library.wording, language: language, layout: Surroundings.layout(toFile: false))
      try ReportOutput(standardOutput: ()).write(checklist.checklist)
      let done = LocalizedText(
        en: "wrote \(folder.printable)/case.yaml; fill it in, put the evidence beside it, then run "
          + "dossier check \(folder.printable)",
        zh: "已写入 \(folder.printable)/case.yaml；请填写，并把材料放在同一文件夹，然后运行 "
          + "dossier check \(folder.printable)")
      Diagnostics.say(done.text(in: language))
      return .success
    }
  }

  private func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0
  }

  private func write(_ text: String) throws(OutputFailure) {
    let descriptor = open(path("case.yaml"), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    let bytes = Array(text.utf8)
    guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
      close(descriptor) == 0
    else {
      let why = SystemWords.last
      throw OutputFailure(
        words: LocalizedText(
          en: "cannot write \(folder.printable)/case.yaml: \(why.en)",
          zh: "无法写入 \(folder.printable)/case.yaml：\(why.zh)"))
    }
  }

  private func path(_ name: String?) -> [CChar] {
    let bytes = folder.bytes + (name.map { Array("/\($0)".utf8) } ?? [])
    return bytes.cString
  }
}
