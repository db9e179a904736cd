import Foundation
import TestDocuments
import Testing

/// Evidence put together for the upload.
@Suite struct `Packing` {
  private let scratch: Scratch
  private let source: URL

  init() throws {
    scratch = try Scratch()
    source = scratch.folder.appendingPathComponent("case")
  }

  private func take(_ fixture: String) throws {
    try FileManager.default.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/\(fixture)"), to: source)
  }

  private func files(below folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return paths.reduce(into: [:]) { files, path in
      let url = folder.appendingPathComponent(path)
      if !url.hasDirectoryPath { files[path] = try? Data(contentsOf: url) }
    }
  }

  @Test func `copies a ready case byte for byte, with checksums that other tools confirm`() throws {
    try take("ready-cn")
    let before = try files(below: source)
    let result = try Program.run("pack", "case", "out", in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output == "packed 5 documents into out\n")
    #expect(try files(below: source) == before)
    let data = try files(below: scratch.folder.appendingPathComponent("out/data"))
    #expect(Set(data.values) == Set(before.filter { $0.key != "case.yaml" }.values))
    let sums = "sha256sum -c --quiet --strict manifest-sha256.txt tagmanifest-sha256.txt"
    #expect(try Program.shell("cd out && \(sums)", in: scratch.folder).status == 0)
    let info = try String(
      contentsOf: scratch.folder.appendingPathComponent("out/bag-info.txt"), encoding: .utf8)
    #expect(info.contains("Dossier-Verdict: ready\n") && !info.contains("Forced"))
    let report = try Program.run("check", "case", "--format", "json", in: scratch.folder)
    #expect(
      try String(
        contentsOf: scratch.folder.appendingPathComponent("out/report.json"), encoding: .utf8)
        == report.output)
    let again = try Program.run("pack", "case", "out", in: scratch.folder)
    #expect(again.status == 74 && again.errors.contains("it is there already"))
  }

  private static let hasBagIt =
    (try? Program.shell(Program.surroundings + "python3 -c 'import bagit'").status) == 0

  @Test(.enabled(if: hasBagIt, "bagit (PyPI) is not installed"))
  func `makes what the Library of Congress's bagit takes for valid`() throws {
    try take("ready-us")
    try #require(try Program.run("pack", "case", "out", in: scratch.folder).status == 0)
    let result = try Program.shell(
      Program.surroundings + "python3 -m bagit --validate out", in: scratch.folder)
    #expect(result.status == 0, "\(result.errors)")
    try scratch.write("out/data/04-more.pdf", "more")
    #expect(
      try Program.shell(
        Program.surroundings + "python3 -m bagit --validate out", in: scratch.folder
      ).status != 0)
  }

  @Test func `leaves a case with gaps alone, unless it is told to`() throws {
    try take("gaps-files")
    let refused = try Program.run("pack", "case", "out", in: scratch.folder)
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains("nothing was packed"))
    let out = scratch.folder.appendingPathComponent("out")
    #expect(!FileManager.default.fileExists(atPath: out.path))
    let forced = try Program.run(
      "pack", "case", "out", "--force", "--lang", "zh", in: scratch.folder)
    #expect(forced.status == 1)
    let info = try String(contentsOf: out.appendingPathComponent("bag-info.txt"), encoding: .utf8)
    #expect(info.contains("Dossier-Verdict: gaps\n") && info.contains("Dossier-Forced: not ready"))
    let inside = try Program.run("pack", "case", "case/out", in: scratch.folder)
    #expect(inside.status == 64)
  }
}
