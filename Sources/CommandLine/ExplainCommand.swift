import ArgumentParser
import Dossier
import Evidence
import Knowledge
import Reporting

/// The command that tells about a rule.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what a rule asks, why, on whose word, and how to mend it.")

  @Argument(help: "The rule as reports name it: authenticity/invoice-date, or invoice-date.")
  var rule: String

  @OptionGroup var language: LanguageOption
  @OptionGroup var rules: RulesOption

  func run() async throws {
    let language = language.ofLocale
    try await endingWithStatus(in: language) {
      let library = try RuleLibrary(rules.load())
      do {
        let subject = try library.rule(named: rule)
        let explanation = RuleExplanation(
          wording: library.wording, language: language,
          layout: Surroundings.layout(toFile: false))
        try ReportOutput(standardOutput: ()).write(explanation.page(of: subject))
      } catch let error as UnknownRule {
        throw ValidationError(error.words.text(in: language))
      }
      return .success
    }
  }
}
