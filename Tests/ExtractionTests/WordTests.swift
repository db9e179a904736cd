import Evidence
import TestDocuments
import Testing

@Suite struct `Words and lines` {
  @Test func `a gap splits words that no blank separates`() {
    // Helvetica: Q 778, t 278, y 500: the word ends at 71.
    let content = "BT /F 10 Tf 50 300 Td (Qty) Tj 20 0 Td (Price) Tj ET\n"
    #expect(Extracted(content).lines == ["Qty Price"])
  }

  @Test func `a gap as wide as a column ends the line`() {
    let content =
      TestPDF.show("Quantity", x: 50, y: 300) + TestPDF.show("Price", x: 150, y: 300)
    #expect(Extracted(content).lines == ["Quantity", "Price"])
  }

  @Test func `kerned pieces stay one word`() {
    #expect(
      Extracted("BT /F 10 Tf 50 300 Td [(In) 20 (voi) -30 (ce)] TJ ET\n").lines == ["Invoice"])
  }

  @Test func `letters spaced out stay one word`() {
    let content =
      "BT /F 20 Tf 8 Tc 50 300 Td (INVOICE) Tj 0 Tc ET\n"
      + TestPDF.show("I am A B of C", x: 50, y: 100)
    #expect(Extracted(content).lines == ["INVOICE", "I am A B of C"])
  }

  @Test func `a text printed twice is read once`() {
    let shadow =
      TestPDF.show("Total due", x: 50, y: 300, size: 12)
      + TestPDF.show("Total due", x: 50.4, y: 299.7, size: 12)
    let overprint = "BT /F 12 Tf 50 200 Td (All) Tj ET BT /F 12 Tf 50.3 200 Td (All) Tj ET\n"
    #expect(Extracted(shadow + overprint).lines == ["Total due", "All"])
  }

  @Test func `double letters are no overprint`() {
    #expect(Extracted(TestPDF.show("Bill 1111 will", x: 50, y: 300)).lines == ["Bill 1111 will"])
  }

  @Test func `ligatures are spelt, soft hyphens and controls dropped`() {
    var document = TestPDF("BT /L 10 Tf 50 300 Td (o\\001ce-co\\002op\\003) Tj ET\n")
    document.pages[0].content = document.pages[0].content.replacing("/L", with: "/G")
    let map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
      + "1 begincodespacerange <00> <FF> endcodespacerange "
      + "3 beginbfchar <01> <FB03> <02> <00AD> <03> <0007> endbfchar "
      + "endcmap end end"
    document.extra = [
      "<</Length \(map.utf8.count)>>stream\n\(map)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 9 0 R>>",
    ]
    // The page's own resources, with the font of this test.
    document.catalogue = ""
    let bytes = String(decoding: document.bytes, as: UTF8.self)
      .replacing("/C 6 0 R", with: "/G 10 0 R")
    #expect(Extracted(Array(bytes.utf8)).lines == ["office-coop"])
  }

  @Test func `Chinese runs are words, and an ideographic blank splits them`() {
    let content =
      TestPDF.show("发票号码：26442000", x: 50, y: 300, font: "C")
      + TestPDF.show("名　称", x: 50, y: 250, font: "C")
    #expect(Extracted(content).lines == ["发票号码：26442000", "名 称"])
  }

  @Test func `ideographs below one another are a line, cells of a table are not`() {
    let heading = [("购", 300.0), ("买", 286), ("方", 272)].map {
      TestPDF.show($0.0, x: 50, y: $0.1, font: "C")
    }
    let rows = [("台", 200.0), ("个", 186)].map { unit, y in
      TestPDF.show("VL-\(Int(y))", x: 50, y: y) + TestPDF.show(unit, x: 150, y: y, font: "C")
        + TestPDF.show("250", x: 250, y: y) + TestPDF.show("9.80", x: 320, y: y)
    }
    let lines = Extracted((heading + rows).joined()).lines
    #expect(lines == ["VL-200", "台", "250", "9.80", "VL-186", "个", "250", "9.80", "购买方"])
  }

  @Test func `bold is read from the font's name`() throws {
    let content =
      TestPDF.show("Invoice", x: 50, y: 300, size: 18, font: "B")
      + TestPDF.show("plain", x: 50, y: 250)
    let extracted = Extracted(content)
    let title = try #require(extracted.word("Invoice"))
    #expect(title.isBold && title.fontSize == 18)
    #expect(extracted.word("plain")?.isBold == false)
  }

  @Test func `invisible text over a scan is text`() {
    let scan = "q 400 0 0 600 0 0 cm /I Do Q BT 3 Tr /F 10 Tf 50 300 Td (Hidden layer) Tj ET\n"
    let extracted = Extracted(scan)
    #expect(extracted.lines == ["Hidden layer"])
    #expect(extracted.pages.first?.isImageOnly == false)
  }

  @Test func `text along an edge is a line of its own, after the others`() {
    let content =
      "BT /F 8 Tf 0 1 -1 0 20 100 Tm (Printed by machine) Tj ET\n"
      + TestPDF.show("Invoice", x: 50, y: 150)
    #expect(Extracted(content).lines == ["Invoice", "Printed by machine"])
  }
}
