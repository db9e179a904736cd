import Foundation
import TestDocuments
import Testing

@Suite struct `Exit statuses` {
  private let broken = "ticket: authenticity\nmarketplase: US\n"

  @Test func `no case is 3`() throws {
    let scratch = try Scratch()
    let empty = try Program.run("check", scratch.folder.path)
    #expect(empty.status == 3)
    #expect(empty.output == "")
    #expect(empty.errors.contains("no case found"))
    #expect(try Program.run("check", "/nonexistent/case").status == 3)
  }

  @Test func `a name without a case is not hidden by cases that are ready`() throws {
    let ready = try FixtureCase.first("ready")
    let result = try Program.run("check", ready.path, "/nonexistent/case")
    #expect(result.status == 3)
    #expect(result.output.contains(ready.path))
  }

  @Test(arguments: [
    ["check"], ["check", "x", "--format", "pdf"], ["check", "x", "--on", "2026-02-30"],
    ["check", "x", "--jobs", "0"], ["check", "x", "--lang", "fr"], ["frobnicate"],
    ["schema", "nothing"], ["explain", "no-such-rule"], ["init", "--ticket", "nonsense", "x"],
    ["inspect"], ["check", "fixtures/cases", "--output", "fixtures/cases/ready-us/report.json"],
  ])
  func `wrong usage is 64`(arguments: [String]) throws {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try Program.shell("dossier \(quoted)")
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Error:"))
  }

  @Test func `a broken case file is 65 with its place, and the others are judged`() throws {
    let scratch = try Scratch()
    try scratch.write("bad/case.yaml", broken)
    try scratch.write("good/case.yaml", "ticket: authenticity\n")
    let result = try Program.run("check", "bad", "good", "--format", "ndjson", in: scratch.folder)
    #expect(result.status == 65)
    #expect(result.errors.contains("bad/case.yaml:2:1: "))
    #expect(result.errors.contains("marketplace"))
    #expect(try Report(result.output).verdict != "ready")
  }

  @Test func `a case file that cannot be opened is 65 and told in the language that is asked for`()
    throws
  {
    let scratch = try Scratch()
    try scratch.write("bad/invoice.pdf", "x")
    let result = try Program.shell(
      "ln -s /dev/null bad/case.yaml; dossier check bad --lang zh", in: scratch.folder)
    #expect(result.status == 65)
    #expect(result.errors == "bad/case.yaml：它是符号链接，不是普通文件；请放入案件文件本身\n")
  }

  @Test func `a broken rule pack is 65 with its place`() throws {
    let scratch = try Scratch()
    try scratch.write("rules/tickets/authenticity.yaml", "ticket: authenticity\nrulez: []\n")
    for arguments in ["check fixtures/cases", "rules lint", "rules test"] {
      let result = try Program.shell("dossier \(arguments) --rules '\(scratch.folder.path)/rules'")
      #expect(result.status == 65)
      #expect((result.output + result.errors).contains("tickets/authenticity.yaml:2:1: "))
    }
  }

  @Test(arguments: [">/dev/full", ">&-", "--output /dev/full", "--output /dev/null/report"])
  func `output that cannot be written is 74`(redirection: String) throws {
    let result = try Program.shell("dossier check fixtures/cases/gaps-letter \(redirection)")
    #expect(result.status == 74)
    #expect(result.errors.contains("cannot write"))
  }

  @Test(arguments: ["text", "json", "ndjson"])
  func `a reader that leaves early changes nothing`(format: String) throws {
    let result = try Program.run(
      "check", "fixtures/cases/gaps-letter", "--format", format, intoPipeThatNobodyReads: true)
    #expect(result.status == 1)
    #expect(result.errors == "")
  }
}
