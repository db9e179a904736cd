import Evidence
import Extraction
import TestDocuments
import Testing

@Suite struct `What a document says of itself` {
  private func document() -> TestPDF {
    var page = TestPDF.Page(
      TestPDF.show("Text", x: 50, y: 300) + TestPDF.show("Bold", x: 50, y: 250, font: "B"))
    page.annotations = [
      "<</Type/Annot/Subtype/Link/Rect[0 0 10 10]>>",
      "<</Type/Annot/Subtype/Highlight/Rect[50 295 80 310]/QuadPoints[50 310 80 310 50 295 80 295]>>",
    ]
    var document = TestPDF(pages: [page, page])
    let xml = "<?xml version='1.0'?><Invoice/>"
    document.catalogue =
      "/Names<</EmbeddedFiles<</Names[(factur-x.xml) 9 0 R (notes.bin) 11 0 R]>>"
      + "/JavaScript<</Names[(x) <</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>"
    document.extra = [
      "<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 10 0 R>>>>",
      "<</Type/EmbeddedFile/Length \(xml.utf8.count)>>stream\n\(xml)\nendstream",
      "<</Type/Filespec/F(notes.bin)/UF(notes.bin)/EF<</F 12 0 R>>>>",
      "<</Type/EmbeddedFile/Length 5>>stream\nABCDE\nendstream",
    ]
    document.information =
      "/Title(Invoice 7)/Producer(Hand)/Creator(Test)/Author(A)"
      + "/CreationDate(D:20260514233000-08'00')/ModDate(D:20260601)"
    return document
  }

  @Test func `is told whole`() {
    let extracted = Extracted(document())
    let information = extracted.information
    #expect(extracted.problem == nil)
    #expect(extracted.pageCount == 2 && extracted.pages.map(\.number) == [1, 2])
    #expect(information.title == "Invoice 7" && information.author == "A")
    #expect(information.producer == "Hand" && information.creator == "Test")
    // The day where the writer was, not in Greenwich.
    #expect(information.created?.description == "2026-05-14")
    #expect(information.modified?.description == "2026-06-01")
    #expect(information.formatVersion == "1.7")
    #expect(information.forbidden.isEmpty && information.revisions == 1)
    #expect(information.hasJavaScript)
    #expect(information.annotations.map(\.subtype) == ["Highlight", "Highlight"])
    #expect(information.annotations.map(\.page) == [1, 2])
    #expect(information.fonts.map(\.name) == ["Helvetica", "Helvetica-Bold", "STSong-Light"])
    #expect(information.fonts.map(\.type) == ["Type 1", "Type 1", "CID Type 0"])
    #expect(information.fonts.allSatisfy { !$0.isEmbedded })
    #expect(information.attachments.map(\.name) == ["factur-x.xml", "notes.bin"])
    #expect(information.attachments.map(\.size) == [31, 5])
    // An attachment with the name of e-invoices that is none is told of.
    #expect(
      extracted.eInvoiceRefusal == EInvoiceRefusal(.malformed, attachment: "factur-x.xml"))
  }

  @Test func `a document saved again has another revision`() {
    let bytes = document().bytes
    let update = "9999 0 obj\nnull\nendobj\ntrailer<</Size 1/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    #expect(Extracted(bytes + Array(update.utf8)).information.revisions == 2)
  }

  @Test func `limits leave a part and say so`() {
    var limits = ExtractionLimits()
    limits.pages = 1
    limits.attachmentContent = 10
    let extracted = Extracted(document().bytes, limits: limits)
    #expect(extracted.pages.count == 1 && extracted.pageCount == 2)
    #expect(extracted.problem == FileProblem(.limit("pages", "1")))
    #expect(extracted.eInvoiceRefusal?.cause == .limit)
  }

  @Test func `a document cut short is never taken for whole`() {
    let bytes = document().bytes
    for share in [10, 30, 50, 70, 90, 99] {
      #expect(Extracted(Array(bytes.prefix(bytes.count * share / 100))).problem != nil)
    }
  }

  @Test func `a profile for colours changes no text`() {
    var plain = document()
    plain.catalogue += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1>>]"
    #expect(Extracted(plain).pages == Extracted(document()).pages)
  }
}
