import Foundation
import TestDocuments
import Testing

/// Disks that are full, places that cannot be written, folders of all sizes, pipes as rules.
@Suite struct `File systems` {
  @Test func `a file that may not grow is told, and nothing of it is left`() throws {
    let scratch = try Scratch()
    let result = try Program.shell(
      """
      case=$PWD/fixtures/cases/ready-us; cd \(scratch.folder.path); ulimit -f 1
      dossier check "$case" --format json --output report.json; status=$?
      ls -A | grep -v '^output$\\|^errors$'; exit $status
      """)
    #expect(result.status == 74)
    #expect(result.output == "")
    #expect(result.errors.contains("cannot write to report.json"))
  }

  @Test(.enabled(if: geteuid() == 0, "needs the right to mount"))
  func `a full disk is told, and the report before is kept`() throws {
    let result = try Program.shell(
      """
      folder=$(mktemp -d); mount -t tmpfs -o size=16k none "$folder" || exit 99
      echo before >"$folder/report.json"
      dossier check fixtures/cases/ready-us --format json --output "$folder/report.json"; status=$?
      cat "$folder/report.json"; ls -A "$folder"; umount "$folder"; rmdir "$folder"; exit $status
      """)
    guard result.status != 99 else { return }
    #expect(result.status == 74)
    #expect(result.output == "before\nreport.json\n")
  }

  @Test(.enabled(if: geteuid() == 0, "needs the right to mount"))
  func `a case on a disk that nothing can be written to is read like any other`() throws {
    let result = try Program.shell(
      """
      folder=$(mktemp -d); mount --bind fixtures/cases/gaps-letter "$folder" || exit 99
      mount -o remount,bind,ro "$folder"
      dossier check "$folder" --format json | grep -v '"path"'; umount "$folder"; rmdir "$folder"
      """)
    guard result.status != 99 else { return }
    let plain = try Program.shell(
      "dossier check fixtures/cases/gaps-letter --format json | grep -v '\"path\"'")
    #expect(result == plain)
  }

  @Test func `a folder of thousands of files is read to its end`() throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", "ticket: authenticity\nsubmitting: 2026-11-22\n")
    let result = try Program.shell(
      "cd case; seq -f 'empty-%g.pdf' 3000 | xargs touch; cd ..; dossier check case --format json",
      in: scratch.folder)
    let report = try Report(result.output)
    #expect(report.documents.count == 3000)
    #expect(Set(report.findings.compactMap { $0["document"] as? String }).count == 3000)
  }

  @Test func `more files than any case has are refused with the number`() throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", "ticket: authenticity\n")
    let result = try Program.shell(
      "cd case; seq -f 'empty-%g.pdf' 100001 | xargs touch; cd ..; dossier check case",
      in: scratch.folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("more than 100000 files"))
  }

  @Test func `rules that are pipes, devices or endless are refused at once`() throws {
    let scratch = try Scratch()
    for make in ["mkfifo", "ln -s /dev/zero"] {
      let result = try Program.shell(
        """
        rm -rf rules; mkdir -p rules/tickets; \(make) rules/tickets/a.yaml
        dossier rules lint --rules rules
        """, in: scratch.folder)
      #expect(result.status == 65)
      #expect(result.errors.contains("cannot be read"))
    }
  }

  @Test func `a cache that would lie in a case is not kept`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appendingPathComponent("case")
    try FileManager.default.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/gaps-letter"), to: folder)
    for (place, isKept) in [("case/cache", false), ("cache", true)] {
      let cache = scratch.folder.appendingPathComponent(place)
      _ = try Program.run(
        "check", "case", in: scratch.folder, environment: ["XDG_CACHE_HOME": cache.path])
      #expect(FileManager.default.fileExists(atPath: cache.path) == isKept)
    }
  }
}
