import Checking
import Evidence
import Knowledge
import MarkedYAML
import Testing

/// The program's own rules with an overlay on the ticket `authenticity`.
private func rules(_ changes: String) -> RuleFiles {
  let text = """
    overlay: lakeside
    title: {en: Rules of Lakeside, zh: 湖畔的规则}
    sources: {handbook: {title: Handbook, trust: third-party, as_of: 2026-11}}
    tickets:
      authenticity:
        \(changes)
    """
  return RuleFiles.embedded.overlaid(
    by: RuleFiles.File(path: "lakeside/overlay.yaml", text: text))
}

private func example() throws -> ReadCase {
  let notified = try #require(Day(iso: "2026-11-10"))
  let file = CaseFile(
    root: .record([
      .init(key: "ticket", value: .text("authenticity")),
      .init(key: "notified", value: .day(notified)),
    ]))
  return ReadCase(
    received: ReceivedCase(path: "case", file: file, evidence: []), documents: [],
    submitting: notified.adding(days: 12))
}

@Suite struct `Overlays` {
  @Test func `change a pack without copying it, and the judgement says so`() throws {
    let files = rules(
      """
      parameters: {invoice_max_age_days: {value: 180, source: handbook}}
          severities: {supplier-website: warning}
          off: {supplier-not-buyer: {en: told elsewhere, zh: 已另行核对}}
      """)
    let assessment = try RuleEngine(files).assess(example())
    let overlay = try #require(assessment.overlays.first)
    #expect(overlay.name == "lakeside")
    #expect(overlay.changed == ["authenticity/supplier-website", "invoice_max_age_days"])
    #expect(overlay.switchedOff.map(\.rule) == ["authenticity/supplier-not-buyer"])
    #expect(!assessment.checks.contains { $0.rule == "authenticity/supplier-not-buyer" })
    let pages = try RuleManual(files).pages
    let website = try #require(pages.first { $0.name == "authenticity/supplier-website" })
    #expect(website.rule.severity == .warning)
    let window = try #require(pages.first { $0.name == "authenticity/invoice-date" })
    #expect(window.parameterSources.map(\.title).contains("Handbook"))
    // What comes after a rule that is off stands; other tickets are as they were.
    #expect(PackLinter.problems(in: files).map(\.description) == [])
    #expect(try RuleTester(files).run().allSatisfy { $0.failure == nil })
    #expect(try RuleEngine(.embedded).assess(example()).overlays.isEmpty)
  }

  @Test(arguments: [
    ("off: {suplier-website: {en: a, zh: b}}", "unknown rule 'suplier-website'; did you mean"),
    ("off: {supplier-website: {en: a}}", "the key 'zh' is missing"),
    ("severities: {supplier-website: eror}", "unknown word 'eror'; did you mean 'error'?"),
    ("parameters: {invoice_max: {value: 1, source: handbook}}", "unknown parameter 'invoice_max'"),
    (
      "parameters: {invoice_max_age_days: {value: 1, source: handbok}}",
      "unknown source 'handbok'; did you mean 'handbook'?"
    ),
    (
      "parameters: {invoice_max_age_days: {value: a year, source: handbook}}",
      "expected a whole number, found 'a year'"
    ),
    ("off: {pages-legible: {en: a, zh: b}}", "a pack needs a rule of severity error"),
    ("severities: {documents-required: note}", "a pack needs a rule of severity error"),
    ("rulez: []", "unknown key 'rulez'; did you mean 'rules'?"),
  ])
  func `that are wrong are refused`(changes: String, message: String) {
    let error = #expect(throws: RulePackError.self) { try RuleEngine(rules(changes)) }
    let problems = error?.problems.map(\.description) ?? []
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }
}
