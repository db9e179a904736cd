import Evidence
import Testing

@testable import Reporting

/// What of a report is held against the files, and how much of it may be changed unseen: nothing.
@Suite struct `A stored report` {
  private static let tool = ToolVersion(name: "dossier", version: "0.1.0")
  private static let assessment = Sample.assessment(
    documents: [Sample.invoice], findings: Array(Sample.findings.prefix(2)))
  private let text: [UInt8]

  init() {
    let json = JSONReport(tool: Self.tool, language: .zh).report(of: Self.assessment)
    text = Array(json.pretty.utf8)
  }

  private func differences(in bytes: [UInt8]) -> [StoredReport.Difference]? {
    guard let report = try? StoredReport.all(in: bytes).first else { return nil }
    return report.differences(from: Self.assessment, tool: Self.tool)
  }

  @Test func `holds as it was written, in one line too`() throws {
    #expect(differences(in: text) == [])
    let json = JSONReport(tool: Self.tool).report(of: Self.assessment)
    #expect(differences(in: Array(json.compact.utf8)) == [])
    let line = Array((json.compact + "\n").utf8)
    #expect(try StoredReport.all(in: line + line).count == 2)
    #expect(try StoredReport.all(in: Array("[\(json.compact), \(json.compact)]".utf8)).count == 2)
  }

  /// Each character is replaced by one that keeps the text as well formed as can be.
  @Test func `does not hold with any character changed`() throws {
    let version = try #require(
      String(decoding: text, as: UTF8.self).utf8.firstRange(of: "0.1.0".utf8))
    let start = String(decoding: text, as: UTF8.self).utf8.distance(
      from: String(decoding: text, as: UTF8.self).utf8.startIndex, to: version.lowerBound)
    var unseen: [Int] = []
    // Not a divisor of a line's length, so that every part of a line has its turn.
    for position in stride(from: 0, to: text.count, by: 3)
    where !" \n".utf8.contains(text[position]) {
      if (start..<(start + 5)).contains(position) { continue }
      var changed = text
      changed[position] =
        switch text[position] {
        case UInt8(ascii: "9"): UInt8(ascii: "8")
        case UInt8(ascii: "0")...UInt8(ascii: "8"): text[position] + 1
        case UInt8(ascii: "z"): UInt8(ascii: "y")
        default: text[position] ^ 1
        }
      if differences(in: changed)?.isEmpty == true { unseen.append(position) }
    }
    #expect(unseen == [])
  }

  @Test func `names where it differs`() throws {
    let changed = String(decoding: text, as: UTF8.self).replacing(
      "\"14 May 2026\"", with: "\"15 May 2026\"")
    let found = try #require(differences(in: Array(changed.utf8)))
    #expect(found.contains { $0.path.prefix(2) == ["documents", "invoice-1.pdf"] })
    #expect(found.allSatisfy { $0.said == "\"15 May 2026\"" && $0.found == "\"14 May 2026\"" })
  }

  @Test(arguments: [
    "", "{", "[1", "{\"a\": 1, \"a\": 1}", "{\"schema\": \"dossier/report/1\"}", "nul",
    "\"\\ud800\"", "1e3", "01",
    "{\"a\" 1}", "[1,]", "\"\u{1}\"", String(repeating: "[", count: 1000), "{} {}",
  ])
  func `is no other text`(_ text: String) {
    #expect(throws: StoredReport.Unreadable.self) { try StoredReport.all(in: Array(text.utf8)) }
  }

  @Test func `any value that is written is read back`() throws {
    let values: [JSONValue] = [
      nil, true, false, 0, -7, "", "a\u{202E}\"\\/\n\t\u{7F}\u{E0001}😀授", [], [1, [2, nil]],
      .decimal(DecimalNumber(mantissa: -120, scale: 2)), .object([]), ["a": ["b": "c"], "d": []],
    ]
    for value in values {
      #expect(try JSONValue(Array(value.pretty.utf8)) == value)
      #expect(try JSONValue(Array(value.compact.utf8)) == value)
    }
  }
}
