import Dossier
import Foundation
import TestDocuments
import Testing

@Suite struct `Redacted reports` {
  /// A made-up identity number with its check digit, a test card, an IBAN from the standard's own
  /// examples, telephone numbers of ranges that are never given out.
  private static let numbers = [
    "11010119900307109X", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32",
    "+86 755 8600 0000", "(212) 555-0142", "6222021234567890123", "219-09-9999",
  ]

  /// What only its label tells: accounts, papers and telephones in the ways of many places.
  private static let labelled = [
    ("Account number: 40 17 22 85", "4017"), ("A/C No. 00123-45678", "00123"),
    ("Passport No. E1234567", "E123"), ("Kontonummer 123 456 78", "123 4"),
    ("Driver number: 99 123 456", "99 1"),
  ]

  private static let kept = [
    "2026-05-14", "1,234.56", "113-1234567-1234567", "OK26-0311", "036000241457", "B0ABCDEFGH",
    "91440300MA5QEYFH70", "1Z8W47020319485717",
  ]

  /// What is printed of pages that hold one line each.
  private func inspect(_ lines: [String], format: String) throws -> [String] {
    let scratch = try Scratch()
    for (index, line) in lines.enumerated() {
      let text = line.replacing("(", with: "\\(").replacing(")", with: "\\)")
      try scratch.write(
        "page-\(index).pdf", PlainPDF.text("BT /F 10 Tf 20 300 Td (\(text)) Tj ET"))
    }
    let printed = try Program.shell(
      "for n in \(lines.indices.map(String.init).joined(separator: " ")); do set -- \"$@\" page-$n.pdf; "
        + "done; dossier inspect --words --redact --format \(format) \"$@\"", in: scratch.folder
    ).output
    guard format == "text" else { return printed.split(separator: "\n").map(String.init) }
    var rest = printed[...]
    return try lines.indices.map { index in
      let next = rest.firstRange(of: "page-\(index + 1).pdf")?.lowerBound ?? rest.endIndex
      defer { rest = rest[next...] }
      try #require(rest.hasPrefix("page-\(index).pdf"))
      return String(rest[..<next])
    }
  }

  @Test(arguments: ["text", "ndjson"])
  func `show the last characters of a person's number alone`(format: String) throws {
    let outputs = try inspect(Self.numbers.map { "holder \($0) here" }, format: format)
    #expect(outputs.count == Self.numbers.count)
    for (number, output) in zip(Self.numbers, outputs) {
      let last = String(number.filter { $0.isLetter || $0.isNumber }.suffix(2))
      #expect(!output.contains(number))
      #expect(output.contains("•"))
      #expect(output.contains("here") && output.contains(last))
    }
  }

  @Test(arguments: ["text", "ndjson"])
  func `mask numbers that only their labels tell`(format: String) throws {
    let lines = Self.labelled.map(\.0)
    for (output, (line, start)) in zip(try inspect(lines, format: format), Self.labelled) {
      #expect(output.contains("•"), "\(line)")
      #expect(!output.contains(start), "\(line)")
    }
  }

  @Test func `keep what is nobody's`() throws {
    let outputs = try inspect(Self.kept.map { "no. \($0) here" }, format: "text")
    for (number, output) in zip(Self.kept, outputs) { #expect(output.contains(number)) }
  }

  @Test func `name documents without a person's number`() throws {
    let scratch = try Scratch()
    try scratch.write("case/case.yaml", "ticket: authenticity\nsubmitting: 2026-11-22\n")
    try scratch.write("case/11010119900307109X.txt", "not a paper")
    for format in ["text", "json", "ndjson"] {
      let result = try Program.run(
        "check", "case", "--format", format, "--redact", in: scratch.folder)
      #expect(!result.output.contains("1990030"))
      #expect(result.output.contains("109X.txt"))
    }
  }

  @Test func `say the same of a fixture, but for the masks`() throws {
    let path = "fixtures/cases/gaps-letter"
    let plain = try Report(Program.run("check", path, "--format", "json").output)
    let redacted = try Report(Program.run("check", path, "--format", "json", "--redact").output)
    #expect(plain.verdict == redacted.verdict)
    #expect(plain.findings.count == redacted.findings.count)
    let phones = redacted.documents.flatMap { document in
      (document["fields"] as? [[String: Any]] ?? [])
        .filter { ($0["name"] as? String ?? "").hasSuffix(".phone") }
        .compactMap { $0["value"] as? String }
    }
    #expect(phones.allSatisfy { $0.contains("•") })
  }
}

/// A PDF of one page, put together by hand.
enum PlainPDF {
  static func text(_ content: String) -> String {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R"
        + "/Resources<</Font<</F 5 0 R>>>>>>",
      "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    var text = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() {
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    return text + "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
  }
}
