import Foundation
import TestDocuments
import Testing

/// Letters to those who can mend a gap.
@Suite struct `Asking others` {
  @Test func `writes to each of them about their own documents`() throws {
    let result = try Program.run("ask", "fixtures/cases/gaps-letter", "--lang", "en")
    #expect(result.status == 0)
    let letters = result.output.components(separatedBy: "== ").dropFirst()
    #expect(letters.count == 2)
    let first = try #require(letters.first)
    #expect(first.hasPrefix("brand owner: Ondelle Kitchenware Limited\n"))
    #expect(first.contains("1. Ondelle authorization.pdf has no territory\n"))
    #expect(!first.contains("Trailmoth") && !first.contains("{"))
  }

  /// Whoever asks for another day asks for a forgery.
  @Test(arguments: ["en", "zh"])
  func `never asks for another date`(_ language: String) throws {
    let result = try Program.run("ask", "fixtures/cases/gaps-invoice", "--lang", language)
    #expect(result.output.contains("Invoice 21102.pdf"))
    #expect(!result.output.contains("18863") && !result.output.contains("2025-11-10"))
  }

  @Test func `has nothing to say of a ready case`() throws {
    let result = try Program.run("ask", "fixtures/cases/ready-us")
    #expect(result.status == 0 && result.output == "")
    #expect(result.errors.contains("nothing to ask"))
  }

  @Test func `fills in no slot that somebody else wrote`() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      at: Program.root.appendingPathComponent("fixtures/cases/gaps-letter"),
      to: scratch.folder.appendingPathComponent("case"))
    let file = scratch.folder.appendingPathComponent("case/case.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let named = text.replacingOccurrences(
      of: "name: Lakeparcel Mercantile Inc.", with: "name: \"{name} \\u202E{document}\"")
    try #require(named != text)
    try scratch.write("case/case.yaml", named)
    let result = try Program.run("ask", "case", "--lang", "en", in: scratch.folder)
    #expect(result.output.contains("Documents for {name} "))
    #expect(!result.output.unicodeScalars.contains("\u{202E}"))
  }
}
