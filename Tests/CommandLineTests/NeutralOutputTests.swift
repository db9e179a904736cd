import Foundation
import TestDocuments
import Testing

/// Whatever a stranger wrote, terminals only draw it: names of files, of keys, words of pages.
@Suite struct `What strangers wrote` {
  /// Escapes, overrides, controls of one and two bytes, a bell, line ends, markup and formulas.
  private static let text =
    "\u{1B}[31mred\u{9B}2J\u{7}\u{202E}fdp\u{2066}x\u{200F}\u{2028}\u{7F}<b>&=cmd|'/c'!A1"

  /// Nothing that a terminal obeys or that turns what follows.
  private func expectNeutral(
    _ output: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let obeyed = output.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        scalar != "\n"
      default: false
      }
    }
    #expect(obeyed.isEmpty, "\(output.debugDescription)", sourceLocation: sourceLocation)
  }

  private func hostileCase() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "case/case.yaml",
      "ticket: authenticity\nsubmitting: 2026-11-22\naccount: {name: \"\\e[31m\\u202Eevil\"}\n")
    let name = Self.text.replacing("/", with: "")
    try scratch.write("case/\(name).pdf", PlainPDF.text("BT /F 10 Tf 20 300 Td (x) Tj ET"))
    try scratch.write("case/line\nend.txt", "x")
    let words = Self.text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    try scratch.write(
      "case/titled.pdf",
      PlainPDF.text("BT /F 10 Tf 20 300 Td (x) Tj ET").replacing(
        "/Root 1 0 R>>", with: "/Root 1 0 R/Info<</Title<FEFF\(words)>/Author<FEFF\(words)>>>>>"))
    return scratch
  }

  @Test(
    arguments: ["text", "json", "ndjson", "html"], ["check case", "inspect --words case/*.pdf"])
  func `is neutral in every report`(format: String, command: String) throws {
    let scratch = try hostileCase()
    let result = try Program.shell("dossier \(command) --format \(format)", in: scratch.folder)
    expectNeutral(result.output)
    expectNeutral(result.errors)
    #expect(!result.output.isEmpty)
  }

  @Test(arguments: [
    "check $text", "check -- $text", "inspect $text", "explain $text", "schema $text",
    "check x --format $text", "check x --on $text", "check x --rules $text", "check x --jobs $text",
    "init --ticket $text x", "init --ticket authenticity $text/x/y", "check x --output $text/y",
    "$text", "--$text",
  ])
  func `is neutral in complaints about arguments`(arguments: String) throws {
    let scratch = try Scratch()
    try scratch.write("argument", Self.text)
    let result = try Program.shell(
      "text=$(cat argument); dossier \(arguments.replacing("$text", with: "\"$text\""))",
      in: scratch.folder)
    expectNeutral(result.output)
    expectNeutral(result.errors)
  }

  @Test(arguments: [
    "ticket: \"\\e[31m\\u202E\"\n", "\"\\e[31m\\u202E\": x\n", "ticket: tax\nbrands: \"\\x9b2J\"\n",
  ])
  func `is neutral in complaints about case files and rules`(text: String) throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", text)
    try scratch.write("rules/tickets/\u{1B}[31m.yaml", text)
    for command in ["check case", "rules lint --rules rules"] {
      let result = try Program.shell("dossier \(command)", in: scratch.folder)
      #expect(result.status == 65)
      expectNeutral(result.output)
      expectNeutral(result.errors)
    }
  }
}
