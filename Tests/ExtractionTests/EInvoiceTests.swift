import Evidence
import Extraction
import TestDocuments
import Testing

@Suite struct `E-invoices` {
  @Test(arguments: [EInvoiceXML.version1, EInvoiceXML.version2, EInvoiceXML.ubl])
  func `say the same in every syntax`(xml: String) throws {
    let extracted = Extracted(xml: xml)
    #expect(extracted.problem == nil && extracted.pageCount == 0)
    let invoice = try #require(extracted.eInvoice)
    #expect(invoice.number == "R-10" && invoice.typeCode == "380" && invoice.currency == "EUR")
    #expect(invoice.issueDate?.filter { $0 != "-" } == "20260514")
    #expect(invoice.dueDate?.filter { $0 != "-" } == "20260613")
    #expect(invoice.net == "100.00" && invoice.tax == "19.00" && invoice.total == "119.00")
    #expect(invoice.payable == "119.00")
    #expect(invoice.seller.name == "Müller & Söhne GmbH")
    #expect(invoice.seller.taxIDs.first == "DE123456788")
    #expect(invoice.seller.address == ["Weg 1", "20457 Hamburg", "DE"])
    #expect(invoice.seller.phone == "+49 40 1" && invoice.seller.email == "a@mueller.example")
    #expect(invoice.buyer.name == "Käufer AG")
    #expect(invoice.lines.count == 1)
    let line = try #require(invoice.lines.first)
    #expect(line.name == "Lampe" && line.identifier == "9521041701370")
    #expect(line.quantity == "4" && line.unit == "H87")
    #expect(line.unitPrice == "25.00" && line.amount == "100.00")
  }

  @Test func `are orders as well`() throws {
    let xml = EInvoiceXML.version2.replacing("CrossIndustryInvoice", with: EInvoiceXML.orderRoot)
      .replacing("BilledQuantity", with: "RequestedQuantity").replacing(">380<", with: ">220<")
    let order = try #require(Extracted(xml: xml).eInvoice)
    #expect(order.syntax == .cio && order.typeCode == "220" && order.lines.first?.quantity == "4")
  }

  @Test func `with prices for more than one state no unit price`() throws {
    let xml = EInvoiceXML.version2.replacing(
      "25.00</ram:ChargeAmount>",
      with: "250.00</ram:ChargeAmount><ram:BasisQuantity>10</ram:BasisQuantity>")
    #expect(try #require(Extracted(xml: xml).eInvoice).lines.first?.unitPrice == nil)
  }

  @Test(arguments: [
    "<!DOCTYPE x>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE x [<!ENTITY a \"R-10\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
  ])
  func `that declare a document type are refused`(declaration: String) {
    let start = "<?xml version='1.0'?>"
    for name in ["R-10", "&b;"] {
      let body = EInvoiceXML.version2.replacing("R-10", with: name)
      let extracted = Extracted(xml: start + declaration + body.trimmingDeclaration)
      #expect(extracted.eInvoice == nil)
      #expect(extracted.problem?.reason == .unreadable)
      #expect(extracted.eInvoiceRefusal?.cause == .documentType)
      let hybrid = Extracted(EInvoiceXML.hybrid(start + declaration + body.trimmingDeclaration))
      #expect(hybrid.eInvoice == nil && hybrid.problem == nil)
      #expect(
        hybrid.eInvoiceRefusal == EInvoiceRefusal(.documentType, attachment: "factur-x.xml"))
    }
  }

  @Test func `know no entities but those of XML itself`() {
    let xml = EInvoiceXML.version2.replacing("R-10", with: "R-&evil;")
    #expect(Extracted(xml: xml).eInvoice == nil)
    let plain = EInvoiceXML.version2.replacing("R-10", with: "R&#45;10")
    #expect(Extracted(xml: plain).eInvoice?.number == "R-10")
  }

  @Test func `that are too deep, too many or not UTF-8 are refused`() {
    let deep = EInvoiceXML.version2.replacing(
      "R-10",
      with: String(repeating: "<a>", count: 90) + String(repeating: "</a>", count: 90))
    #expect(Extracted(EInvoiceXML.hybrid(deep)).eInvoiceRefusal?.cause == .limit)
    let many = EInvoiceXML.version2.replacing(
      "R-10", with: String(repeating: "<a/>", count: 200_000))
    #expect(Extracted(EInvoiceXML.hybrid(many)).eInvoiceRefusal?.cause == .limit)
    var bytes = Array(EInvoiceXML.version2.utf8)
    bytes[bytes.count / 2] = 0xFF
    var told: [ExtractedPart] = []
    EInvoiceExtraction.run(bytes) { told.append($0) }
    #expect(
      told == [
        .eInvoiceRefused(EInvoiceRefusal(.encoding, attachment: nil)),
        .problem(FileProblem(.corrupt("the XML is not UTF-8"))),
      ])
  }

  @Test func `are told of when they travel in a PDF, and other XML is not`() throws {
    let hybrid = Extracted(EInvoiceXML.hybrid(EInvoiceXML.version2))
    #expect(hybrid.problem == nil && hybrid.eInvoice?.number == "R-10")
    #expect(hybrid.eInvoice?.attachment == "factur-x.xml")
    let other = Extracted(EInvoiceXML.hybrid("<?xml version='1.0'?><note/>", name: "n.xml"))
    #expect(other.eInvoice == nil && other.eInvoiceRefusal == nil)
    let unusual = Extracted(EInvoiceXML.hybrid(EInvoiceXML.ubl, name: "data.xml"))
    #expect(unusual.eInvoice?.syntax == .ubl)
  }

  @Test func `give a value or a refusal, whatever the bytes`() {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces = ["<", ">", "/", "&", ";", "<![CDATA[", "]]>", "<!--", "<?", "=\"", "\u{0}", "é"]
    for round in 0..<3_000 {
      let source = [EInvoiceXML.version1, EInvoiceXML.version2, EInvoiceXML.ubl][round % 3]
      var bytes = Array(source.utf8)
      for _ in 0...random(5) {
        let place = random(bytes.count)
        let piece = Array(pieces[random(pieces.count)].utf8)
        bytes.replaceSubrange(place..<min(bytes.count, place + random(30)), with: piece)
      }
      var told: [ExtractedPart] = []
      EInvoiceExtraction.run(bytes) { told.append($0) }
      switch told.last {
      case .eInvoice(let invoice): #expect(told.count == 2 && invoice.lines.count <= 1)
      case .problem: #expect(told.count <= 2)
      default: Issue.record("nothing was told of \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}

extension String {
  /// Without `<?xml …?>`.
  fileprivate var trimmingDeclaration: String {
    firstRange(of: "?>").map { String(self[$0.upperBound...]) } ?? self
  }
}
