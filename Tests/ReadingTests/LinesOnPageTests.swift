import Evidence
import Reading
import TestDocuments
import Testing

/// Lines of a table, by their arithmetic and by where they stand.
@Suite struct `Lines on a page` {
  private typealias Placed = (x: Double, y: Double, text: String)

  private static let title: [Placed] = [
    (50, 40, "INVOICE"), (50, 60, "Kelmo Outdoor Ltd"), (50, 80, "Invoice No: K-771"),
    (50, 100, "Invoice Date: 14 May 2026"),
  ]

  private func read(_ texts: [Placed]) throws -> ReadDocument {
    try ReadDocument(printed: Page(placed: Self.title + texts))
  }

  private func table(_ rows: [(Double, [String])], columns: [Double]) -> [Placed] {
    rows.flatMap { y, cells in zip(columns, cells).map { (x: $0, y: y, text: $1) } }
  }

  @Test func `numbers far from their heads prove each other`() throws {
    let heads = table(
      [(200, ["Description", "Qty", "Unit Price", "Amount"])], columns: [50, 260, 320, 420])
    let rows = table(
      [
        (216, ["Camping chair", "300", "11.20", "3,360.00"]),
        (230, ["Cooler bag", "1", "8.60", "8.60"]),
      ],
      columns: [50, 300, 390, 520])
    let invoice = try read(heads + rows)
    #expect(invoice.lineCount == 2)
    #expect(invoice.canonical("lines[1].unit_price") == "11.20")
    #expect(invoice.canonical("lines[1].amount") == "3360.00")
    #expect(invoice.canonical("quantity") == "301")
  }

  @Test func `a quantity with its price in one cell, units in words, discounts and long decimals`()
    throws
  {
    let invoice = try read(
      table(
        [
          (200, ["Goods", "Qty x Price", "Disc", "Value"]),
          (216, ["Phone grip", "500pcs x 0.92", "", "460.00"]),
          (230, ["Cup carrier", "1.5 thousand 640.00", "", "960.00"]),
          (244, ["Rail", "60 x 3.14", "10 %", "169.56"]),
          (258, ["Shelf", "24 x 795.57541666666", "", "19093.81"]),
        ], columns: [50, 250, 400, 480]))
    #expect(invoice.lineCount == 4)
    #expect(invoice.canonical("quantity") == "585.5")
  }

  @Test func `what was delivered counts, and a row of sums does not`() throws {
    let invoice = try read(
      table(
        [
          (200, ["Ordered", "Shipped", "B/O", "Part no.", "Description"]),
          (216, ["36", "36", "0", "TRL-0411", "Trailer light kit"]),
          (230, ["120", "96", "24", "WCN-7F", "Seven way connector"]),
          (244, ["Total", "132"]),
        ], columns: [50, 110, 170, 230, 320]))
    #expect(invoice.lineCount == 2)
    #expect(invoice.canonical("quantity") == "132")
  }

  @Test func `a model is no label, a summary of taxes no line, carriage no unit`() throws {
    let invoice = try read(
      table(
        [
          (200, ["Description", "Qty", "Price", "Amount"]),
          (216, ["GS-T210 camp chair", "20", "10.00", "200.00"]),
          (230, ["DEPOSIT-box steel", "5", "20.00", "100.00"]),
          (244, ["Express shipping", "1", "15.00", "15.00"]),
          (258, ["Subtotal", "", "", "315.00"]),
          (290, ["VAT code", "Rate", "Net", "VAT"]), (304, ["S", "20 %", "315.00", "63.00"]),
        ], columns: [50, 300, 370, 460]))
    #expect(invoice.lineCount == 3)
    #expect(invoice.canonical("quantity") == "25")
    #expect(invoice.canonical("tax") == "63.00")
  }

  @Test func `articles of a shop's letter, under no head`() throws {
    let invoice = try read([
      (60, 200, "Marled wool beanie × 2"), (480, 207, "$68.00"), (60, 214, "Oatmeal / One size"),
      (60, 240, "Trail sock × 1"), (480, 247, "$28.00"), (60, 254, "Forest / M"),
      (300, 290, "Subtotal"), (480, 290, "$96.00"), (300, 306, "Total"), (480, 306, "$96.00"),
    ])
    #expect(invoice.lineCount == 2)
    #expect(invoice.canonical("quantity") == "3")
    #expect(invoice.canonical("lines[1].description")?.contains("beanie") == true)
  }

  @Test func `a receipt's articles, single ones where it says how many there are`() throws {
    let till: [Placed] = [
      (50, 200, "LO SHEEN WHITE 10L"), (300, 200, "129.00"), (50, 212, "ROLLER KIT"),
      (60, 224, "2 @ 18.95"), (306, 224, "37.90"), (50, 250, "TOTAL"), (300, 250, "166.90"),
    ]
    let stated = try read(till + [(50, 270, "3 items")])
    #expect(stated.lineCount == 2)
    #expect(stated.canonical("quantity") == "3")
    let unstated = try read(till)
    #expect(unstated.lineCount == 2)
    #expect(unstated.canonical("quantity") == nil)
  }

  @Test func `amounts that no sum proves are no lines`() throws {
    let invoice = try read([
      (50, 200, "Consulting in May"), (460, 200, "510.00"), (50, 214, "Travel"),
      (460, 214, "90.00"),
      (50, 240, "Total"), (460, 240, "640.00"),
    ])
    #expect(invoice.lineCount == 0)
  }
}
