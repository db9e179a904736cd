import Foundation
import TestDocuments
import Testing

@Suite struct `Watching a case` {
  /// Runs in the shell: waits for each line of the report, however long that takes, up to a bound.
  private static func script(_ steps: String) -> String {
    """
    dossier check case --watch --lang en > out 2> err &
    program=$!
    until_there() {
      for i in $(seq 600); do
        [ "$(grep -c "$1" out)" -ge "$2" ] && return 0
        sleep 0.1
      done
      kill -9 $program; echo "never: $1"; exit 99
    }
    \(steps)
    wait $program
    """
  }

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["gaps-letter", "ready-us"] {
      try FileManager.default.copyItem(
        at: Program.root.appendingPathComponent("fixtures/cases/\(name)"),
        to: scratch.folder.appendingPathComponent(name))
    }
    try FileManager.default.moveItem(
      at: scratch.folder.appendingPathComponent("ready-us"),
      to: scratch.folder.appendingPathComponent("case"))
    return scratch
  }

  @Test func `checks again what has changed, and ends with the last status`() throws {
    let scratch = try scratch()
    let result = try Program.shell(
      Self.script(
        """
        until_there '^READY' 1
        mkdir away; mv case/INV-* away/
        until_there '^GAPS' 1
        mv away/* case/
        until_there '^READY' 2
        echo 'x' > case/.hidden; echo 'x' > case/dossier-report.txt
        rm case/INV-*
        until_there '^GAPS' 2
        kill -INT $program
        """), in: scratch.folder)
    #expect(result.status == 1, "\(result.output) \(result.errors)")
    let out = try String(
      contentsOf: scratch.folder.appendingPathComponent("out"), encoding: .utf8)
    #expect(out.ranges(of: "READY: ").count == 2 && out.ranges(of: "GAPS: ").count == 2)
  }

  @Test func `is nothing for a stream of cases`() throws {
    #expect(try Program.shell("echo case | dossier check --stdin --watch").status == 64)
  }
}
