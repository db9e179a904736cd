import Evidence
import Knowledge
import Testing

@testable import Reporting

@Suite struct `A page` {
  private static let hostile =
    "<script>alert(1)</script>\u{202E}\u{1B}[2J\"\u{301} onload=alert(1) '&lt;\u{0}"

  private func page(_ findings: [Finding], _ illustrations: Illustrations = Illustrations())
    -> String
  {
    Sample.run(
      .html, [.assessed(Sample.assessment(findings: findings), illustrations)], isOfOne: true)
  }

  @Test func `takes nothing that anybody wrote for markup`() {
    let long = String(repeating: "x", count: 5_000)
    let finding = Sample.finding(
      "supplier-website", document: EvidencePath(Self.hostile), field: Self.hostile,
      message: Self.hostile, expected: Self.hostile, found: Self.hostile + long,
      proofs: [
        .init(document: EvidencePath(Self.hostile), place: Sample.place),
        .init(document: "invoice-1.pdf", place: nil),
      ])
    let page = page([finding])
    #expect(!page.contains("<script"))
    #expect(!page.contains("\u{202E}") && !page.contains("\u{1B}") && !page.contains("\u{0}"))
    // The mark that ends an attribute, though a person sees one character with its accent.
    #expect(!page.unicodeScalars.contains("\u{301}") || !page.utf8.containsRun("\"\u{301}".utf8))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains(long))
  }

  @Test func `tells every finding, the gravest first, with who can mend it`() throws {
    let page = page(Sample.findings)
    var last = page.startIndex
    for finding in Sample.findings.gravestFirst {
      let message = try #require(
        page[last...].firstRange(of: HTMLEscaping().escapeText(finding.message.en)))
      last = message.upperBound
    }
    #expect(page.ranges(of: "<p class=\"fix\">").count == Sample.findings.count)
  }

  @Test func `tells ten thousand findings as it tells one`() {
    let many = (0..<10_000).map { number in
      Sample.finding(
        "coverage", document: "invoice-1.pdf", subject: "B\(number)", message: "gap \(number)",
        found: String(repeating: "x", count: 200))
    }
    let page = page(many)
    #expect(page.ranges(of: "<article class=\"finding").count == many.count)
    #expect(page.contains("id=\"g10000\"") && page.contains("gap 9999"))
  }

  @Test func `shows the place that proves a finding`() {
    let rendering = PageRendering(
      page: Sample.place.page, width: 600, height: 800, webP: [1, 2, 3])
    let finding = Sample.finding(
      "supplier-website", document: "invoice-1.pdf",
      proofs: [.init(document: "invoice-1.pdf", place: Sample.place)])
    let shown = page([finding], Illustrations(["invoice-1.pdf": [rendering]]))
    #expect(shown.contains("figure class=\"crop\""))
    #expect(shown.contains("data:image/webp;base64,AQID"))
    let bare = page([finding])
    #expect(!bare.contains("figure class=\"crop\""))
    #expect(bare.contains("invoice-1.pdf"))
  }

  @Test func `lists the cases of a run by their verdicts`() throws {
    let ready = Assessment(
      readCase: Sample.assessment().readCase, checks: [], findings: [], verdict: .ready)
    let index = Sample.run(
      .html,
      [
        .assessed(ready),
        .refused(path: "cases/<broken>", words: LocalizedText(plain: "no ticket")),
        .assessed(Sample.assessment(findings: Sample.findings)),
      ])
    let order = ["badge gaps", "badge refused", "badge ready"].map { index.firstRange(of: $0) }
    let positions = try order.map { try #require($0).lowerBound }
    #expect(positions == positions.sorted())
    #expect(index.contains("cases/&lt;broken&gt;"))
  }
}

@Suite struct `Texts side by side` {
  @Test(arguments: [
    ("2026-09-30", "2026-11-22"), ("Acme Ltd", "Acme Limited"), ("", "x"), ("same", "same"),
    ("杭州云帆家居有限公司", "杭州云凡家居有限公司"), ("abc", "xyz"),
  ])
  func `keep every character and mark the ones that differ`(found: String, expected: String) {
    let difference = TextDifference(found: found, expected: expected)
    #expect(difference.found.map(\.text).joined() == found)
    #expect(difference.expected.map(\.text).joined() == expected)
    let common = [difference.found, difference.expected].map { side in
      side.filter { !$0.differs }.map(\.text).joined()
    }
    #expect(common[0] == common[1] || difference.found.count == 1)
  }

  @Test func `mark the one character`() {
    let difference = TextDifference(found: "INV-1001", expected: "INV-1O01")
    #expect(difference.found.filter(\.differs).map(\.text) == ["0"])
    #expect(difference.expected.filter(\.differs).map(\.text) == ["O"])
  }
}

@Suite struct `Names of files` {
  @Test func `are one for each case, and links lead to them`() {
    var (names, links) = (ReportNames(), ReportNames())
    let cases = ["cases/acme", "cases__acme", "./a b/数据", "..", String(repeating: "数", count: 99)]
    let files = cases.map { names.name(forCase: $0, fileExtension: "html") }
    #expect(Set(files).count == cases.count)
    #expect(files.allSatisfy { $0.utf8.count < 200 && !$0.contains("/") && !$0.hasPrefix(".") })
    let targets = cases.map { links.link(forCase: $0, fileExtension: "html") }
    #expect(targets[0] == "./cases__acme.html")
    #expect(targets[2] == "./a%20b__%E6%95%B0%E6%8D%AE.html")
  }
}

extension Sequence<UInt8> {
  /// Whether other bytes stand in these in one run.
  fileprivate func containsRun(_ other: some Sequence<UInt8>) -> Bool {
    Array(self).firstRange(of: Array(other)) != nil
  }
}
