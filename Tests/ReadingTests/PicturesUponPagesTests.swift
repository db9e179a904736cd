import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// A digital page whose issuer is named by a picture only.
@Suite struct `Pictures upon a page of text` {
  private static let logo = Box(x0: 50, y0: 40, x1: 300, y1: 80)

  private static let rows: [(x: Double, y: Double, text: String)] = [
    (50, 100, "Invoice"), (50, 120, "Bill to: Lanyu Retail GmbH"),
    (50, 140, "Invoice number: HV-20417"), (50, 160, "Invoice date: 14 May 2026"),
    (50, 180, "Description"), (250, 180, "Quantity"), (350, 180, "Unit price"),
    (450, 180, "Amount"), (50, 200, "Desk lamp"), (250, 200, "10"), (350, 200, "119.00"),
    (450, 200, "1,190.00"), (350, 230, "Total EUR"), (450, 230, "1,190.00"),
    (50, 260, "Payment terms: within 30 days of the invoice date, by bank transfer"),
  ]

  private func page(
    _ rows: [(x: Double, y: Double, text: String)], seen: [Word] = []
  ) -> Page {
    let page = Page(placed: rows)
    return Page(
      number: 1, width: page.width, height: page.height,
      lines: page.lines.map { Array(page.words[$0]) } + (seen.isEmpty ? [] : [seen]),
      images: [Self.logo])
  }

  private func word(_ text: String, x: Double, width: Double) -> Word {
    Word(
      text, box: Box(x0: x, y0: 45, x1: x + width, y1: 63), fontSize: 18, source: .ocr,
      confidence: 0.95)
  }

  private var name: [Word] {
    [
      word("Brackenmoor", x: 55, width: 110), word("Outdoor", x: 170, width: 70),
      word("Limited", x: 245, width: 50),
    ]
  }

  private func asks(_ document: ReadDocument) throws -> Bool {
    DocumentReader(try ReadingKnowledge(.embedded)).asksForPictures(document)
  }

  @Test func `are asked for where a field is missing, and tell it`() throws {
    let plain = try ReadDocument(printed: page(Self.rows))
    #expect(plain.canonical("supplier.name") == nil)
    #expect(try asks(plain))
    let deeper = try ReadDocument(printed: page(Self.rows, seen: name))
    let whole = plain.completed(by: deeper)
    #expect(whole.canonical("supplier.name") == "Brackenmoor Outdoor Limited")
    #expect(whole.state(of: "supplier.name").known?.place.source == .ocr)
    #expect(whole.kind == .invoice)
    #expect(try !asks(whole), "\(whole.fields.map(\.name))")
  }

  @Test func `change nothing that the text tells`() throws {
    let plain = try ReadDocument(printed: page(Self.rows))
    let other = try ReadDocument(
      printed: page(Self.rows.map { ($0.x, $0.y, $0.text.replacing("HV-20417", with: "ZZ-9")) }))
    #expect(other.canonical("number") == "ZZ-9")
    #expect(plain.completed(by: other).canonical("number") == "HV-20417")
  }

  @Test func `are not looked at where nothing is missing`() throws {
    let rows = Self.rows + [(50, 60, "Supplier: Brackenmoor Outdoor Limited")]
    let plain = try ReadDocument(printed: page(rows))
    #expect(plain.canonical("supplier.name") == "Brackenmoor Outdoor Limited")
    #expect(try !asks(plain), "\(plain.fields.map(\.name))")
  }
}
