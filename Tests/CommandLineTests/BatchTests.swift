import Foundation
import TestDocuments
import Testing

@Suite struct `Batches` {
  private static let cases = ["gaps-invoice", "ready-us", "gaps-units"].map {
    "fixtures/cases/\($0)"
  }

  private func verdicts(_ ndjson: String) throws -> [String] {
    try ndjson.split(separator: "\n").map { line in
      let report = try Report(String(line))
      return "\(report.path) \(report.verdict)"
    }
  }

  @Test func `case folders come line by line, and what is none among them is told`() throws {
    let names = [Self.cases[0], "fixtures/nowhere", Self.cases[1], Self.cases[1]]
    let lines = names.joined(separator: "\\n")
    let result = try Program.shell(
      "printf '\(lines)' | dossier check --stdin --format ndjson --jobs 2")
    #expect(
      try verdicts(result.output) == [
        "\(Self.cases[0]) gaps", "\(Self.cases[1]) ready", "\(Self.cases[1]) ready",
      ])
    #expect(result.errors.contains("fixtures/nowhere"))
    #expect(result.status == 3)
  }

  @Test func `a report comes as soon as its case is read, before the next is named`() throws {
    // The second name is given only once the first report is there.
    let script = """
      mkfifo "$PWD/in"
      dossier check --stdin --format ndjson < "$PWD/in" > "$PWD/out" &
      exec 3> "$PWD/in"
      printf '%s\\n' "$1" >&3
      for i in $(seq 600); do [ -s "$PWD/out" ] && break; sleep 0.1; done
      [ -s "$PWD/out" ] || exit 99
      printf '%s\\n' "$2" >&3
      exec 3>&-
      wait $!
      cat "$PWD/out"
      """
    let scratch = try Scratch()
    let file = try scratch.write("run.sh", script)
    let folders = Self.cases.prefix(2).map { Program.root.appendingPathComponent($0).path }
    let result = try Program.shell(
      "sh '\(file.path)' '\(folders[0])' '\(folders[1])'", in: scratch.folder)
    #expect(result.output.split(separator: "\n").count == 2)
  }

  @Test func `one run writes several formats, each where it belongs`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appendingPathComponent("reports").path
    let formats = ["json", "text", "junit", "sarif", "csv", "markdown", "ndjson", "github", "ics"]
    let options = formats.map { "--format \($0)" }.joined(separator: " ")
    let result = try Program.shell(
      "dossier check \(Self.cases.joined(separator: " ")) \(options) --output '\(folder)' "
        + "--progress plain")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("3 of 3 cases"))
    let byCase = Self.cases.flatMap { path in
      ["json", "txt"].map { path.replacingOccurrences(of: "/", with: "__") + "." + $0 }
    }
    let ofRun = ["csv", "github.txt", "ics", "junit.xml", "md", "ndjson", "sarif"].map {
      "dossier-report." + $0
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.sorted() == (byCase + ofRun).sorted())
    let alone = try Program.run("check", Self.cases[1], "--format", "json")
    let written = try String(contentsOfFile: "\(folder)/\(byCase[2])", encoding: .utf8)
    #expect(written == alone.output)
    let again = try Program.run("check", Self.cases[1], "--format", "json", "--format", "csv")
    #expect(again.status == 64)
  }

  @Test(arguments: [
    ("check case --output case/out.txt", "dossier-report.txt"),
    ("check case --format csv --format json --output case/new/out", "dossier-report"),
    ("check --stdin --output case/out.txt </dev/null", "dossier-report.txt"),
  ])
  func `nothing is written where it would be evidence, and the message names what may be`(
    command: String, name: String
  ) throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", "ticket: authenticity\n")
    let result = try Program.shell("dossier \(command)", in: scratch.folder)
    #expect(result.status == 64)
    #expect(result.errors.contains("name it \(name)"), "\(result.errors)")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: scratch.folder.appendingPathComponent("case").path)
    #expect(left == ["case.yaml"])
  }

  @Test func `the status is as strict as one asks`() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    let folder = scratch.folder.appendingPathComponent("case")
    try files.copyItem(at: Program.root.appendingPathComponent(Self.cases[1]), to: folder)
    // The same document twice is a warning.
    let invoice = try #require(
      try files.contentsOfDirectory(atPath: folder.path).first { $0.hasPrefix("INV") })
    try files.copyItem(
      at: folder.appendingPathComponent(invoice), to: folder.appendingPathComponent("Copy.pdf"))
    #expect(try Program.run("check", folder.path).status == 0)
    #expect(try Program.run("check", folder.path, "--fail-on", "warning").status == 1)
    let gaps = try Program.run("check", Self.cases[0], "--exit-zero")
    #expect(gaps.status == 0)
    #expect(gaps.output.contains("GAPS"))
  }

  @Test func `Ctrl-C ends a run with the cases that are begun`() throws {
    let script = """
      mkfifo "$PWD/in"
      dossier check --stdin --format ndjson < "$PWD/in" > "$PWD/out" 2> "$PWD/err" &
      child=$!
      exec 3> "$PWD/in"
      printf '%s\\n' "$1" >&3
      for i in $(seq 600); do [ -s "$PWD/out" ] && break; sleep 0.1; done
      kill -INT $child
      sleep 0.5
      printf '%s\\n%s\\n' "$1" "$1" >&3
      exec 3>&-
      wait $child
      echo "status $?"
      wc -l < "$PWD/out"
      """
    let scratch = try Scratch()
    let file = try scratch.write("run.sh", script)
    let folder = Program.root.appendingPathComponent(Self.cases[1]).path
    let result = try Program.shell("bash '\(file.path)' '\(folder)'", in: scratch.folder)
    #expect(result.output.contains("status 130"))
  }
}
