import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// An invoice of one page, and the e-invoice that says the same.
private struct Hybrid {
  var lines = [
    ["Invoice"], ["Kelmo Trading Ltd"], ["12 Lime Street, Leeds LS1 4AB, United Kingdom"],
    ["Bill To:"], ["Lanyu Retail GmbH"], ["Speicherkai 14, 20457 Hamburg, Germany"],
    ["Invoice No.: INV-2041"], ["Invoice Date: 14 May 2026"],
    ["Description", "Quantity", "Unit Price", "Amount"], ["Desk lamp", "40", "2.50", "100.00"],
    ["Subtotal", "EUR 100.00"], ["VAT", "EUR 19.00"], ["Total", "EUR 119.00"],
  ]
  var invoice: EInvoice? = {
    var invoice = EInvoice(syntax: .cii)
    invoice.attachment = "factur-x.xml"
    invoice.typeCode = "380"
    invoice.number = "INV-2041"
    invoice.issueDate = "20260514"
    invoice.currency = "EUR"
    invoice.net = "100.00"
    invoice.tax = "19.00"
    invoice.total = "119.00"
    invoice.seller.name = "Kelmo Trading Ltd"
    invoice.seller.phone = "+44 113 496 0182"
    invoice.buyer.name = "Lanyu Retail GmbH"
    var line = EInvoice.Line()
    line.name = "Desk lamp"
    line.identifier = "9521041701370"
    line.quantity = "40.0000"
    line.unitPrice = "2.50"
    line.amount = "100.00"
    invoice.lines = [line]
    return invoice
  }()

  mutating func replace(_ text: String, by other: String) {
    lines = lines.map { $0.map { $0 == text ? other : $0 } }
  }

  func read() throws -> ReadDocument {
    let knowledge = try knowledgeOfRules.get()
    let received = ReceivedFile(path: EvidencePath("a.pdf"), size: 1, sha256: nil)
    let identified = IdentifiedFile(received: received, mediaType: "application/pdf", basis: nil)
    let extracted = ExtractedDocument(
      identified: identified, pages: lines.isEmpty ? [] : [Page(rows: lines)],
      pageCount: lines.isEmpty ? 0 : 1,
      information: DocumentInformation(), problem: nil, eInvoice: invoice)
    return DocumentReader(knowledge).read(Classifier(knowledge).classify(extracted))
  }
}

private let knowledgeOfRules = Result { try ReadingKnowledge(.embedded) }

extension ReadDocument {
  fileprivate subscript(name: FieldName) -> Cited<FieldValue>? { state(of: name).known }
}

@Suite struct `Page and e-invoice` {
  @Test func `that agree are shown on the page, and surely`() throws {
    let read = try Hybrid().read()
    #expect(read.kind == .invoice && read.disagreements == [])
    for name: FieldName in ["number", "issue_date", "total", "net", "tax", "buyer.name"] {
      let cited = try #require(read[name])
      #expect(cited.place.source == .text && cited.confidence >= 0.99)
      #expect(!cited.place.boxes.isEmpty)
    }
    #expect(read["quantity"]?.value == .decimal(DecimalNumber(40)))
    #expect(read["lines[1].identifier"]?.place.source == .xml)
  }

  @Test func `a contact that no page shows is not there`() throws {
    #expect(try Hybrid().read().state(of: "supplier.phone") == .absent)
    var shown = Hybrid()
    shown.replace("Bill To:", by: "Tel 0113 496 0182 or +44 113 496 0182 Bill To:")
    #expect(try shown.read()["supplier.phone"]?.place.source == .text)
  }

  @Test(arguments: [
    ("EUR 119.00", "EUR 1,190.00", FieldName("total")),
    ("Invoice Date: 14 May 2026", "Invoice Date: 14 October 2026", FieldName("issue_date")),
    ("Invoice No.: INV-2041", "Invoice No.: INV-7733", FieldName("number")),
    ("Lanyu Retail GmbH", "Redwood Import GmbH", FieldName("buyer.name")),
  ])
  func `that disagree are both kept`(text: String, forged: String, name: FieldName) throws {
    var hybrid = Hybrid()
    hybrid.replace(text, by: forged)
    let read = try hybrid.read()
    let difference = try #require(read.disagreements.first { $0.field == name })
    #expect(difference.structured == read[name])
    #expect(difference.structured.place.source == .xml && !difference.isPrintedToo)
    #expect(difference.printed.allSatisfy { $0.value != difference.structured.value })
    #expect(difference.printed.allSatisfy { $0.place.source == .text })
  }

  @Test func `lines with other quantities are told of, and the smaller is not hidden`() throws {
    var hybrid = Hybrid()
    hybrid.replace("40", by: "400")
    let read = try hybrid.read()
    #expect(read.disagreements.map(\.field) == ["quantity"])
    #expect(read["quantity"]?.value == .decimal(DecimalNumber(40)))
    #expect(read["lines[1].quantity"]?.value == .decimal(DecimalNumber(40)))
  }

  @Test func `the page's title comes before the type code`() throws {
    var hybrid = Hybrid()
    hybrid.replace("Invoice", by: "Proforma Invoice")
    #expect(try hybrid.read().kind == .proformaInvoice)
    hybrid = Hybrid()
    hybrid.invoice?.typeCode = "381"
    #expect(try hybrid.read().kind == .invoice)
  }

  @Test func `an e-invoice without pages is read alone`() throws {
    var hybrid = Hybrid()
    hybrid.lines = []
    let read = try hybrid.read()
    #expect(read.kind == .invoice && read.disagreements == [])
    #expect(read["total"]?.value == .decimal(DecimalNumber(mantissa: 11_900, scale: 2)))
    #expect(read["supplier.phone"]?.place.source == .xml)
    #expect(read.fields.allSatisfy { $0.state.known?.place.source == .xml })
    #expect(read.state(of: "due_date") == .absent)
  }

  @Test(arguments: [
    ("20261332", "issue_date"), ("2026", "issue_date"), ("1e5", "total"), ("1,000.00", "total"),
    ("", "total"), ("NaN", "total"),
  ])
  func `a value that is none is left out`(text: String, name: String) throws {
    var hybrid = Hybrid()
    hybrid.lines = []
    if name == "total" { hybrid.invoice?.total = text } else { hybrid.invoice?.issueDate = text }
    #expect(try hybrid.read().state(of: FieldName(name)) == .absent)
  }
}
