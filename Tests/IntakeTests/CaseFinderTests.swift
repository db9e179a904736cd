import Evidence
import Glibc
import Intake
import Testing

@Suite struct `Finding cases` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(of path: FolderPath) -> IntakeError? {
    do {
      _ = try CaseFolder.receive(path)
      return nil
    } catch {
      return error
    }
  }

  private func inside(_ name: String) -> FolderPath { FolderPath("\(folder.path)/\(name)") }

  @Test func `a folder that can't be a case says why`() throws {
    try folder.write([], to: "file")
    #expect(error(of: inside("none")) == .noSuchFolder(inside("none")))
    #expect(error(of: inside("file")) == .notAFolder(inside("file")))
    #expect(error(of: folder.path) == .noCaseFile(folder.path))
    try folder.makeFolder("case.yaml")
    #expect(error(of: folder.path) == .noCaseFile(folder.path))
    try folder.write(Array("ticket: tax".utf8), to: "case.json")
    try folder.write(Array("ticket: tax".utf8), to: "case.yml")
    #expect(error(of: folder.path) == .severalCaseFiles(folder.path, ["case.yml", "case.json"]))
  }

  @Test func `a case file that is a link or a pipe is not opened`() throws {
    try folder.link("case.yaml", to: "/dev/zero")
    #expect(error(of: folder.path) == .caseFileNotAFile(inside("case.yaml"), .link))
    try folder.check("unlink", unlink(folder.characters("case.yaml".utf8)))
    try folder.check("mkfifo", mkfifo(folder.characters("case.yaml".utf8), 0o644))
    #expect(error(of: folder.path) == .caseFileNotAFile(inside("case.yaml"), .pipe))
  }

  @Test func `a case file over the limit is refused`() throws {
    try folder.write([UInt8](repeating: 0x20, count: (1 << 20) + 1), to: "case.yaml")
    #expect(error(of: folder.path)?.description.contains("larger than 1 MiB") == true)
  }

  @Test func `the outermost cases at any depth, in the order of their bytes`() throws {
    for name in ["b", "a", "a/nested", "c", "c/d", "c/d/e", ".hidden", "empty", "linked"] {
      try folder.makeFolder(name)
    }
    for name in ["b/case.yaml", "a/case.yml", "a/nested/case.yaml", "c/d/e/case.json"] {
      try folder.write(Array("ticket: tax".utf8), to: name)
    }
    try folder.write(Array("ticket: tax".utf8), to: ".hidden/case.yaml")
    try folder.link("linked/case", to: "../b")
    try folder.link("c/loop", to: "..")
    let found = CaseFinder.cases(below: folder.path)
    #expect(found.cases == ["a", "b", "c/d/e"].map(inside))
    #expect(found.problems.isEmpty)

    #expect(CaseFinder.cases(below: inside("a")).cases == [inside("a")])
    #expect(CaseFinder.cases(below: FolderPath("\(inside("a"))//")).cases == [inside("a")])
    #expect(CaseFinder.cases(below: inside("empty")) == CaseFinder.cases(below: inside("linked")))
    #expect(CaseFinder.cases(below: inside("none")).problems == [.noSuchFolder(inside("none"))])
  }

  @Test func `what is too deep to look into is said`() throws {
    var path = ""
    for level in 1...70 {
      path += level == 1 ? "d" : "/d"
      try folder.makeFolder(path)
    }
    try folder.write(Array("ticket: tax".utf8), to: path + "/case.yaml")
    let found = CaseFinder.cases(below: folder.path)
    #expect(found.cases.isEmpty)
    #expect(found.problems.count == 1)
  }
}
