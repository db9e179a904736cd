import Evidence

/// A run as SARIF 2.1.0 (OASIS, errata 01): one `run`, one result for each finding.
///
/// A document's page has no region in SARIF, which knows lines and bytes; it is a logical location
/// inside the file.
struct SARIFRun: RunReport {
  static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let tool: ToolVersion
  private let phrases: Phrases
  private var isEmpty = true
  /// In the order in which they are first met; results name them by their position.
  private var rules: [(id: String, finding: Finding)] = []
  private var positions: [String: Int] = [:]
  /// Cases that were not accepted.
  private var notifications: [JSONValue] = []

  init(tool: ToolVersion, _ phrases: Phrases) {
    self.tool = tool
    self.phrases = phrases
  }

  mutating func add(_ outcome: CaseOutcome) -> String {
    switch outcome {
    case .refused(_, let words), .notFound(let words):
      notifications.append([
        "level": "error", "message": ["text": .string(words.text(in: phrases.language))],
      ])
      return ""
    case .assessed(let assessment, _):
      return assessment.findings.map { finding in
        defer { isEmpty = false }
        return (isEmpty ? Self.head : ",\n")
          + "        " + result(of: finding, in: assessment.readCase).pretty(inside: 4)
      }.joined()
    }
  }

  func finish() -> String {
    (isEmpty ? Self.head : "\n") + Self.afterResults
      + "      \"columnKind\": \"unicodeCodePoints\",\n"
      + "      \"invocations\": " + JSONValue.array([invocation]).pretty(inside: 3) + ",\n"
      + "      \"tool\": " + driver.pretty(inside: 3) + "\n    }\n  ]\n}\n"
  }

  private static let head =
    "{\n  \"$schema\": \"\(schema)\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
    + "      \"results\": [\n"
  private static let afterResults = "      ],\n"

  private var invocation: JSONValue {
    var members: [JSONValue.Member] = [
      .init("executionSuccessful", .bool(notifications.isEmpty))
    ]
    if !notifications.isEmpty {
      members.append(.init("toolExecutionNotifications", .array(notifications)))
    }
    return .object(members)
  }

  private var driver: JSONValue {
    [
      "driver": [
        "name": .string(tool.name), "semanticVersion": .string(tool.version),
        "rules": .array(rules.map { descriptor($0.id, $0.finding) }),
      ]
    ]
  }

  private func descriptor(_ id: String, _ finding: Finding) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(id)),
      .init("help", ["text": .string(finding.fix.action.text(in: phrases.language))]),
      .init(
        "properties",
        ["source": .string(finding.source.title), "as_of": .string(finding.source.asOf)]),
    ]
    if let url = finding.source.url { members.insert(.init("helpUri", .string(url)), at: 1) }
    return .object(members)
  }

  private mutating func result(of finding: Finding, in readCase: ReadCase) -> JSONValue {
    let rule = finding.check.rule
    let position = positions[rule] ?? rules.count
    if position == rules.count {
      rules.append((rule, finding))
      positions[rule] = position
    }
    let line = FindingLine(finding, phrases)
    let members: [JSONValue.Member] = [
      .init("ruleId", .string(rule)),
      .init("ruleIndex", .integer(position)),
      .init("level", .string(finding.severity.rawValue)),
      .init("message", ["text": .string(line.message + "\n" + line.fix)]),
      .init("locations", .array([location(of: line, in: readCase)])),
      .init(
        "partialFingerprints",
        ["dossier/1": .string(FindingFingerprint(finding, in: readCase).text)]),
      .init(
        "properties",
        [
          "reason": .string(finding.reason.rawValue),
          "outcome": .string(finding.check.outcome.rawValue),
          "case": .string(readCase.received.path),
          "found": .optional(finding.found), "expected": .optional(finding.expected),
        ]),
    ]
    return .object(members + standing(of: finding))
  }

  /// A waiver is an accepted suppression outside the tool's own files; what a baseline has is
  /// unchanged.
  private func standing(of finding: Finding) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let waiver = finding.waiver {
      let words = phrases.waiver(waiver)
      members.append(
        .init(
          "suppressions",
          [["kind": "external", "status": "accepted", "justification": .string(words)]]))
    }
    if let isKnown = finding.isKnown {
      members.append(.init("baselineState", .string(isKnown ? "unchanged" : "new")))
    }
    return members
  }

  private func location(of line: FindingLine, in readCase: ReadCase) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(
        "physicalLocation",
        ["artifactLocation": ["uri": .string(URIPath.encoded(line.path(in: readCase)))]])
    ]
    if let page = line.page {
      members.append(
        .init(
          "logicalLocations",
          [["name": .string(phrases.page(page)), "kind": "element", "index": .integer(-1)]]))
    }
    return .object(members)
  }
}

/// A path as a URI reference (RFC 3986): percent-encoded, its slashes kept.
enum URIPath {
  static func encoded(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
  }
}
