import Evidence

/// A run as JUnit XML, in the form that Jenkins, GitLab and others read: a suite for each case, a
/// test for each check that applied.
///
/// A failed check of a required rule is a `failure`, one that could not be decided an `error`;
/// warnings and notes are passed tests that say so, what somebody answers for is skipped.
struct JUnitRun: RunReport {
  private let phrases: Phrases
  private var isEmpty = true

  init(_ phrases: Phrases) { self.phrases = phrases }

  private struct Test {
    let name: String
    let rule: String
    /// The element inside it; nil where there is nothing to say.
    let body: String?
    var isFailure = false
    var isError = false
    var isSkipped = false

    var element: String {
      let className = rule.split(separator: "/").joined(separator: ".")
      let head = "    <testcase classname=\(XML.quoted(className)) name=\(XML.quoted(name))"
      return head + (body.map { ">\n      \($0)\n    </testcase>\n" } ?? "/>\n")
    }
  }

  mutating func add(_ outcome: CaseOutcome) -> String {
    defer { isEmpty = false }
    return (isEmpty ? Self.head : "") + suite(of: outcome)
  }

  func finish() -> String { (isEmpty ? Self.head : "") + "</testsuites>\n" }

  private static let head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dossier\">\n"

  private func suite(of outcome: CaseOutcome) -> String {
    switch outcome {
    case .assessed(let assessment, _):
      return suite(
        named: assessment.readCase.received.path, tests(of: assessment),
        properties: [
          ("ticket", assessment.readCase.file.ticket), ("verdict", assessment.verdict.rawValue),
          ("submitting", assessment.readCase.submitting.description),
        ] + limits(of: assessment.outlook))
    case .refused(let path, let words): return suite(named: path, [refusal(words)])
    case .notFound(let words): return suite(named: "dossier", [refusal(words)])
    }
  }

  private func limits(of outlook: Outlook) -> [(String, String)] {
    [
      ("ready_from", outlook.readyFrom), ("ready_until", outlook.readyUntil),
      ("mend_by", outlook.mendBy),
    ].compactMap { name, limit in limit.map { (name, $0.day.description) } }
  }

  private func refusal(_ words: LocalizedText) -> Test {
    let text = words.text(in: phrases.language)
    return Test(
      name: "case", rule: "case",
      body: "<error type=\"refused\" message=\(XML.quoted(text))>\(XML.escaped(text))</error>",
      isError: true)
  }

  private func suite(
    named name: String, _ tests: [Test], properties: [(String, String)] = []
  ) -> String {
    let counts =
      "tests=\"\(tests.count)\" failures=\"\(tests.count(where: \.isFailure))\" "
      + "errors=\"\(tests.count(where: \.isError))\" "
      + "skipped=\"\(tests.count(where: \.isSkipped))\""
    var text = "  <testsuite name=\(XML.quoted(name)) \(counts)>\n"
    if !properties.isEmpty {
      let lines = properties.map {
        "      <property name=\(XML.quoted($0.0)) value=\(XML.quoted($0.1))/>\n"
      }
      text += "    <properties>\n\(lines.joined())    </properties>\n"
    }
    return text + tests.map(\.element).joined() + "  </testsuite>\n"
  }

  private func tests(of assessment: Assessment) -> [Test] {
    var findings = Dictionary(grouping: assessment.findings, by: \.check)
    return assessment.checks.filter { $0.outcome != .notApplicable }.map { check in
      // Several findings of one check stand in the order of its judgements.
      let finding = findings[check]?.isEmpty == false ? findings[check]?.removeFirst() : nil
      return test(of: check, finding)
    }
  }

  private func test(of check: Check, _ finding: Finding?) -> Test {
    let rule = check.rule.split(separator: "/").last.map(String.init) ?? check.rule
    let narrowed = [check.document?.description, check.field, check.subject].compactMap(\.self)
    let name = ([rule] + narrowed).joined(separator: " · ")
    guard let finding else { return Test(name: name, rule: check.rule, body: nil) }
    let told = FindingLine(finding, phrases)
    let text = XML.escaped(told.paragraphs.joined(separator: "\n"))
    if let waiver = finding.waiver {
      let words = XML.quoted(phrases.waived + phrases.colon + phrases.waiver(waiver))
      return Test(
        name: name, rule: check.rule, body: "<skipped message=\(words)/>", isSkipped: true)
    }
    guard finding.severity == .error else {
      return Test(name: name, rule: check.rule, body: "<system-out>\(text)</system-out>")
    }
    let isError = check.outcome == .unknown
    let element = isError ? "error" : "failure"
    return Test(
      name: name, rule: check.rule,
      body: "<\(element) type=\"\(finding.reason.rawValue)\" "
        + "message=\(XML.quoted(told.message))>\(text)</\(element)>",
      isFailure: !isError, isError: isError)
  }
}

/// Text inside XML 1.0: what it cannot hold, and what is not drawn, is escaped.
enum XML {
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "\n"
      default: result += PrintableText.escape(scalar)
      }
    }
  }

  /// An attribute's value with its quotation marks, on one line.
  static func quoted(_ text: String) -> String {
    "\"" + escaped(text).replacing("\n", with: "&#10;") + "\""
  }
}
