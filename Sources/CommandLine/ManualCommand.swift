import ArgumentParser
import Dossier
import Evidence
import Knowledge
import Reporting

extension RulesCommand {
  struct ManualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "manual", abstract: "Writes the manual of rules: a Markdown page per ticket.",
      discussion: """
        With --output, every page in every language goes into DIR/LANG/TICKET.md; without it, the \
        pages of one language are printed.
        """)

    @Option(
      help: ArgumentHelp("Only the page of this ticket, printed.", valueName: "category"))
    var ticket: String?

    @Option(help: ArgumentHelp("The folder to write the pages into.", valueName: "dir"))
    var output: RawArgument?

    @OptionGroup var language: LanguageOption
    @OptionGroup var rules: RulesOption

    func validate() throws {
      if output != nil, ticket != nil {
        throw ValidationError("--output writes every page; leave out --ticket")
      }
    }

    func run() async throws {
      let language = language.ofLocale
      try await endingWithStatus(in: language) {
        let library = try RuleLibrary(rules.load())
        if let output {
          for language in ReportLanguage.allCases {
            try write(library.manual(in: language), into: output.bytes, language)
          }
          return .success
        }
        if let ticket, let complaint = library.complaint(aboutTicket: ticket) {
          throw ValidationError(complaint)
        }
        let packs = library.packs.filter { ticket == nil || $0.ticket == ticket }
        let pages = packs.map { library.manualPage(of: $0, in: language) }
        try ReportOutput(standardOutput: ()).write(pages.joined(separator: "\n"))
        return .success
      }
    }

    private func write(
      _ pages: [(name: String, text: String)], into folder: [UInt8], _ language: ReportLanguage
    ) throws(OutputFailure) {
      let own = folder + Array("/\(language.rawValue)".utf8)
      try makeFolder(own)
      for page in pages {
        let file = try ReportOutput(file: RawArgument(bytes: own + Array("/\(page.name)".utf8)))
        try file.write(page.text)
        try file.finish()
      }
    }
  }
}
