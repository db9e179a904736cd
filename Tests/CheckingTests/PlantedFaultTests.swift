import Checking
import Evidence
import Knowledge
import Testing

/// One fault in a clean case, and the findings that it must bring, no more and no fewer.
struct PlantedFault: CustomTestStringConvertible {
  let name: String
  let findings: [String]
  var verdict = Verdict.gaps
  let plant: @Sendable (inout SyntheticCase) -> Void

  var testDescription: String { name }
}

private let fourth = SyntheticCase.invoice("3")

private func extra(_ change: @escaping @Sendable (inout SyntheticDocument) -> Void)
  -> @Sendable (inout SyntheticCase) -> Void
{
  { synthetic in
    var invoice = fourth
    change(&invoice)
    synthetic.documents.append(invoice)
  }
}

private let plantedFaults: [PlantedFault] = [
  .init(name: "buyer is another company", findings: ["mismatch invoice-1.pdf buyer.name"]) {
    $0["invoice-1.pdf"]["buyer.name"] = "Ningbo Redwood Trading Co., Ltd."
  },
  .init(
    name: "buyer is another company, on an extra invoice",
    findings: ["mismatch invoice-3.pdf buyer.name"],
    plant: extra { $0["buyer.name"] = "Ningbo Redwood Trading Co., Ltd." }),
  .init(name: "366 days", findings: ["outside-window invoice-1.pdf issue_date"]) {
    $0["invoice-1.pdf"]["issue_date"] = "2025-11-09"
  },
  .init(
    name: "after the notification", findings: ["outside-window invoice-3.pdf issue_date"],
    plant: extra { $0["issue_date"] = "2026-11-11" }),
  .init(name: "website missing", findings: ["missing invoice-2.pdf supplier.website"]) {
    $0["invoice-2.pdf"]["supplier.website"] = nil
  },
  .init(name: "pro-forma in place of an invoice", findings: ["not-accepted invoice-2.pdf"]) {
    $0["invoice-2.pdf"].kind = .proformaInvoice
  },
  .init(name: "nothing but a pro-forma", findings: ["not-accepted invoice-1.pdf"]) {
    $0["invoice-1.pdf"].kind = .proformaInvoice
    $0.documents.removeAll { $0.path == "invoice-2.pdf" }
  },
  .init(name: "an item on no invoice", findings: ["missing B0ABCDEFG9"]) {
    $0.extraItems = [torch]
  },
  .init(
    name: "short once the copy is left out",
    findings: ["duplicate invoice-2.pdf", "insufficient B0ABCDEFGH"]
  ) {
    var copy = SyntheticCase.invoice("1", light: 380)
    $0["invoice-1.pdf"] = copy
    copy.path = "invoice-2.pdf"
    $0["invoice-2.pdf"] = copy
  },
  .init(name: "short by one", findings: ["insufficient B0ABCDEFGH"]) {
    $0["invoice-1.pdf"] = SyntheticCase.invoice("1", lamp: 339)
  },
  .init(name: "letter without territory", findings: ["missing letter.pdf territory"]) {
    $0["letter.pdf"]["territory"] = nil
  },
  .init(name: "letter for another country", findings: ["not-allowed letter.pdf territory"]) {
    $0["letter.pdf"]["territory"] = "China"
  },
  .init(name: "letter expired", findings: ["expired letter.pdf term.end"]) {
    $0["letter.pdf"]["term.end"] = "2026-11-21"
  },
  .init(name: "letter to another company", findings: ["mismatch letter.pdf licensee.name"]) {
    $0["letter.pdf"]["licensee.name"] = "Lanyu Holdings Ltd."
  },
  .init(name: "letter for another brand", findings: ["mismatch letter.pdf brand"]) {
    $0["letter.pdf"]["brand"] = "KELMO"
  },
  .init(name: "letter of a stranger", findings: ["broken-chain letter.pdf licensor.name"]) {
    $0["letter.pdf"]["licensor.name"] = "Gate Distribution Ltd"
  },
  .init(name: "wrong check digit", findings: ["invalid licence.pdf registration"]) {
    $0["licence.pdf"]["registration"] = "91440300MA5QEYFH71"
  },
  .init(name: "licence of another company", findings: ["mismatch licence.pdf name"]) {
    $0["licence.pdf"]["registration"] = "91350100M000100Y43"
    $0["licence.pdf"]["name"] = "福州红树科技有限公司"
  },
  .init(name: "encrypted", findings: ["encrypted invoice-2.pdf"]) {
    $0["invoice-2.pdf"].problem = FileProblem(.encrypted)
    $0["invoice-2.pdf"].kind = nil
  },
  .init(
    name: "PNG named .pdf", findings: ["type-mismatch invoice-3.pdf"],
    plant: extra {
      $0.mediaType = "image/png"
      $0.kind = nil
    }),
  .init(
    name: "Word file", findings: ["type-not-accepted invoice-3.docx"],
    plant: extra {
      $0.path = "invoice-3.docx"
      $0.mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      $0.problem = FileProblem(.noReader)
      $0.kind = nil
    }),
  .init(name: "zero bytes", findings: ["unreadable invoice-2.pdf"]) {
    $0["invoice-2.pdf"].problem = FileProblem(.empty)
    $0["invoice-2.pdf"].size = 0
    $0["invoice-2.pdf"].mediaType = nil
    $0["invoice-2.pdf"].kind = nil
  },
  .init(name: "unregistered contact", findings: ["mismatch contact_email"]) {
    $0.contactEmail = "lanyu.ops@mail.example"
  },
  .init(
    name: "supplier is the buyer", findings: ["not-allowed invoice-3.pdf supplier.name"],
    plant: extra { $0["supplier.name"] = "SHENZHEN LANYU TECHNOLOGY CO.,LTD" }),
  .init(
    name: "buyer is the supplier", findings: ["not-allowed invoice-3.pdf supplier.name"],
    plant: extra { $0["buyer.name"] = "Lumo Supply Ltd" }),
  .init(name: "no notification day", findings: ["missing notified"]) { $0.notified = nil },
  .init(
    name: "sums disagree", findings: ["inconsistent invoice-1.pdf total"]
  ) { $0["invoice-1.pdf"]["total"] = "1300.00" },
  .init(
    name: "a quantity that does not multiply",
    findings: ["inconsistent invoice-1.pdf lines[2].amount"], verdict: .ready
  ) { $0["invoice-1.pdf"]["lines[2].quantity"] = "2000" },
  .init(
    name: "two invoices in one file", findings: ["ambiguous invoice-3.pdf number"],
    verdict: .undetermined,
    plant: extra { $0.onPages = ["number": ["LS-2026-0003", "LS-2026-0004"]] }
  ),
  .init(
    name: "cut off below the buyer",
    findings: ["illegible invoice-3.pdf lines", "illegible invoice-3.pdf total"],
    verdict: .undetermined,
    plant: extra { invoice in
      invoice.fields.removeAll {
        $0.0.hasPrefix("lines") || ["net", "tax", "total"].contains($0.0)
      }
    }),
  .init(
    name: "scan without text", findings: ["illegible scan.pdf"], verdict: .undetermined,
    plant: { $0.documents.append(SyntheticDocument(path: "scan.pdf", isScan: true)) }),
  .init(
    name: "the only proof of an item is a scan", findings: ["illegible invoice-1.pdf"],
    verdict: .undetermined
  ) {
    $0["invoice-1.pdf"].isScan = true
    $0["invoice-1.pdf"].kind = nil
  },
  .init(
    name: "ambiguous date", findings: ["ambiguous invoice-1.pdf issue_date"],
    verdict: .undetermined
  ) {
    $0["invoice-1.pdf"].ambiguous = ["issue_date": ["2025-12-09", "2025-09-12"]]
  },
  .init(
    name: "highlighted", findings: ["altered invoice-1.pdf"], verdict: .ready
  ) { $0["invoice-1.pdf"].annotations = ["Highlight"] },
  .init(
    name: "bank statement", findings: ["not-requested statement.pdf"], verdict: .ready,
    plant: {
      $0.documents.append(SyntheticDocument(path: "statement.pdf", kind: .bankStatement))
    }),
]

/// Two faults that do not hang together are both told.
private let pairs: [PlantedFault] = [
  .init(
    name: "short even with the invoice that has no website",
    findings: ["missing invoice-2.pdf supplier.website", "insufficient B0ABCDEFGH"]
  ) {
    $0["invoice-2.pdf"] = SyntheticCase.invoice("2", lamp: 339)
    $0["invoice-2.pdf"]["supplier.website"] = nil
  },
  .init(
    name: "too old, and another item on no invoice",
    findings: ["outside-window invoice-1.pdf issue_date", "missing B0ABCDEFG9"]
  ) {
    $0["invoice-1.pdf"]["issue_date"] = "2025-11-09"
    $0.extraItems = [torch]
  },
]

private let torch: CaseFile.Node = {
  let values = [("asin", "B0ABCDEFG9"), ("title", "Lumo Garden Torch"), ("model", "LX-900")]
  let texts = values.map { CaseFile.Node.Entry(key: $0.0, value: .text($0.1)) }
  let units = CaseFile.Node.Entry(key: "units_sold", value: .number(DecimalNumber(10)))
  return .record(texts + [units])
}()

private let harmless: [PlantedFault] = [
  .init(name: "nothing", findings: [], verdict: .ready) { _ in },
  .init(name: "365 days", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"]["issue_date"] = "2025-11-10"
  },
  .init(name: "CO.,LTD", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"]["buyer.name"] = "SHENZHEN LANYU TECHNOLOGY CO.,LTD"
  },
  .init(name: "full width", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"]["buyer.name"] = "Ｓｈｅｎｚｈｅｎ　Ｌａｎｙｕ　Ｔｅｃｈｎｏｌｏｇｙ　Ｃｏ．，　Ｌｔｄ．"
  },
  .init(name: "alias", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"]["buyer.name"] = "深圳市蓝屿科技有限公司"
  },
  .init(name: "Rm for Room", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"]["buyer.address"] =
      "Rm 1203, Bldg A, 8 Keji Rd, Nanshan District, Shenzhen 518057"
  },
  .init(name: "both readings of a date are in the window", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"].ambiguous = ["issue_date": ["2026-03-04", "2026-04-03"]]
  },
  .init(name: "prices taken out", findings: [], verdict: .ready) {
    $0["invoice-1.pdf"].fields.removeAll {
      ["net", "tax", "total"].contains($0.0) || $0.0.hasSuffix("unit_price")
        || $0.0.hasSuffix("amount")
    }
  },
  .init(name: "upstream invoice", findings: [], verdict: .ready) {
    var upstream = SyntheticCase.invoice("4")
    upstream["supplier.name"] = "Lumo Brands LLC"
    upstream["supplier.address"] = "635 Foundry Avenue, Asheville, NC 28801, USA"
    upstream["supplier.email"] = nil
    upstream["buyer.name"] = "Lumo Supply Ltd."
    upstream["buyer.address"] = "12 Lime Street, Leeds LS1 4AB, United Kingdom"
    $0.documents.append(upstream)
  },
]

let sharedEngine = Result { try RuleEngine(.embedded) }

@Suite struct `Planted faults` {
  let engine: RuleEngine

  init() throws { engine = try sharedEngine.get() }

  @Test(arguments: plantedFaults + pairs + harmless)
  func `are found, and nothing else`(_ fault: PlantedFault) {
    var synthetic = SyntheticCase()
    fault.plant(&synthetic)
    let assessment = engine.assess(synthetic.readCase)
    for finding in assessment.findings {
      let texts = [finding.message, finding.fix.action].flatMap { [$0.en, $0.zh] }
      #expect(texts.allSatisfy { !$0.contains("—") && !$0.contains("{") }, "\(texts)")
    }
    #expect(assessment.findings.map(summary) == fault.findings)
    #expect(assessment.verdict == fault.verdict)
  }

  private func summary(_ finding: Finding) -> String {
    let parts = [
      finding.reason.rawValue, finding.check.document?.description,
      finding.check.document == nil ? finding.check.subject : nil,
      finding.check.document == nil && finding.check.subject != nil ? nil : finding.check.field,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
