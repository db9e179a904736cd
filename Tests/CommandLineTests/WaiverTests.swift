import Foundation
import TestDocuments
import Testing

/// Gaps that somebody answers for, and those that were told before.
@Suite struct `Waivers and baselines` {
  private let scratch: Scratch
  private let digests: [String: String]

  /// A case with three gaps, each of another document.
  init() throws {
    scratch = try Scratch()
    let source = Program.root.appendingPathComponent("fixtures/cases/gaps-invoice")
    try FileManager.default.copyItem(
      at: source, to: scratch.folder.appendingPathComponent("case"))
    let report = try Program.run("check", "case", "--format", "json", in: scratch.folder)
    try scratch.write("before.json", report.output)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    let documents = try #require(json["documents"] as? [[String: Any]])
    digests = Dictionary(
      uniqueKeysWithValues: documents.compactMap { document in
        (document["path"] as? String).flatMap { path in
          (document["sha256"] as? String).map { (path, $0) }
        }
      })
  }

  private func waiver(_ rule: String, _ document: String?, until: String = "2026-12-31") -> String {
    let digest = document.flatMap { digests[$0] }.map { ", sha256: \($0)" } ?? ""
    return "  - {rule: \(rule), reason: agreed, by: Li Wei, until: \(until)\(digest)}\n"
  }

  private func check(_ waivers: [String], _ options: String...) throws -> Program.Result {
    let source = Program.root.appendingPathComponent("fixtures/cases/gaps-invoice/case.yaml")
    let file = try String(contentsOf: source, encoding: .utf8)
    try scratch.write("case/case.yaml", file + "\nwaivers:\n" + waivers.joined())
    return try Program.shell(
      (["dossier", "check", "case", "--lang", "en"] + options).joined(separator: " "),
      in: scratch.folder)
  }

  private var all: [String] {
    [
      waiver("authenticity/invoice-date", "Invoice 18863.pdf"),
      waiver("supplier-website", "Invoice 21102.pdf"),
      waiver("kind-accepted", "Proforma 2291.pdf"),
    ]
  }

  @Test func `that hold for every gap let a case through, which keeps its verdict`() throws {
    let result = try check(all)
    #expect(result.status == 0)
    #expect(result.output.contains("GAPS"))
    #expect(result.output.ranges(of: "by Li Wei until 2026-12-31: agreed").count == 3)
    #expect(try check(Array(all.dropLast())).status == 1)
  }

  @Test func `are void where they are another document's, have ended, or say too little`() throws {
    let voids = [
      (waiver("kind-accepted", "Invoice 18863.pdf"), "is not of the document"),
      (waiver("kind-accepted", nil), "is not of the document"),
      (waiver("kind-accepted", "Proforma 2291.pdf", until: "2026-11-21"), "has ended"),
      (waiver("invoice-number", "Invoice 18863.pdf"), "nothing is found"),
      ("  - {rule: kind-accepted, by: Li Wei}\n", "does not say its rule"),
    ]
    for (waiver, words) in voids {
      let result = try check(Array(all.dropLast()) + [waiver])
      #expect(result.status == 1, "\(waiver)")
      #expect(result.output.contains(words), "\(waiver)")
    }
    // On its last day it holds.
    let last = waiver("kind-accepted", "Proforma 2291.pdf", until: "2026-11-22")
    #expect(try check(Array(all.dropLast()) + [last]).status == 0)
  }

  @Test func `are no rule, and whoever asks about them is told so`() throws {
    let result = try Program.run("explain", "authenticity/waiver", "--lang", "en")
    #expect(result.status == 64)
    #expect(result.errors.contains("a waiver in the case file does not hold"))
  }

  @Test func `are void once the document has changed`() throws {
    let file = scratch.folder.appendingPathComponent("case/Invoice 21102.pdf")
    try (Data(contentsOf: file) + Data("\n".utf8)).write(to: file)
    let result = try check(all)
    #expect(result.status == 1)
    #expect(result.output.contains("the waiver of supplier-website is not of the document"))
  }

  @Test func `are told in the formats of other programs`() throws {
    let formats = [
      ("junit", "<skipped message="), ("sarif", "\"suppressions\""), ("json", "\"waiver\""),
      ("github", "::notice"), ("html", "by Li Wei until"),
    ]
    for (format, words) in formats {
      #expect(try check(all, "--format", format).output.contains(words), "\(format)")
    }
    #expect(!(try check(all, "--format", "github").output.contains("::error")))
  }

  @Test func `of a baseline excuse what was told before, under another name too`() throws {
    let folder = scratch.folder
    let known = try Program.run("check", "case", "--baseline", "before.json", in: folder)
    #expect(known.status == 0)
    try FileManager.default.moveItem(
      at: folder.appendingPathComponent("case/Invoice 21102.pdf"),
      to: folder.appendingPathComponent("case/renamed.pdf"))
    #expect(try Program.run("check", "case", "--baseline", "before.json", in: folder).status == 0)
    try FileManager.default.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/gaps-letter/case.yaml"),
      to: folder.appendingPathComponent("case/other.pdf"))
    let new = try Program.run(
      "check", "case", "--baseline", "before.json", "--lang", "en", in: folder)
    #expect(new.status == 1)
    #expect(new.output.contains("baseline  new"))
    let wrong = try Program.run("check", "case", "--baseline", "case/case.yaml", in: folder)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("it is no report"))
  }

  @Test func `of a baseline excuse nothing of another case where no bytes tell them apart`() throws
  {
    let file = "ticket: technical\nsubmitting: 2026-11-22\n"
    for name in ["one", "two"] { try scratch.write("\(name)/case.yaml", file) }
    let folder = scratch.folder
    let before = try Program.run("check", "one", "--format", "json", in: folder)
    try scratch.write("one.json", before.output)
    try #require(before.status != 0)
    #expect(try Program.run("check", "one", "--baseline", "one.json", in: folder).status == 0)
    #expect(
      try Program.run("check", "two", "--baseline", "one.json", in: folder).status == before.status)
  }
}
