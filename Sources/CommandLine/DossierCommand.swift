import ArgumentParser
import Dossier
import Glibc

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
      SchemaCommand.self, InitCommand.self, AskCommand.self, PackCommand.self, VerifyCommand.self,
      DoctorCommand.self, CacheCommand.self,
    ])

  /// Runs what the arguments ask for, and gives the exit status.
  ///
  /// What the parser says of them goes through `Diagnostics`: arguments may be the names of
  /// strangers' files.
  static func status(of arguments: [String]) async -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return ExitStatus.success.rawValue
    } catch {
      let message = fullMessage(for: error)
      let status = exitCode(for: error)
      if status.isSuccess {
        print(message)
      } else if !message.isEmpty {
        Diagnostics.say(message)
      }
      return status.rawValue
    }
  }
}
