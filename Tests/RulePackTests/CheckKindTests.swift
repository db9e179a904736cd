import Checking
import Evidence
import Knowledge
import MarkedYAML
import Testing

/// Rules on check kinds that no pack uses yet, with parameters that differ by store.
private let workbench = RuleFiles.File(
  path: "tickets/tax.yaml",
  text: """
    ticket: tax
    title: {en: Workbench, zh: 试验台}
    summary: {en: Rules for tests, zh: 用于测试的规则}
    case:
      - path: "shipments[].carrier"
        need: optional
        why: {en: Any path of the case file may be named, zh: 案件文件的任何路径都可以引用}
    documents: {required: [[tax-certificate]], accepted: [utility-bill]}
    parameters:
      largest: {value: 1000, marketplaces: {JP: 500}, source: program}
    include: [file-opens, file-readable, pages-legible, documents-required]
    rules:
      - id: small
        title: {en: Small, zh: 文件不大}
        why: {en: Small, zh: 文件不大}
        check: file-size
        with: {bytes: $largest}
        severity: error
        applies: files
        reason: too-large
        message: {en: "{document} has {found}", zh: "{document} 为 {found}"}
        remedy: {en: Ask, zh: 请索取}
        who: issuer
        source: program
        examples:
          - {gives: pass, documents: [{kind: utility-bill, size: 1000}]}
          - {gives: fail, found: "1001", documents: [{kind: utility-bill, size: 1001}]}
          - {gives: fail, case: {marketplace: JP}, documents: [{kind: utility-bill, size: 501}]}
      - id: named
        title: {en: Named, zh: 文件名}
        why: {en: Named, zh: 文件名}
        check: file-name
        with: {forbidden: "$&#", longest: 12}
        severity: warning
        applies: files
        reason: name-not-accepted
        message: {en: "{document}: {found}", zh: "{document}：{found}"}
        remedy: {en: Ask, zh: 请索取}
        who: seller
        source: program
        examples:
          - {gives: pass, documents: [{path: a&b/bill.pdf, kind: utility-bill}]}
          - {gives: fail, found: "&", documents: [{path: a&b.pdf, kind: utility-bill}]}
          - {gives: fail, found: "13", documents: [{path: abcdefghi.pdf, kind: utility-bill}]}
      - id: spoken
        title: {en: Spoken, zh: 语言}
        why: {en: Spoken, zh: 语言}
        check: language-accepted
        with: {languages: [en, zh]}
        severity: error
        applies: utility-bill
        when: {marketplaces: [US, GB]}
        reason: wrong-language
        message: {en: "{document}: {found}, not {expected}", zh: "{document}：{found}，应为 {expected}"}
        remedy: {en: Ask, zh: 请索取}
        who: translator
        source: program
        examples:
          - {gives: pass, case: {marketplace: UK}, documents: [{kind: utility-bill, languages: [de, zh]}]}
          - {gives: fail, found: fr, case: {marketplace: US}, documents: [{kind: utility-bill, languages: [fr]}]}
          - {gives: unknown, case: {marketplace: US}, documents: [{kind: utility-bill, languages: []}]}
          - {gives: not_applicable, case: {marketplace: DE}, documents: [{kind: utility-bill, languages: [fr]}]}
    """)

@Suite struct `Check kinds` {
  private let files = RuleFiles(
    files: RuleFiles.embedded.files.filter { $0.path != workbench.path } + [workbench])

  @Test func `work in a pack of one's own`() throws {
    let problems = PackLinter.problems(in: files).filter { $0.file == workbench.path }
    #expect(problems.map(\.description) == [])
    let failures = try RuleTester(files).run(ticket: "tax").filter { $0.failure != nil }
    // Examples of included rules speak of invoices, which this pack does not ask for.
    #expect(failures.map(\.description).filter { !$0.contains("documents-required") } == [])
  }

  @Test func `are each used by some rule`() throws {
    let used = Set(try RuleManual(files).pages.map(\.rule.check))
    #expect(RuleManual.checkKinds.map(\.name).filter { !used.contains($0) } == [])
    #expect(Set(RuleManual.checkKinds.map(\.name)).count == RuleManual.checkKinds.count)
  }
}
