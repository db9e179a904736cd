import Evidence
import Foundation
import Glibc

import TestDocuments
import Testing

@testable import Packing

@Suite struct `A bag` {
  private let scratch: Scratch
  private let target: String

  init() throws {
    scratch = try Scratch()
    target = scratch.folder.appendingPathComponent("bag").path
  }

  private func write(_ digest: String) throws(BagFailure) {
    let source = scratch.folder.appendingPathComponent("source").path
    let item = Bag.Item(source: EvidencePath("a.pdf"), name: "01-a.pdf", size: 3, sha256: digest)
    let bag = Bag(
      items: [item], tagFiles: [Bag.TagFile(name: "index.html", text: "x")],
      info: [("External-Identifier", "a\nForged: yes")])
    try bag.write(to: Array(target.utf8)) { (_: EvidencePath) throws(FileProblem) in
      open(source, O_RDONLY)
    }
  }

  private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func `holds the very bytes that were judged`() throws {
    try scratch.write("source", "abc")
    try write(Self.abc)
    let names = try FileManager.default.contentsOfDirectory(atPath: target)
    #expect(
      names.sorted() == [
        "bag-info.txt", "bagit.txt", "data", "index.html", "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
      ])
    let info = try String(contentsOfFile: target + "/bag-info.txt", encoding: .utf8)
    #expect(info.hasSuffix("\nPayload-Oxum: 3.1\n") && info.split(separator: "\n").count == 2)
  }

  @Test func `of bytes that changed is none, and nothing is left of it`() throws {
    try scratch.write("source", "abd")
    #expect(throws: BagFailure(cause: .changed(EvidencePath("a.pdf")))) { try write(Self.abc) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["source"])
  }

  @Test func `takes no place that is taken`() throws {
    try scratch.write("source", "abc")
    try scratch.write("bag/mine.txt", "mine")
    #expect(throws: BagFailure(cause: .occupied)) { try write(Self.abc) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["mine.txt"])
  }

  @Test(arguments: [
    ("a/Rechnung Nr. 7 (Köln).PDF", "03-invoice-Rechnung-Nr-7-Koln.pdf"),
    ("授权书.pdf", "03-invoice.pdf"), ("$&#.tar.gz", "03-invoice-tar.gz"), (".pdf", "03-invoice-pdf"),
    ("scan.this is no type", "03-invoice-scan-this-is-no-type"),
    ("\u{202E}fdp.exe", "03-invoice-fdp.exe"),
    (
      String(repeating: "long ", count: 50) + ".jpeg",
      "03-invoice-long-long-long-long-long-long-long-long-long.jpeg"
    ),
  ])
  func `has names that every form takes`(_ source: String, _ name: String) {
    #expect(UploadName(3, of: 7, .invoice, EvidencePath(source)).description == name)
  }

  @Test func `has names that differ and keep their order`() {
    let names = (1...120).map { position in
      UploadName(position, of: 120, nil, EvidencePath("…\(position % 3)/*?.pdf")).description
    }
    #expect(Set(names).count == 120 && names.sorted() == names)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[0-9]{3}-document\.pdf/) != nil })
  }
}
