import Evidence
import Testing

@testable import Reporting

@Suite struct `Text report` {
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `groups by document, then case, then bundle, the gravest first in each`() throws {
    let text = TextReport(wording: Sample.wording).report(of: Sample.assessment())
    let order = [
      "cases/acme", "invoice-1.pdf", "authenticity/supplier-website",
      "authenticity/invoice-order", "locked.pdf", "authenticity/readable", "The case file",
      "authenticity/contact", "The documents together", "authenticity/coverage", "✓ clean.pdf",
      "? scan.pdf", "GAPS",
    ]
    var rest = text[...]
    for word in order {
      let range = try #require(rest.firstRange(of: word), "\(word) is missing or out of order")
      rest = rest[range.upperBound...]
    }
  }

  @Test func `every count is the sum of its parts`() {
    let text = TextReport(wording: Sample.wording).report(of: Sample.assessment())
    #expect(text.contains("4: 1 clean, 2 with findings, 1 not fully read"))
    #expect(text.contains("5: 3 errors, 1 warning, 1 note"))
    #expect(text.contains("8: 2 passed, 4 failed, 1 could not be decided, 1 did not apply"))
  }

  @Test func `a document that was not read is never called clean`() {
    let text = TextReport(wording: Sample.wording).report(of: Sample.assessment(findings: []))
    let quiet = lines(text).filter { $0.contains(".pdf") }
    #expect(
      quiet.map { $0.split(separator: " ").joined(separator: " ") } == [
        "✓ clean.pdf invoice, 1 page; 2 checks passed", "✓ invoice-1.pdf invoice, 1 page",
        "? locked.pdf could not be read",
        "? scan.pdf kind not recognised, 1 page, page 1 could not be read",
      ])
  }

  @Test func `what was left open and what was left out is named, in both languages`() throws {
    let open = Sample.finding(
      "licence-address", .note, outcome: .unknown, document: "clean.pdf", field: "address",
      message: "not decided: 'The address is the account's'",
      proofs: [.init(document: "clean.pdf", place: Sample.place)])
    let assessment = Sample.assessment(
      findings: [], undecided: [open], leftOut: [".hidden.pdf", "Thumbs.db"])
    let english = TextReport(wording: Sample.wording).report(of: assessment)
    for words in [
      "2 checks passed, 1 could not be decided", "? not decided: 'The address is the account's'",
      "where  clean.pdf, page 1: \"14 May 2026\"", "rule   authenticity/licence-address",
      "left out   2: .hidden.pdf, Thumbs.db; hidden files",
    ] {
      #expect(english.contains(words), "\(english)")
    }
    let chinese = TextReport(wording: Sample.wording, language: .zh).report(of: assessment)
    #expect(chinese.contains("clean.pdf、第 1 页：“14 May 2026”"))
    #expect(chinese.contains("2：.hidden.pdf、Thumbs.db；隐藏文件"))
    let json = JSONReport(tool: ToolVersion(name: "dossier", version: "0")).report(of: assessment)
    #expect(json["case"]?["left_out"] == [".hidden.pdf", "Thumbs.db"])
  }

  @Test func `says where, found and expected, who mends it, and quotes the words`() {
    let text = TextReport(wording: Sample.wording).report(of: Sample.assessment())
    #expect(text.contains("where     invoice-1.pdf, page 1: \"14 May 2026\""))
    #expect(text.contains("expected  a website"))
    #expect(text.contains("found     nothing"))
    #expect(text.contains("fix       supplier: Ask the supplier"))
    #expect(text.contains("notified 2026-11-10, submitting 2026-11-22 (12 days later)"))
    #expect(text.contains("? error: "))
  }

  @Test(arguments: ReportLanguage.allCases, [40, 60, 100])
  func `no line is wider than the terminal`(language: ReportLanguage, width: Int) {
    let text = TextReport(
      wording: Sample.wording, language: language, layout: TextLayout(width: width)
    )
    .report(of: Sample.assessment(path: String(repeating: "案件 folder/", count: 20)))
    for line in lines(text) {
      #expect(DisplayWidth.of(line) <= width, "\(line)")
    }
  }

  @Test func `without colour there is no escape, with it the words are the same`() {
    let plain = TextReport(wording: Sample.wording).report(of: Sample.assessment())
    let coloured = TextReport(wording: Sample.wording, layout: TextLayout(hasColour: true)).report(
      of: Sample.assessment())
    #expect(!plain.unicodeScalars.contains("\u{1B}"))
    var stripped = ""
    var isInside = false
    for scalar in coloured.unicodeScalars {
      if scalar == "\u{1B}" { isInside = true }
      if !isInside { stripped.unicodeScalars.append(scalar) }
      if scalar == "m" { isInside = false }
    }
    #expect(stripped == plain)
    #expect(coloured != plain)
  }

  @Test func `nothing from a document or a path can steer the terminal`() {
    let evil = "a\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}fdp\r\nb\u{2028}"
    let place = Place(page: 1, span: 0..<1, boxes: [], source: .text, text: evil)
    let path = EvidencePath("x\u{1B}[2J\u{202E}.pdf")
    let document = Sample.document(
      path, fields: [.init(name: "number", state: .known(Cited(.text(evil), at: place)))],
      information: DocumentInformation(title: evil, producer: evil))
    let finding = Sample.finding(
      "evil", document: path, subject: evil, message: evil, expected: evil, found: evil,
      proofs: [.init(document: path, place: place)])
    let layout = TextLayout(width: 60)
    let texts = ReportLanguage.allCases.flatMap { language in
      [
        TextReport(wording: Sample.wording, language: language, layout: layout)
          .report(of: Sample.assessment(documents: [document], findings: [finding], path: evil)),
        TextInspection(wording: Sample.wording, language: language, layout: layout, withWords: true)
          .inspection(of: document),
      ]
    }
    for text in texts {
      #expect(text.contains("\\u{1b}"))
      let controls = text.unicodeScalars.filter {
        $0 != "\n" && PrintableText.escape($0) != String($0)
      }
      #expect(controls.isEmpty)
    }
  }

  @Test func `an overview counts every case once`() {
    let text = TextReport(wording: Sample.wording).overview(of: Sample.tally)
    #expect(
      text == """
        cases 4: 1 READY, 2 GAPS, 1 refused

        Commonest gaps, by cases
          2  error    authenticity/readable
          1  error    authenticity/coverage
          1  error    authenticity/supplier-website
          1  warning  authenticity/contact

        """)
  }
}

@Suite struct `Lines and columns` {
  @Test func `East Asian characters take two columns, marks that join none`() {
    #expect(DisplayWidth.of("深圳ABC") == 7)
    #expect(DisplayWidth.of("ＡＢ（）") == 8)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("한국") == 4)
  }

  @Test func `Chinese breaks anywhere but before a closing mark`() {
    #expect(brokenIntoLines("发票上没有网站，请补。", width: 14) == ["发票上没有网", "站，请补。"])
  }

  @Test func `breaking loses nothing but blanks`() {
    let texts = [
      "", "a", "one two  three", "深圳市蓝屿科技有限公司 Shenzhen（有限）公司，", String(repeating: "x", count: 99),
      "mixed 发票 with words 和文字。 end",
    ]
    for text in texts {
      for width in 8...30 {
        let lines = brokenIntoLines(text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      }
    }
  }
}
