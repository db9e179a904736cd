import Evidence
import Glibc
import Intake
import Testing

@Suite struct `Taking in a folder` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Array("ticket: tax\n".utf8), to: "case.yaml")
  }

  /// What was taken in: path as printed, and the problem.
  private func evidence() throws -> [String: FileProblem.Cause?] {
    let files = try CaseFolder.receive(folder.path).case.evidence
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path.description, $0.problem?.cause) })
  }

  @Test func `files of every depth, hashed and in the order of their bytes`() throws {
    for name in ["b", "a", "a/x", "é"] where name != "a" && name != "a/x" {
      try folder.write(Array("abc".utf8), to: name)
    }
    try folder.makeFolder("a")
    try folder.write(Array("abc".utf8), to: "a/x")
    try folder.write(Array("abc".utf8), to: "a.b")
    let (received, _) = try CaseFolder.receive(folder.path)
    #expect(received.path == folder.path.description)
    #expect(received.evidence.map(\.path.description) == ["a.b", "a/x", "b", "é"])
    for file in received.evidence {
      #expect(file.size == 3)
      #expect(
        file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      #expect(file.problem == nil)
    }
  }

  @Test func `a file larger than the buffer is hashed whole`() throws {
    try folder.write([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000), to: "million")
    #expect(
      try CaseFolder.receive(folder.path).case.evidence.first?.sha256
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `hidden files, those of the system and our own reports are left out`() throws {
    for name in [".hidden", "dossier-report.json", "dossier-report.zh.html", "dossier-reports"] {
      try folder.write([1], to: name)
    }
    for name in [".git", "__MACOSX", "dossier-report", "inner"] {
      try folder.makeFolder(name)
      try folder.write([1], to: name + "/file")
    }
    for name in ["case.yaml", "dossier-report.txt", "Thumbs.db", ".DS_Store", "~$bill.docx"] {
      try folder.write([1], to: "inner/" + name)
    }
    #expect(Set(try evidence().keys) == ["dossier-reports", "inner/case.yaml", "inner/file"])
    #expect(
      try CaseFolder.receive(folder.path).case.leftOut.map(\.description) == [
        ".git/", ".hidden", "__MACOSX/", "inner/.DS_Store", "inner/Thumbs.db",
        "inner/~$bill.docx",
      ])
    for path in ["inner/Thumbs.db", "__MACOSX/x.pdf", "a/.b/c", "dossier-report/x"] {
      #expect(!CaseFolder.takesAsEvidence(path.utf8))
    }
    #expect(CaseFolder.takesAsEvidence("inner/file".utf8))
  }

  @Test func `names are bytes`() throws {
    let names: [[UInt8]] = [
      [0xFF, 0x41], Array("a\nb".utf8), Array("e\u{301}".utf8), Array("\u{E9}".utf8),
      Array("\\xff".utf8), Array("\u{202E}fdp".utf8), [UInt8](repeating: 0x78, count: 255),
    ]
    for name in names { try folder.write(name, to: name) }
    let (received, opened) = try CaseFolder.receive(folder.path)
    #expect(
      received.evidence.map(\.path.bytes) == names.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(Set(received.evidence.map { Array($0.path.description.utf8) }).count == names.count)
    for file in received.evidence {
      #expect(try content(of: file.path, in: opened) == file.path.bytes)
    }
  }

  @Test func `links, pipes, sockets and empty files are findings, not reads`() throws {
    try folder.makeFolder("sub")
    try folder.link("sub/loop", to: "..")
    try folder.link("self", to: "self")
    try folder.link("outside", to: "/etc/passwd")
    try folder.link("folder", to: "/etc")
    try folder.link("broken", to: "nowhere")
    try folder.check("mkfifo", mkfifo(folder.characters("pipe.pdf".utf8), 0o644))
    try folder.check(
      "socket", mknod(folder.characters("socket".utf8), S_IFSOCK | 0o644, 0))
    try folder.write([], to: "empty.pdf")
    #expect(
      try evidence() == [
        "sub/loop": .notAFile(.link), "self": .notAFile(.link),
        "outside": .notAFile(.link), "folder": .notAFile(.link),
        "broken": .notAFile(.link), "pipe.pdf": .notAFile(.pipe),
        "socket": .notAFile(.socket), "empty.pdf": .empty,
      ])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `what may not be read is a finding`() throws {
    try folder.write([1], to: "secret")
    try folder.makeFolder("closed")
    try folder.check("chmod", chmod(folder.characters("secret".utf8), 0))
    try folder.check("chmod", chmod(folder.characters("closed".utf8), 0))
    let found = try evidence()
    try folder.check("chmod", chmod(folder.characters("closed".utf8), 0o700))
    #expect(
      found == ["secret": .denied(.permission), "closed": .denied(.permission)])
  }

  @Test func `a file over the limit is not read`() throws {
    try folder.write([1], to: "huge")
    try folder.check("truncate", truncate(folder.characters("huge".utf8), (512 << 20) + 1))
    #expect(try evidence() == ["huge": .limit("size", "512 MiB")])
  }

  @Test func `folders deeper than the limit are said to be so`() throws {
    var path = ""
    for level in 1...70 {
      path += level == 1 ? "d" : "/d"
      try folder.makeFolder(path)
    }
    try folder.write([1], to: path + "/unseen")
    let found = try evidence()
    #expect(found.count == 1)
    #expect(found.values.first == .limit("depth", "64"))
  }

  private func content(of path: EvidencePath, in opened: CaseFolder) throws -> [UInt8] {
    let descriptor = try opened.open(path)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return Array(buffer[..<max(0, count)])
  }

  @Test func `only what was hashed is opened again`() throws {
    try folder.makeFolder("sub")
    for name in ["sub/kept", "sub/changed", "sub/linked", "sub/gone"] {
      try folder.write(Array("abc".utf8), to: name)
    }
    try folder.makeFolder("moved")
    try folder.write(Array("abc".utf8), to: "moved/file")
    let (_, opened) = try CaseFolder.receive(folder.path)
    try folder.write(Array("abcd".utf8), to: "sub/changed")
    try folder.check("unlink", unlink(folder.characters("sub/linked".utf8)))
    try folder.link("sub/linked", to: "kept")
    try folder.check("unlink", unlink(folder.characters("sub/gone".utf8)))
    try folder.check(
      "rename",
      rename(folder.characters("moved".utf8), folder.characters("away".utf8)))
    try folder.link("moved", to: "away")

    #expect(try content(of: EvidencePath("sub/kept"), in: opened) == Array("abc".utf8))
    let refused = [
      "sub/changed", "sub/linked", "sub/gone", "moved/file", "away/file", "sub", "", "case.yaml",
      "../etc/passwd", "/etc/passwd",
    ]
    for path in refused {
      #expect(throws: FileProblem.self, "\(path)") { try opened.open(EvidencePath(path)) }
    }
  }
}
