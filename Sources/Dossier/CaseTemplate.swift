internal import Evidence
internal import Intake

/// A case file to fill in: every key of the contract, explained and commented out.
public enum CaseTemplate {
  /// The text for a ticket; it is accepted as it is, and stands for no fact but the ticket.
  public static func text(ticket: String) -> String {
    var text = """
      # What you state about the ticket, beside the evidence for it.
      # Take away the '#' before what applies, put in your own values, delete the rest.
      # Copy names and addresses from Seller Central, letter by letter.

      ticket: \(ticket)

      """
    for key in CaseSchema.keys where key.name != "ticket" {
      text += "\n" + lines(of: key, indent: "").map { "# \($0)\n" }.joined()
    }
    return text
  }

  /// The JSON Schema of case files; ends with a line feed.
  public static var schema: String { CaseSchema.jsonSchema() }

  private static func lines(of key: CaseSchema.Key, indent: String) -> [String] {
    switch key.kind {
    case .record(let keys):
      ["\(indent)\(key.name):   # \(key.description)"]
        + keys.flatMap { lines(of: $0, indent: indent + "  ") }
    case .list(.record(let keys)):
      ["\(indent)\(key.name):   # \(key.description)"]
        + keys.enumerated().flatMap { index, inner in
          let lines = lines(of: inner, indent: indent + "    ")
          guard index == 0, let first = lines.first else { return lines }
          return ["\(indent)  - \(first.dropFirst(indent.count + 4))"] + lines.dropFirst()
        }
    default:
      ["\(indent)\(key.name): \(key.example ?? "")   # \(key.description)"]
    }
  }
}
