import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// What kind of paper a page is, by what it says and does.
@Suite struct `Kinds on a page` {
  @Test(arguments: [
    ("Dichiarazione di rivenditore autorizzato", DocumentKind.letterOfAuthorization),
    ("Reseller confirmation", .letterOfAuthorization),
    ("Certificat d'analyse de lot", .certificateOfAnalysis),
    ("Non-exclusive sales and distribution contract", .contract),
    ("Invoice for order 20441", .invoice),
    ("BORDEREAU D'EXPEDITION no 26/1904", .packingSlip),
    ("税收完税证明（文书式）", .taxCertificate),
  ])
  func `are named by titles put together, cut off or in brackets`(
    title: String, kind: DocumentKind
  ) throws {
    let body = [
      "Kelmo Trading Ltd, Lindenweg 12, 04109 Leipzig", "What follows is set in small type.",
    ]
    let read = try ReadDocument(printed: Page(rows: [[title]] + body.map { [$0] }))
    #expect(read.kind == kind, "\(read.classified.match?.basis ?? [])")
  }

  @Test(arguments: [
    (["KELMO", "Trail", "bottle"], 5, DocumentKind.photo),
    // Of a blurred paper no more is read.
    (["KELMO", "Trail", "bottle"], 16, nil),
    ([], nil, nil),
  ])
  func `are a photo where few words are sharp, and nobody's guess where they are not`(
    words: [String], blur: Int?, kind: DocumentKind?
  ) throws {
    var measured: [Legibility.Measure: Int] = [.words: words.count, .contrast: 60]
    measured[.blur] = blur
    let line = words.enumerated().map { index, text in
      Word(
        text, box: Box(x0: 100 + 90 * Double(index), y0: 100, x1: 180 + 90 * Double(index), y1: 120)
      )
    }
    let page = Page(
      number: 1, width: 595, height: 842, lines: line.isEmpty ? [] : [line],
      images: [Box(x0: 0, y0: 0, x1: 595, y1: 842)],
      recognition: PageRecognition(toShown: nil, unread: [], legibility: Legibility(measured)))
    let file = ReceivedFile(path: EvidencePath("a.jpg"), size: 1, sha256: nil)
    let picture = ExtractedDocument(
      identified: IdentifiedFile(received: file, mediaType: "image/jpeg", basis: nil),
      pages: [page], pageCount: 1, information: DocumentInformation(), problem: nil)
    #expect(Classifier(try ReadingKnowledge(.embedded)).classify(picture).kind == kind)
  }

  @Test func `are named by the subject of a letter`() throws {
    let read = try ReadDocument(
      printed: Page(placed: [
        (50, 60, "Brandt Design Studio"), (50, 100, "13.03.2025"),
        (50, 140, "Subject: Withdrawal of notice 12099180554"),
        (50, 180, "The dispute has been settled. I withdraw my notice for the offer."),
      ]))
    #expect(read.kind == .retraction)
  }

  @Test func `who asks to be paid sends an invoice, whatever it is called`() throws {
    let read = try ReadDocument(printed: Page(placed: Self.account()))
    #expect(read.kind == .invoice)
    #expect(read.canonical("total") == "1200.00")
  }

  @Test func `what is given back is a credit note`() throws {
    let rows = Self.account(title: "Invoice").map { ($0.x, $0.y, Self.negated($0.text)) }
    #expect(try ReadDocument(printed: Page(placed: rows)).kind == .creditNote)
  }

  @Test func `a head in a row of heads is no title`() throws {
    let heads: [(x: Double, y: Double, text: String)] = [
      (50, 80, "Order"), (200, 80, "Customer"), (350, 80, "Terms"),
      (50, 95, "118-A"), (200, 95, "4471"), (350, 95, "net"),
    ]
    let read = try ReadDocument(printed: Page(placed: heads + Self.account()))
    #expect(read.kind == .invoice)
  }

  @Test func `a page that claims nothing is of no kind`() throws {
    let read = try ReadDocument(
      printed: Page(placed: [
        (50, 60, "Menu for the week"), (50, 90, "Monday: soup, bread and cheese"),
        (50, 120, "Tuesday: noodles with an invoice of tofu"),
      ]))
    #expect(read.kind == nil)
    #expect(read.fields.isEmpty)
  }

  private static let note = [
    "What we packed and how it came back to us in the spring of this year",
    "The carton left our house on the second of March with both lids and the pump in it.",
    "When it came back the pump was gone and one of the lids was broken in two.",
    "We wrote to them on the same day and have had no answer from anybody since then.",
  ]

  @Test func `what people write about a case is told by exclusion`() throws {
    let match = try ReadDocument(printed: Page(rows: Self.note.map { [$0] })).classified.match
    #expect(match?.kind == .other)
    #expect(match?.isByExclusion == true)
  }

  @Test(arguments: [
    // Sums may be somebody's bill.
    note + ["Pump 12.50", "Lid 4.00", "Lid 4.00", "Carriage 8.20"],
    // Nothing is spoken for in a language that nobody here reads.
    [
      "Bu yazıda anlatılanlar geçen yıl yaşandı ve bugüne kadar kimse cevap vermedi",
      "Kutu ikinci gün evden ayrıldı ve içinde iki kapak ile bir pompa vardı sonra kayboldu",
      "Geri geldiğinde pompa yoktu ve kapaklardan biri ikiye bölünmüştü kimse bilmiyor neden",
    ],
    ["이 글은 작년 봄에 있었던 일을 적은 것이며 아직 아무도 대답하지 않았습니다 그리고 우리는 기다리고 있습니다"]
      + Array(repeating: "상자는 이튿날 집을 떠났고 뚜껑 두 개와 펌프가 들어 있었습니다", count: 3),
  ])
  func `what may be more than that is not`(rows: [String]) throws {
    #expect(try ReadDocument(printed: Page(rows: rows.map { [$0] })).kind == nil)
  }

  @Test func `what was read off a picture is never told by exclusion`() throws {
    let printed = Page(rows: Self.note.map { [$0] })
    let page = Page(
      number: 1, width: 595, height: 842,
      lines: printed.lines.map { Array(printed.words[$0]) },
      recognition: PageRecognition(
        toShown: nil, unread: [], legibility: Legibility([.words: 60, .blur: 4])))
    let file = ReceivedFile(path: EvidencePath("a.pdf"), size: 1, sha256: nil)
    let scan = ExtractedDocument(
      identified: IdentifiedFile(received: file, mediaType: "application/pdf", basis: nil),
      pages: [page], pageCount: 1, information: DocumentInformation(), problem: nil)
    #expect(Classifier(try ReadingKnowledge(.embedded)).classify(scan).kind == nil)
  }

  @Test func `the marketplace's order of a customer makes no purchase order`() throws {
    let read = try ReadDocument(
      printed: Page(rows: [["Order 113-4410982-5530187"], ["Posted on 2 March 2026"]]))
    #expect(read.kind == nil)
  }

  private static func account(
    title: String = "Account rendered by Kelmo"
  ) -> [(x: Double, y: Double, text: String)] {
    [
      (50, 60, title), (50, 120, "Kelmo Studio Ltd"), (50, 150, "To: Lanyu Retail Ltd"),
      (50, 200, "Menu redesign"), (460, 200, "1,000.00"), (50, 230, "Subtotal"),
      (460, 230, "1,000.00"), (50, 250, "VAT 20%"), (460, 250, "200.00"),
      (50, 270, "Total GBP"), (460, 270, "1,200.00"),
      (50, 320, "Please pay within 14 days to our bank account."),
    ]
  }

  private static func negated(_ text: String) -> String {
    text.hasSuffix(".00") ? "-" + text : text
  }

  @Test func `are named by a title whose colon goes on to say whose it is`() throws {
    let plan = [
      ["Plan of action: Alder Goods"], ["Root cause"], ["A label was missing on the parcels."],
      ["Actions taken"], ["Every parcel was labelled again by hand."],
    ]
    #expect(try ReadDocument(printed: Page(rows: plan)).kind == .planOfAction)
    // In the type of the text it labels what stands behind it.
    let label = [["Notes on a parcel"], ["Invoice: Alder Goods"], ["It came on a Monday."]]
    #expect(try ReadDocument(printed: Page(rows: label)).kind != .invoice)
  }

  @Test func `are not told by the names of files that a letter mentions`() throws {
    let sentences = [
      "Removal of stock", "The goods left the warehouse whole and came broken to our door.",
      "We took photos of them, of the paper around them and of the box with its label, and",
      "put them beside this letter as alder-invoice-118.pdf, proof-of-delivery.pdf and box.jpg.",
    ]
    let read = try ReadDocument(printed: Page(rows: sentences.map { [$0] }))
    #expect(read.kind == .other, "\(read.classified.match?.basis ?? [])")
  }
}
