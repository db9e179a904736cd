import Evidence
import TestDocuments
import Testing

@Suite struct `Reading order` {
  private func page(_ rows: [(Double, [(Double, String)])]) -> [String] {
    Extracted(
      rows.flatMap { y, cells in cells.map { TestPDF.show($0.1, x: $0.0, y: y) } }.joined()
    ).lines
  }

  @Test func `parties side by side are read one after the other`() {
    let lines = page([
      (560, [(50, "Lumo Brands LLC")]),
      (500, [(50, "Bill to"), (260, "Ship to")]),
      (486, [(50, "Lanyu Technology"), (260, "Harbour Warehouse")]),
      (472, [(50, "8 Keji Road"), (260, "Dock 4")]),
      (458, [(50, "Shenzhen")]),
      (400, [(50, "Thank you for your order, which we have shipped today.")]),
    ])
    #expect(
      lines == [
        "Lumo Brands LLC", "Bill to", "Lanyu Technology", "8 Keji Road", "Shenzhen", "Ship to",
        "Harbour Warehouse", "Dock 4", "Thank you for your order, which we have shipped today.",
      ])
  }

  @Test func `tables are read row by row`() {
    let lines = page([
      (500, [(50, "Item"), (200, "Qty"), (260, "Price"), (330, "Amount")]),
      (486, [(50, "Desk lamp"), (200, "10"), (260, "4.50"), (330, "45.00")]),
      (472, [(50, "Book light"), (200, "20"), (260, "2.00"), (330, "40.00")]),
    ])
    #expect(
      lines == [
        "Item", "Qty", "Price", "Amount", "Desk lamp", "10", "4.50", "45.00", "Book light", "20",
        "2.00", "40.00",
      ])
  }

  @Test func `labels stay with their values`() {
    let lines = page([
      (500, [(50, "Invoice No."), (130, "INV-SL-A")]),
      (486, [(50, "Invoice Date"), (130, "14 January 2026")]),
      (472, [(50, "Terms"), (130, "thirty days")]),
    ])
    #expect(
      lines == [
        "Invoice No.", "INV-SL-A", "Invoice Date", "14 January 2026", "Terms", "thirty days",
      ])
  }

  @Test func `an address beside labels and values is read first, whole`() {
    let lines = page([
      (500, [(50, "Lanyu Technology"), (240, "Invoice No."), (320, "A-17")]),
      (486, [(50, "8 Keji Road"), (240, "Date"), (320, "2026-05-14")]),
      (472, [(50, "Shenzhen, China"), (240, "Due"), (320, "2026-06-14")]),
    ])
    #expect(
      lines == [
        "Lanyu Technology", "8 Keji Road", "Shenzhen, China", "Invoice No.", "A-17", "Date",
        "2026-05-14", "Due", "2026-06-14",
      ])
  }

  /// Whatever stands where, every word is on exactly one line and in one order only.
  @Test func `no word is lost or read twice`() throws {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20 {
      let words = (0..<120).map { "w\($0)" }
      let content = words.map {
        TestPDF.show(
          $0, x: Double(random(370)), y: Double(10 + random(570)), size: Double(4 + random(14)))
      }
      let page = try #require(Extracted(content.joined()).pages.first)
      // Words that fall onto each other may be joined by Poppler itself.
      let read = page.words.map(\.text).joined()
      #expect(words.filter { !read.contains($0) } == [])
      #expect(page.lines.flatMap(Array.init) == Array(page.words.indices))
      #expect(page.spans.count == page.words.count)
    }
  }
}
