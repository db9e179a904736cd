import Dossier
import Evidence
import Foundation
import Knowledge
import Reporting
import TestDocuments
import Testing

@Suite struct `Commands` {
  @Test func `init writes a case file that is accepted, and never writes over one`() throws {
    let scratch = try Scratch()
    let first = try Program.run("init", "--ticket", "authenticity", "new", in: scratch.folder)
    #expect(first.status == 0)
    let file = scratch.folder.appendingPathComponent("new/case.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\nticket: authenticity\n"))
    let check = try Program.run("check", "new", in: scratch.folder)
    #expect(check.errors == "")
    #expect(check.status == 1 || check.status == 2)
    let again = try Program.run("init", "--ticket", "authenticity", "new", in: scratch.folder)
    #expect(again.status == 74)
    #expect(again.errors.contains("is there already"))
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  private static let tickets = FixtureCase.folders(in: "rules/tickets").map {
    $0.replacingOccurrences(of: ".yaml", with: "")
  }

  @Test(arguments: ["en", "zh"])
  func `every line that init leaves commented out is accepted when it is taken in`(
    language: String
  ) throws {
    let scratch = try Scratch()
    let written = try Program.shell(
      """
      mkdir new; for ticket in \(Self.tickets.joined(separator: " ")); do
        dossier init --ticket $ticket new/$ticket --lang \(language) || exit
      done
      """, in: scratch.folder)
    #expect(written.status == 0)
    for ticket in Self.tickets {
      let file = scratch.folder.appendingPathComponent("new/\(ticket)/case.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let (head, keys) = try #require(
        text.firstRange(of: "ticket:").map { (text[..<$0.lowerBound], text[$0.lowerBound...]) })
      let filled = keys.split(separator: "\n").map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }
      try scratch.write("full/\(ticket)/case.yaml", head + filled.joined(separator: "\n") + "\n")
    }
    let result = try Program.run("check", "full", "--format", "ndjson", in: scratch.folder)
    #expect(result.errors == "")
    let reports = try result.output.split(separator: "\n").map { try Report(String($0)) }
    #expect(reports.map(\.path) == Self.tickets.map { "full/\($0)" })
    let missing = reports.flatMap(\.findings).filter {
      ($0["rule"] as? String)?.hasSuffix("/case-stated") == true
    }
    #expect(missing.isEmpty, "what the template shows is all that the ticket needs")
  }

  @Test func `the checklist tells what differs by store, in either language`() throws {
    let list = ["rules", "list", "--ticket", "fba-inbound"]
    let everywhere = try Program.run(list[0], list[1], list[2], list[3])
    #expect(everywhere.output.contains("9 months (AE 60 days)"))
    #expect(everywhere.output.contains("bill of lading or proof of delivery"))
    let emirates = try Program.run(
      list[0], list[1], list[2], list[3], "--marketplace", "AE", "--lang", "zh")
    #expect(emirates.output.contains("索赔窗口尚未关闭： 60 天"))
    #expect(!emirates.output.contains("9 个月"))
    #expect(try Program.run("rules", "list", "--ticket", "fba-inbond").status == 64)
  }

  @Test func `a report names the overlay, and what it leaves unjudged`() throws {
    let overlay = ["--overlay", "fixtures/overlays/lakeside"]
    let text = try Program.run("check", "fixtures/cases/ready-de", overlay[0], overlay[1])
    #expect(text.output.contains("overlay lakeside: Lakeside Agency's own rules"))
    #expect(text.output.contains("not judged: authenticity/invoice-numbers-rise"))
    let json = try Program.run(
      "check", "fixtures/cases/ready-de", overlay[0], overlay[1], "--format", "json")
    let report = try Report(json.output)
    #expect((report.root["overlays"] as? [[String: Any]])?.first?["name"] as? String == "lakeside")
    #expect(try Program.run("rules", "lint", overlay[0], overlay[1]).output == "no problems\n")
    #expect(try Program.run("rules", "test", overlay[0], overlay[1]).status == 0)
    #expect(try Program.run("check", "fixtures/cases/ready-de", overlay[0], "nowhere").status == 65)
  }

  @Test func `a report may be written into its case without becoming evidence`() throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", "ticket: authenticity\nsubmitting: 2026-11-22\n")
    let arguments = ["check", "case", "--format", "json", "--output", "case/dossier-report.json"]
    let runs = try (1...2).map { _ in
      try Program.shell(
        "dossier " + arguments.joined(separator: " ") + "; cat case/dossier-report.json",
        in: scratch.folder)
    }
    #expect(runs[0].output != "")
    #expect(runs[0] == runs[1])
    #expect(try Report(runs[1].output).documents.isEmpty)
  }

  @Test func `a folder whose name is not UTF-8 is found`() throws {
    let scratch = try Scratch()
    let result = try Program.shell(
      """
      folder=$(printf 'caf\\351'); mkdir "$folder"
      printf 'ticket: authenticity\\n' >"$folder/case.yaml"
      dossier check "$folder"
      """, in: scratch.folder)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("caf\\xe9\n"))
  }

  @Test func `the language is that of the locale for text, English for JSON, or the one asked for`()
    throws
  {
    let path = try #require(FixtureCase.all.first?.path)
    let chinese = ["LC_ALL": "zh_CN.UTF-8"]
    let zh = try Program.run("check", path, "--lang", "zh")
    let en = try Program.run("check", path, "--lang", "en")
    #expect(zh.output != en.output)
    #expect(try Program.run("check", path, environment: chinese) == zh)
    #expect(try Program.run("check", path) == en)
    #expect(
      try Program.run("check", path, "--format", "json", environment: chinese)
        == Program.run("check", path, "--format", "json", "--lang", "en"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func `colour is for terminals, and not for those who refuse it`() throws {
    let path = try #require(FixtureCase.all.first?.path)
    func typescript(_ setting: String) throws -> String {
      try Program.shell(
        "\(setting) script -qec 'dossier check \(path)' /dev/null </dev/null"
      ).output
    }
    #expect(try typescript("TERM=xterm").contains("\u{1B}["))
    #expect(try !typescript("TERM=xterm NO_COLOR=1").contains("\u{1B}"))
    #expect(try !typescript("TERM=dumb").contains("\u{1B}"))
    #expect(try !Program.run("check", path).output.contains("\u{1B}"))
  }

  @Test func `inspect gives one line for each file in order, readable or not`() throws {
    let scratch = try Scratch()
    try scratch.write("empty.pdf", "")
    let files = try FixtureCase.all.flatMap { fixture in
      try FileManager.default.contentsOfDirectory(
        atPath: Program.root.appendingPathComponent(fixture.path).path
      ).sorted().filter { $0.hasSuffix(".pdf") }.map { fixture.path + "/" + $0 }
    }
    let named = [scratch.folder.path + "/empty.pdf", "no-such-file.pdf"] + files
    let quoted = named.map { "'\($0)'" }.joined(separator: " ")
    let result = try Program.shell("dossier inspect --format ndjson \(quoted)")
    #expect(result.status == 0)
    let lines = try result.output.split(separator: "\n").map { try Report(String($0)).root }
    #expect(
      lines.map { $0["path"] as? String } == ["empty.pdf", "no-such-file.pdf"] + files)
    for line in lines.prefix(2) {
      #expect((line["problem"] as? [String: String])?["reason"] == "unreadable")
    }
    let list = try Program.shell("dossier inspect --format json \(quoted)").output
    let elements = try JSONSerialization.jsonObject(with: Foundation.Data(list.utf8)) as? [Any]
    #expect(elements?.count == lines.count)
  }

  @Test func `every rule can be explained, in both languages`() throws {
    let library = try RuleLibrary(.embedded)
    let names = library.packs.flatMap { pack in pack.rules.map { "\(pack.ticket)/\($0.id)" } }
    #expect(names.count > 100)
    for language in [ReportLanguage.en, .zh] {
      let explanation = RuleExplanation(
        wording: library.wording, language: language)
      for name in names {
        let page = explanation.page(of: try library.rule(named: name))
        #expect(page.hasPrefix(name) && page.count > name.count + 100)
      }
      let name = try #require(names.first)
      let printed = try Program.run("explain", name, "--lang", language.rawValue)
      #expect(printed.status == 0)
      #expect(printed.output == explanation.page(of: try library.rule(named: name)))
    }
  }

  @Test func `a slip in a rule's name is answered with the name`() throws {
    let list = try Program.run("rules", "list").output
    let line = try #require(list.split(separator: "\n").first { $0.hasPrefix("  ") })
    let rule = try #require(line.split(separator: " ").first)
    let result = try Program.run("explain", String(rule.dropLast()))
    #expect(result.status == 64)
    #expect(result.errors.contains("did you mean '\(rule)'?"))
  }

  @Test func `the rules inside the program are sound, and their examples hold`() throws {
    #expect(
      try Program.run("rules", "lint") == .init(status: 0, output: "no problems\n", errors: ""))
    let test = try Program.run("rules", "test")
    #expect(test.status == 0)
    #expect(!test.output.hasPrefix("0 examples"))
  }

  @Test func `the version is printed`() throws {
    #expect(try Program.run("--version").output == "0.1.0\n")
  }

  @Test(.enabled(if: hasValidator, "python3 has no module jsonschema"))
  func `the schemas describe real reports and real case files`() throws {
    let scratch = try Scratch()
    try scratch.write("reports", try FixtureRuns.json.get().result.output)
    let result = try Program.shell(
      """
      dossier schema report >"$SCRATCH/report.json"; dossier schema case >"$SCRATCH/case.json"
      python3 - "$SCRATCH" fixtures/cases/*/case.yaml <<'END'
      import json, sys, jsonschema
      folder, reports = sys.argv[1], open(sys.argv[1] + "/reports")
      schema = json.load(open(folder + "/report.json"))
      for s in (schema, json.load(open(folder + "/case.json"))):
          jsonschema.Draft202012Validator.check_schema(s)
      count = 0
      for line in reports:
          count += 1
          for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(line)):
              print(error.json_path, error.message)
      print(count)
      END
      """.replacing("$SCRATCH", with: scratch.folder.path))
    #expect(result.output == "\(FixtureCase.all.count)\n")
    #expect(result.errors == "")
  }

  private static let hasValidator =
    (try? Program.shell("python3 -c 'import jsonschema'").status) == 0
}
