public import Evidence
import Knowledge

@testable import Reporting

/// A made-up case with one of everything that a report can show.
enum Sample {
  static let wording = Wording(.embedded)

  static let place = Place(
    page: 1, span: 10..<21,
    boxes: [
      Box(x0: 412.1234, y0: 96.04, x1: 468.88, y1: 107.16),
      Box(x0: 56, y0: 108, x1: 90, y1: 119),
    ],
    source: .text, text: "14 May 2026")

  static func document(
    _ path: EvidencePath, kind: DocumentKind? = .invoice, fields: [ReadDocument.Field] = [],
    pages: [Page]? = nil, problem: FileProblem? = nil,
    information: DocumentInformation = DocumentInformation()
  ) -> ReadDocument {
    let word = Word("Invoice", box: Box(x0: 56, y0: 56, x1: 110, y1: 70))
    let pages =
      pages ?? (problem == nil ? [Page(number: 1, width: 595, height: 842, lines: [[word]])] : [])
    let received = ReceivedFile(
      path: path, size: 48_211, sha256: String(repeating: "ab", count: 32))
    let identified = IdentifiedFile(
      received: received, mediaType: "application/pdf", basis: "PDF document, version 1.7")
    return ReadDocument(
      classified: ClassifiedDocument(
        extracted: ExtractedDocument(
          identified: identified, pages: pages, pageCount: problem == nil ? pages.count : nil,
          information: information, problem: problem),
        match: kind.map {
          ClassifiedDocument.Match(
            kind: $0, confidence: 0.976, basis: [LocalizedText(plain: "title \"Invoice\"")])
        },
        runnerUp: kind.map { _ in
          ClassifiedDocument.Match(kind: .receipt, confidence: 0.2, basis: [])
        },
        languages: ["en"]),
      fields: fields)
  }

  static let invoice = document(
    "invoice-1.pdf",
    fields: [
      .init(name: "number", state: .known(Cited(.text("LY-7"), at: place, confidence: 0.9666))),
      .init(
        name: "issue_date",
        state: .ambiguous([
          Cited(.date(Day(daysSinceEpoch: 20_500)), at: place),
          Cited(.date(Day(daysSinceEpoch: 20_530)), at: place),
        ])),
      .init(name: "total", state: .unknown(Doubt(.notUnderstood, at: place))),
      .init(name: "term.end", state: .known(Cited(.openEnded, at: place))),
      .init(name: "brand", state: .absent),
    ])

  static let scan = document(
    "scan.pdf", kind: nil,
    pages: [
      Page(
        number: 1, width: 595, height: 842, lines: [],
        images: [Box(x0: 0, y0: 0, x1: 595, y1: 842)])
    ])

  static let locked = document("locked.pdf", kind: nil, problem: FileProblem(.encrypted))

  static func finding(
    _ rule: String, _ severity: Severity = .error, outcome: Outcome = .fail,
    document: EvidencePath? = nil, field: String? = nil, subject: String? = nil,
    message: String = "the invoice has no website of the supplier",
    expected: String? = nil, found: String? = nil, proofs: [Finding.Proof] = []
  ) -> Finding {
    Finding(
      check: Check(
        rule: "authenticity/" + rule, outcome: outcome, document: document, field: field,
        subject: subject),
      severity: severity, reason: .missing,
      message: LocalizedText(en: message, zh: "发票上没有供应商网站，亚马逊要求供应商名称、电话、地址和网站四项齐全。"),
      expected: expected, found: found, evidence: proofs,
      fix: Finding.Fix(
        who: "supplier",
        action: LocalizedText(
          en: "Ask the supplier to issue the invoice again with its website.", zh: "请供应商重新开具带网站的发票。"
        )),
      source: Finding.Source(title: "Invoice policy", url: nil, asOf: "2026-11"))
  }

  static func assessment(
    documents: [ReadDocument] = [document("clean.pdf"), invoice, locked, scan],
    findings: [Finding] = Sample.findings, undecided: [Finding] = [],
    leftOut: [EvidencePath] = [], path: String = "cases/acme"
  ) -> Assessment {
    let root = CaseFile.Node.record([
      .init(key: "ticket", value: .text("authenticity")),
      .init(key: "marketplace", value: .text("US")),
      .init(key: "notified", value: .day(Day(daysSinceEpoch: 20_767))),
    ])
    let received = ReceivedCase(
      path: path, file: CaseFile(root: root), evidence: documents.map(\.extracted.received),
      leftOut: leftOut)
    let passes = [
      Check(rule: "authenticity/file-type", outcome: .pass, document: "clean.pdf"),
      Check(rule: "authenticity/kind", outcome: .pass, document: "clean.pdf", field: "kind"),
      Check(rule: "authenticity/letter", outcome: .notApplicable, subject: "B0ABCDEFGH"),
    ]
    return Assessment(
      readCase: ReadCase(
        received: received, documents: documents, submitting: Day(daysSinceEpoch: 20_779)),
      checks: passes + (findings + undecided).map(\.check), findings: findings,
      undecided: undecided, verdict: .gaps)
  }

  static let findings = [
    finding(
      "invoice-order", .note, document: "invoice-1.pdf", field: "number",
      message: "invoice numbers do not rise with their dates"),
    finding(
      "supplier-website", document: "invoice-1.pdf", field: "supplier.website",
      expected: "a website",
      found: "nothing", proofs: [.init(document: "invoice-1.pdf", place: place)]),
    finding(
      "readable", document: "locked.pdf", proofs: [.init(document: "locked.pdf", place: nil)]),
    finding("contact", .warning, field: "contact_email", found: "x@gmail.com"),
    finding("coverage", outcome: .unknown, subject: "B0ABCDEFGH"),
  ]
}

extension EvidencePath: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension Sample {
  static let tally: RunTally = {
    var tally = RunTally()
    let clean = Assessment(
      readCase: assessment().readCase, checks: [], findings: [], verdict: .ready)
    tally.add(.assessed(clean))
    tally.add(.assessed(assessment()))
    tally.add(.assessed(assessment(findings: [finding("readable", document: "locked.pdf")])))
    tally.add(.refused(path: "cases/broken", words: LocalizedText(plain: "no ticket")))
    tally.add(.notFound(words: LocalizedText(plain: "no case")))
    return tally
  }()

  /// The report of a run in one format.
  static func run(
    _ format: ReportFormat, _ outcomes: [CaseOutcome], language: ReportLanguage = .en,
    isOfOne: Bool = false
  ) -> String {
    let reports = RunReports(
      tool: ToolVersion(name: "dossier", version: "0.1.0"), wording: wording)
    var report = reports.report(format, language: language, isOfOne: isOfOne)
    return outcomes.map { report.add($0) }.joined() + report.finish()
  }
}
