import ArgumentParser
import Dossier
import Evidence
import Reporting

/// The command that prints a JSON Schema.
struct SchemaCommand: AsyncParsableCommand {
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case `case`, report
  }

  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of the case file or of the report.")

  @Argument(help: "case or report.")
  var subject: Subject

  func run() async throws {
    try await endingWithStatus {
      let schema =
        switch subject {
        case .case: CaseTemplate.schema
        case .report: ReportSchema.json.pretty
        }
      try ReportOutput(standardOutput: ()).write(schema)
      return .success
    }
  }
}
