import ArgumentParser
import Dossier
import Evidence
import Reporting

/// The command that says what this machine has of what reading needs.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Says what reads pictures on this machine, what confines readers, and what to install."
  )

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let language = language.ofLocale
    try await endingWithStatus(in: language) {
      let output = ReportOutput(standardOutput: ())
      for fact in Machine().facts {
        let mark = fact.isAsItShould ? "✓" : "✗"
        let words = "\(mark) \(fact.title.text(in: language))  \(fact.words.text(in: language))"
        try output.write(PrintableText.escape(words) + "\n")
      }
      try output.finish()
      return .success
    }
  }
}
