import ArgumentParser
import Dossier
import Knowledge
import Reporting

/// The commands for those who write rules.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, checks and tests rules.",
    subcommands: [
      ListCommand.self, ManualCommand.self, LintCommand.self, TestCommand.self, MutateCommand.self,
    ])

  struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Names every rule, or shows what one ticket asks for.")

    @Option(
      help: ArgumentHelp(
        "The ticket's category; every ticket when left out.", valueName: "category"))
    var ticket: String?

    @OptionGroup var marketplace: MarketplaceOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var rules: RulesOption

    func run() async throws {
      let language = language.ofLocale
      try await endingWithStatus(in: language) {
        let library = try RuleLibrary(rules.load(), ticket: ticket)
        if let ticket {
          guard let pack = library.packs.first(where: { $0.ticket == ticket }) else {
            throw ValidationError(library.complaint(aboutTicket: ticket) ?? ticket)
          }
          let table = TicketChecklist(
            of: pack, rules: library.rules(ofTicket: ticket), marketplace: marketplace.code,
            wording: library.wording, language: language,
            layout: Surroundings.layout(toFile: false))
          try ReportOutput(standardOutput: ()).write(table.table)
          return .success
        }
        let explanation = RuleExplanation(
          wording: library.wording, language: language,
          layout: Surroundings.layout(toFile: false))
        try ReportOutput(standardOutput: ()).write(explanation.list(of: library.packs))
        return .success
      }
    }
  }

  struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint", abstract: "Says what is wrong with rules: file, line and column.")

    @OptionGroup var rules: RulesOption

    func run() async throws {
      try await endingWithStatus {
        let problems = RuleLibrary.problems(in: try rules.load())
        let output = ReportOutput(standardOutput: ())
        for problem in problems { try output.write(problem + "\n") }
        if problems.isEmpty { try output.write("no problems\n") }
        return problems.isEmpty ? .success : .wrongInput
      }
    }
  }

  struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Judges every example of every rule.")

    @OptionGroup var rules: RulesOption

    func run() async throws {
      try await endingWithStatus {
        let result = try RuleLibrary.test(rules.load())
        let output = ReportOutput(standardOutput: ())
        for failure in result.failures { try output.write(failure + "\n") }
        try output.write(
          "\(result.count) examples: \(result.count - result.failures.count) as stated, "
            + "\(result.failures.count) not\n")
        return result.failures.isEmpty ? .success : .wrongInput
      }
    }
  }

  struct MutateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mutate",
      abstract: "Puts small faults into rules and tells which ones no example notices.",
      discussion: """
        A threshold off by one, an operator turned, a field taken for another: an example of the \
        rule should go differently from what it says. The status tells whether 95 % were noticed.
        """)

    private static let target = 95.0

    @Option(help: ArgumentHelp("Only the rules of this ticket.", valueName: "category"))
    var ticket: String?

    @OptionGroup var rules: RulesOption

    func run() async throws {
      try await endingWithStatus {
        let result = try RuleLibrary.mutate(rules.load(), ticket: ticket)
        let output = ReportOutput(standardOutput: ())
        for survivor in result.survivors { try output.write(survivor + "\n") }
        let tenths = Int((result.percentCaught * 10).rounded(.down))
        try output.write(
          "\(result.count) faults: \(result.count - result.survivors.count) noticed by examples, "
            + "\(result.survivors.count) not (\(tenths / 10).\(tenths % 10) % noticed)\n")
        return result.percentCaught >= Self.target ? .success : .wrongInput
      }
    }
  }
}
