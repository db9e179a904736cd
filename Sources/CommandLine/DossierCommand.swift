import ArgumentParser
import Dossier

/// The root of the command line.
struct DossierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Says what is missing in a folder of evidence before it goes into a ticket.",
    discussion: """
      Exit status: 0 every case is ready, 1 a case has gaps, 2 none has gaps but one is \
      undetermined, 3 no case found, 64 wrong usage, 65 a case file or rule pack is wrong, \
      70 internal error, 74 output cannot be written.
      """,
    version: Program.version,
    subcommands: [
      CheckCommand.self, InspectCommand.self, ExplainCommand.self, RulesCommand.self,
      SchemaCommand.self, InitCommand.self, DoctorCommand.self,
    ])
}
