import Checking
import Evidence
import Knowledge
import MarkedYAML
import Testing

/// The program's own rules with one passage of one file exchanged.
private func rules(_ path: String, _ passage: String, by other: String) throws -> RuleFiles {
  let file = try #require(RuleFiles.embedded.files.first { $0.path == path })
  let start = try #require(file.text.firstRange(of: passage), "\(passage) is not in \(path)")
  var text = file.text
  text.replaceSubrange(start, with: other)
  let others = RuleFiles.embedded.files.filter { $0.path != path }
  return RuleFiles(files: others + [RuleFiles.File(path: path, text: text)])
}

struct BrokenPack: CustomTestStringConvertible {
  let path: String
  let passage: String
  let other: String
  let message: String

  var testDescription: String { message }
}

private let invoices = "shared/invoices.yaml"
private let ticket = "tickets/authenticity.yaml"

private let brokenPacks: [BrokenPack] = [
  .init(
    path: invoices, passage: "    severity: error\n", other: "    severity: eror\n",
    message: "unknown word 'eror'; did you mean 'error'?"),
  .init(
    path: invoices, passage: "check: dated-within", other: "check: dated-withn",
    message: "unknown check 'dated-withn'; did you mean 'dated-within'?"),
  .init(
    path: invoices, passage: "{field: issue_date, days:", other: "{field: issue_dat, days:",
    message: "unknown field 'issue_dat'; did you mean 'issue_date'?"),
  .init(
    path: invoices, passage: "before: $invoice_anchor", other: "befor: $invoice_anchor",
    message: "unknown key 'befor'; did you mean 'before'?"),
  .init(
    path: invoices, passage: "before: $invoice_anchor", other: "befor: $invoice_anchor",
    message: "the check needs the argument 'before'"),
  .init(
    path: invoices, passage: "$invoice_max_age_days", other: "$invoice_max_age",
    message: "unknown parameter 'invoice_max_age'; did you mean"),
  .init(
    path: ticket, passage: "value: notified", other: "value: notifed",
    message: "unknown path of the case file 'notifed'; did you mean 'notified'?"),
  .init(
    path: ticket, passage: "value: 365", other: "value: a year",
    message: "expected a whole number, found 'a year'"),
  .init(
    path: ticket, passage: "    value: 365\n",
    other: "    value: 365\n    marketplaces: {JP: many}\n",
    message: "expected a whole number, found 'many'"),
  .init(
    path: ticket, passage: "    value: 365\n",
    other: "    value: 365\n    marketplaces: {UKR: 90}\n", message: "unknown country 'UKR'"),
  .init(
    path: ticket, passage: "  invoice_anchor:\n",
    other: "  reply_days: {value: 3, source: invoice-policy}\n  invoice_anchor:\n",
    message: "no rule of the pack uses the parameter 'reply_days'"),
  .init(
    path: ticket, passage: "source: invoice-policy", other: "source: invoice-polcy",
    message: "unknown source 'invoice-polcy'; did you mean 'invoice-policy'?"),
  .init(
    path: ticket, passage: "  - buyer-name\n", other: "  - buyer-nam\n",
    message: "unknown shared rule 'buyer-nam'; did you mean"),
  .init(
    path: ticket, passage: "  - {set: file-basics}\n", other: "  - {set: file-basic}\n",
    message: "unknown set 'file-basic'; did you mean 'file-basics'?"),
  .init(
    path: ticket, passage: "  - supplier-not-buyer\n", other: "",
    message: "'buyer-name' comes after 'supplier-not-buyer', which does not stand before it"),
  .init(
    path: ticket, passage: "  - documents-required\n", other: "",
    message: "a pack needs a rule of severity error with a check that asks for the required group"),
  .init(
    path: ticket, passage: "accepted: [letter", other: "accepted: [receipt, letter",
    message: "'receipt' is taken and refused; keep one"),
  .init(
    path: invoices, passage: "{document} is dated {found}",
    other: "{document} is dated {date_found}",
    message: "unknown placeholder 'date_found'"),
  .init(
    path: invoices, passage: "{document} is dated {found}", other: "{document} is too old",
    message: "the two languages of the message have different placeholders"),
  .init(
    path: invoices, passage: "      - {gives: fail, field: number, documents: [{kind: invoice}]}\n",
    other: "", message: "no example gives 'fail'"),
  .init(
    path: invoices, passage: "      zh: 客服会凭发票号码向供应商核实。\n", other: "",
    message: "the key 'zh' is missing"),
  .init(
    path: invoices, passage: "applies: invoice", other: "applies: invoise",
    message: "unknown word 'invoise'; did you mean 'invoice'?"),
  .init(
    path: invoices, passage: "check: items-covered", other: "check: present",
    message: "the check 'present' cannot be applied to that; it applies to: documents"),
  .init(
    path: invoices, passage: "    source: invoice-policy\n    examples:",
    other: "    unknown: warning\n    source: invoice-policy\n    examples:",
    message: "a rule of severity error is required: what is unknown to it is an error too"),
  .init(
    path: "wording.yaml", passage: "  ambiguous:\n", other: "  ambigous:\n",
    message: "the doubt 'ambiguous' has no words"),
]

@Suite struct `Broken packs` {
  @Test(arguments: brokenPacks) func `name file, line and column`(_ broken: BrokenPack) throws {
    let files = try rules(broken.path, broken.passage, by: broken.other)
    let problems = PackLinter.problems(in: files)
    #expect(problems.contains { $0.message.contains(broken.message) }, "\(problems)")
    #expect(
      problems.allSatisfy {
        $0.mark != nil || $0.message.hasPrefix("a pack needs") || $0.file == "wording.yaml"
      })
  }

  @Test func `every problem is told, not only the first`() throws {
    let text = """
      ticket: tax
      titel: {en: Tax, zh: 税务}
      summary: {en: "", zh: 税务}
      case: [{path: notifid, need: required, why: {en: a, zh: b}}]
      documents: {required: [[invoise]]}
      """
    let file = RuleFiles.File(path: "tickets/tax.yaml", text: text)
    let others = RuleFiles.embedded.files.filter { $0.path != file.path }
    let (_, problems) = RuleBook.read(RuleFiles(files: others + [file]))
    #expect(
      problems.map(\.description) == [
        "tickets/tax.yaml:1:1: the key 'title' is missing",
        "tickets/tax.yaml:2:1: unknown key 'titel'; did you mean 'title'?",
        "tickets/tax.yaml:3:10: the text 'en' is empty",
        "tickets/tax.yaml:4:15: unknown path of the case file 'notifid'; did you mean 'notified'?",
        "tickets/tax.yaml:5:25: unknown word 'invoise'; did you mean 'invoice'?",
      ])
  }

  @Test func `an engine refuses them`() throws {
    let files = try rules(ticket, "value: 365", by: "value: a year")
    #expect(throws: RulePackError.self) { try RuleEngine(files) }
    #expect(throws: RulePackError.self) { try RuleTester(files) }
  }

  @Test func `a wrong example fails by its line`() throws {
    let files = try rules(ticket, "value: 365", by: "value: 364")
    let failures = try RuleTester(files).run().filter { $0.failure != nil }
    // The two rules that count back by this parameter, each by its example of the last day.
    #expect(
      failures.map(\.rule) == ["authenticity/invoice-date", "authenticity/bought-before-offered"])
    #expect(failures.first?.failure == "gives 'fail', not 'pass'")
    #expect(failures.first?.file == invoices)
  }
}
