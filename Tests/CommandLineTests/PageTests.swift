import Foundation
import TestDocuments
import Testing

/// Reports as pages: what a person who opens them sees.
@Suite struct `Pages` {
  private static let pictureFrame = 2.0

  /// All fixture cases in one language, and the page that leads to them, by the files' names.
  private static func pages(_ language: String) throws -> [String: String] {
    let scratch = try Scratch()
    let result = try Program.run(
      "check", "fixtures/cases", "--format", "html", "--lang", language, "--output",
      scratch.folder.path + "/")
    try #require(result.status == 1, "\(result.errors)")
    let files = try FileManager.default.contentsOfDirectory(
      at: scratch.folder, includingPropertiesForKeys: nil)
    return try Dictionary(
      uniqueKeysWithValues: files.map {
        ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
      })
  }

  private static let english = Result { try pages("en") }
  private static let chinese = Result { try pages("zh") }

  @Test(
    .enabled(if: Chromium.path != nil, "no Chromium is installed"),
    arguments: [("en", 1280, false), ("en", 390, true), ("zh", 390, false), ("zh", 1280, true)])
  func `open in a browser without a fault, and without asking for anything`(
    language: String, width: Int, isDark: Bool
  ) throws {
    let pages = try (language == "en" ? Self.english : Self.chinese).get()
    #expect(pages.count == FixtureCase.all.count + 1)
    let visit = try Chromium.visit(pages, width: width, isDark: isDark)
    #expect(visit.audit == ["\(pages.count) pages"])
    #expect(visit.console.isEmpty)
  }

  @Test(arguments: FixtureCase.all)
  func `show every place that a finding names, boxed where its words are`(fixture: FixtureCase)
    throws
  {
    let report = try #require(FixtureRuns.json.get().reports[fixture.name])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    let page = try #require(Self.english.get()["fixtures__cases__\(fixture.name).html"])
    let findings = try #require(json["findings"] as? [[String: Any]])
    for finding in findings {
      for proof in try #require(finding["evidence"] as? [[String: Any]]).prefix(4) {
        guard let number = proof["page"] as? Int, proof["source"] as? String != "xml",
          let box = proof["box"] as? [Double]
        else { continue }
        let boxes = proof["boxes"] as? [[Double]] ?? [box]
        for box in boxes { #expect(page.contains(Self.rectangle(box)), "\(proof)") }
        let name = try #require(proof["document"] as? String)
        let file = Program.root.appendingPathComponent(fixture.path).appendingPathComponent(name)
        let text = try #require(proof["text"] as? String)
        guard file.pathExtension == "pdf", boxes.count == 1, !text.isEmpty else { continue }
        let found = try Self.words(in: box, page: number, of: file)
        #expect(found.isEmpty || Self.bare(found).contains(Self.bare(text)), "\(text)")
      }
    }
  }

  /// The corners as the page has them, a little outside the words.
  private static func rectangle(_ box: [Double]) -> String {
    func number(_ value: Double) -> String {
      let tenths = (value * 10).rounded()
      return tenths.truncatingRemainder(dividingBy: 10) == 0
        ? "\(Int(tenths / 10))" : "\(tenths / 10)"
    }
    let (x, y) = (number(box[0] - pictureFrame), number(box[1] - pictureFrame))
    return "x=\"\(x)\" y=\"\(y)\""
  }

  /// What Poppler's own program finds in a box.
  private static func words(in box: [Double], page: Int, of file: URL) throws -> String {
    let (x, y) = (Int(box[0]) - 1, Int(box[1]) - 1)
    let (width, height) = (Int(box[2]) + 2 - x, Int(box[3]) + 2 - y)
    return try Program.shell(
      "pdftotext -f \(page) -l \(page) -r 72 -x \(x) -y \(y) -W \(width) -H \(height) "
        + "'\(file.path)' - 2>/dev/null"
    ).output
  }

  private static func bare(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }

  @Test func `of ten documents and more stay under three megabytes`() throws {
    for (name, page) in try Self.english.get() { #expect(page.utf8.count < 3_000_000, "\(name)") }
  }

  @Test func `of a redacted report hold no pictures, and say so`() throws {
    let page = try Program.run(
      "check", "fixtures/cases/kyc-gaps", "--format", "html", "--redact", "--lang", "en"
    ).output
    #expect(!page.contains("data:image"))
    #expect(page.contains("pictures cannot be masked"))
  }

  @Test func `of an inspection draw what was read`() throws {
    let page = try Program.run(
      "inspect", "fixtures/cases/ready-us/INV-SL-2026-0014.pdf", "--format", "html", "--lang",
      "en"
    ).output
    #expect(page.contains("data:image/webp"))
    #expect(page.components(separatedBy: "<rect class=\"read\"").count > 10)
  }
}
