import Evidence
import Reading
import TestDocuments
import Testing

/// Who sells and who buys, by where names stand on a page.
@Suite struct `Parties on a page` {
  private typealias Placed = (x: Double, y: Double, text: String)

  private static let head: [Placed] = [
    (50, 40, "INVOICE"), (50, 300, "Description"), (300, 300, "Quantity"), (460, 300, "Amount"),
    (50, 316, "Enamel mugs"), (300, 316, "12"), (460, 316, "120.00"), (350, 340, "Total GBP"),
    (460, 340, "120.00"),
  ]

  private func read(_ texts: [Placed]) throws -> ReadDocument {
    try ReadDocument(printed: Page(placed: Self.head + texts))
  }

  @Test func `a label with an empty row has no value, and not the next label`() throws {
    let invoice = try read([
      (300, 60, "Invoice No"), (400, 60, "K-771"), (300, 74, "Invoice Date"),
      (400, 74, "14 May 2026"), (300, 88, "Customer"), (300, 102, "Sales Channel"),
      (300, 116, "Payment Terms"), (400, 116, "30 days"),
    ])
    #expect(invoice.state(of: "buyer.name").known == nil)
    #expect(invoice.canonical("number") == "K-771")
  }

  @Test func `whom an agency acts for stays unknown where only his label is read`() throws {
    let invoice = try read([
      (50, 80, "Remit to Kelmo Station Advertiser"), (50, 110, "Buyer"), (150, 110, "Furman, Mike"),
    ])
    #expect(invoice.state(of: "buyer.name").known == nil)
  }

  @Test func `an address is the street and the town, not the slogan above them`() throws {
    let invoice = try read([
      (50, 60, "Kelmo Outdoor Supply Inc."), (50, 72, "Camp light. Go far."),
      (50, 84, "2750 Granite Drive"), (50, 96, "Prescott, AZ 86305"), (50, 108, "USA"),
      (300, 140, "Bill To"), (300, 154, "Lanyu Retail LLC"), (300, 168, "12 Mill Lane"),
      (300, 182, "Tacoma, WA 98402"),
    ])
    #expect(
      invoice.canonical("supplier.address") == "2750 Granite Drive, Prescott, AZ 86305, USA")
  }

  @Test(arguments: [
    (
      "Kelmo Handels GmbH, Innrain 98, 6020 Innsbruck FN 441773p UID ATU44177350",
      "Innrain 98, 6020 Innsbruck"
    ),
    (
      "SARL Atelier Kelmo, capital 5 000 €, 3 rue des Ponts, 54000 Nancy — SIRET 48219077400018",
      "3 rue des Ponts, 54000 Nancy"
    ),
    (
      "Via Emilia 417, 48018 Faenza (RA) · P.IVA 02417735038 · elisa@kelmo.example",
      "Via Emilia 417, 48018 Faenza (RA)"
    ),
  ])
  func `an address in the foot ends before the registrations`(foot: String, address: String) throws
  {
    let name = foot.hasPrefix("Via") ? "Kelmo Ceramiche S.r.l." : ""
    let invoice = try read([
      (50, 60, name.isEmpty ? "Thank you" : name), (300, 140, "Bill To"),
      (300, 154, "Lanyu Retail Ltd"), (300, 168, "12 Mill Lane"), (300, 182, "Leeds LS1 4AB"),
      (50, 780, foot),
    ])
    #expect(invoice.canonical("supplier.address") == address)
  }

  @Test func `a heading leads past the numbers of a party to its name`() throws {
    let invoice = try read([
      (50, 60, "Seller:"), (50, 74, "Number"), (120, 74, ": 12345676"),
      (50, 88, "Kelmo Supplies Ltd"), (50, 102, "153 Victoria Street"),
      (50, 116, "London SW1B 3BN"),
      (50, 160, "Customer:"), (50, 174, "Number"), (120, 174, ": 75969813"),
      (50, 188, "Lanyu Retail GmbH"), (50, 202, "Pappelallee 15"), (50, 216, "12345 Leipzig"),
    ])
    #expect(invoice.canonical("supplier.name") == "Kelmo Supplies Ltd")
    #expect(invoice.canonical("buyer.name") == "Lanyu Retail GmbH")
  }

  @Test func `what stands beside a label is its party, though a row follows below`() throws {
    let order = try read([
      (50, 60, "Vendor"), (120, 60, "KELMO SCHOOL PRODUCTS INC"), (50, 73, "Vendor Nbr"),
      (120, 73, "417735-0"), (50, 86, "Bill To"), (120, 86, "LANYU STORES LLC"),
    ])
    #expect(order.canonical("supplier.name") == "KELMO SCHOOL PRODUCTS INC")
    #expect(order.canonical("buyer.name") == "LANYU STORES LLC")
  }

  @Test func `an amount in capitals, or a form with its capital, is nobody's name`() throws {
    let receipt = try ReadDocument(
      printed: Page(rows: [
        ["收款收据", "NO. 1104417"], ["交款单位", "昆明可莫餐饮管理有限公司"],
        ["人民币（大写） 叁万陆仟捌佰圆整", "￥36,800.00"], ["收款单位", "云南岚屿冷链仓储有限公司"],
      ]))
    #expect(receipt.canonical("buyer.name") == "昆明可莫餐饮管理有限公司")
    let quote = try ReadDocument(
      printed: Page(rows: [
        ["KELMO & HABITAT 35", "DEVIS N° DV00417"], ["EURL au capital de 8 000 €"],
        ["12 rue du Noyer"], ["35770 Vern-sur-Seiche"], ["Total HT 100,00"], ["TVA 20 % 20,00"],
        ["Total TTC 120,00 €"],
      ]))
    #expect(quote.canonical("supplier.name")?.hasPrefix("EURL") != true)
  }

  @Test func `a row of a form is not the party of the row above`() throws {
    let invoice = try read([
      (50, 60, "Exporter"), (220, 60, "Kelmo Ribbon Works"), (220, 72, "USCC 92330782MA2DC81T4Q"),
      (50, 92, "Importer"), (220, 92, "Lanyu & Co. (NZ)"), (50, 112, "Lead time"),
      (220, 112, "25 days after deposit"), (50, 132, "Price term"), (220, 132, "CNF Auckland"),
    ])
    #expect(invoice.canonical("supplier.name") == "Kelmo Ribbon Works")
    #expect(invoice.canonical("buyer.name") == "Lanyu & Co. (NZ)")
  }

  @Test func `a company below another's letterhead is whom the paper is sent to`() throws {
    let invoice = try read([
      (50, 60, "KELMO Grosshandel GmbH"), (50, 76, "Lanyu Pflegezentrum gGmbH"),
      (50, 88, "Ringstraße 3"), (50, 100, "31134 Hildesheim"), (300, 76, "Lieferanschrift:"),
      (300, 88, "Haus Abendfrieden"), (300, 100, "31137 Hildesheim"),
    ])
    #expect(invoice.canonical("buyer.name") == "Lanyu Pflegezentrum gGmbH")
  }

  @Test(arguments: [
    ("Invoice 商業發票 禾屿星宇科技股份有限公司", "禾屿星宇科技股份有限公司"),
    ("台南市永康區中正南路 禾屿金屬企業有限公司", "禾屿金屬企業有限公司"),
    ("株式会社禾屿印刷 ご担当者", "株式会社禾屿印刷"),
    ("深圳市 禾屿科技有限公司", "深圳市 禾屿科技有限公司"),
  ])
  func `a Chinese name ends where other words begin`(line: String, name: String) throws {
    let invoice = try read([
      (50, 60, line), (50, 120, "Bill to:"), (50, 132, "Lanyu Retail Limited"),
    ])
    #expect(invoice.state(of: "supplier.name").readings.first?.value.canonical == name)
  }

  @Test func `an address holds no rule, no second name and no telephone`() throws {
    let invoice = try read([
      (50, 80, "Sold to:"), (50, 92, "Lanyu Distribution Ltd"), (50, 104, "Dock 3, Lockside Park"),
      (50, 116, "Salford M50 3XZ"), (50, 128, "--------------------------------"),
    ])
    #expect(invoice.canonical("buyer.address") == "Dock 3, Lockside Park, Salford M50 3XZ")
  }

  @Test func `whom an agency acts for is the buyer`() throws {
    let invoice = try read([
      (50, 80, "Billing Address:"), (50, 94, "Harrow Media Agency"), (50, 108, "12 Mill Lane"),
      (300, 80, "Advertiser"), (400, 80, "Kelmo Outdoor Ltd"),
    ])
    #expect(invoice.canonical("buyer.name") == "Kelmo Outdoor Ltd")
  }

  @Test(arguments: [
    "Cheques payable to Kelmo Stitch & Embroidery Ltd. Thank you.",
    "Kelmo Stitch is a trading name of Kelmo Stitch & Embroidery Ltd.",
    "Kelmo Stitch - Kelmo Stitch & Embroidery Ltd, 7 Harbour Lane, Leeds LS1 4AB",
  ])
  func `a trading name gives way to the legal name`(foot: String) throws {
    let invoice = try ReadDocument(
      printed: Page(rows: [
        ["Kelmo Stitch"], ["INVOICE"], ["Bill to:"], ["Lanyu Retail Limited"],
        ["Description", "Quantity", "Price", "Amount"], ["Polo shirt", "10", "12.00", "120.00"],
        ["Total", "120.00"], [foot],
      ]))
    let supplier = try #require(invoice.canonical("supplier.name"))
    #expect(["Kelmo Stitch & Embroidery Ltd", "Kelmo Stitch & Embroidery Ltd."].contains(supplier))
    #expect(invoice.canonical("buyer.name") == "Lanyu Retail Limited")
  }

  @Test func `a letterhead may run over two lines`() throws {
    let invoice = try read([
      (350, 80, "Tallowby & Kelmo Accountancy"), (350, 91, "Services Ltd"),
      (350, 102, "27 Foregate Street"), (50, 120, "Bill to:"), (50, 132, "Lanyu Retail Limited"),
    ])
    #expect(invoice.canonical("supplier.name") == "Tallowby & Kelmo Accountancy Services Ltd")
  }

  @Test func `a tax number inside the buyer's block is the buyer's`() throws {
    let invoice = try read([
      (50, 80, "Seller"), (50, 94, "Kelmo Handel GmbH"), (50, 108, "VAT No: DE136695976"),
      (350, 80, "Buyer"), (350, 94, "Lanyu Retail GmbH"), (350, 108, "VAT No: DE811569869"),
    ])
    #expect(invoice.canonical("supplier.tax_id") == "DE136695976")
    #expect(invoice.canonical("buyer.tax_id") == "DE811569869")
  }

  @Test func `who issues a purchase order buys`() throws {
    let order = try ReadDocument(
      printed: Page(rows: [
        ["Kelmo Foods, Inc."], ["PURCHASE ORDER"], ["PO Number: 4500087216"], ["Vendor:"],
        ["Prairie Lanyu Distribution Co."], ["Description", "Quantity", "Price", "Amount"],
        ["Corn syrup", "60", "2.00", "120.00"], ["Order total", "120.00"],
      ]))
    #expect(order.kind == .purchaseOrder)
    #expect(order.canonical("supplier.name") == "Prairie Lanyu Distribution Co.")
    #expect(order.canonical("buyer.name") == "Kelmo Foods, Inc.")
  }

  @Test func `a name goes on below its own beginning, beside a vertical label`() throws {
    let invoice = try ReadDocument(
      printed: Page(placed: [
        (200, 30, "电子发票（普通发票）"), (420, 30, "发票号码：25952000000171204419"),
        (420, 44, "开票日期：2026年05月14日"),
        (20, 80, "购"), (36, 80, "名称：上海岚序生物医药股份有限公司工会"), (20, 91, "买"),
        (66, 92, "委员会"), (20, 102, "方"), (36, 113, "统一社会信用代码/纳税人识别号："),
        (20, 113, "信"), (20, 124, "息"),
        (302, 80, "销"), (318, 80, "名称：杭州桐屿商业管理有限公司"), (302, 91, "售"),
        (302, 102, "方"), (302, 113, "信"), (302, 124, "息"),
        (30, 140, "项目名称"), (280, 140, "数量"), (360, 140, "单价"), (430, 140, "金额"),
        (30, 156, "*餐饮服务*餐费"), (280, 156, "1"), (360, 156, "100.00"), (430, 156, "100.00"),
        (30, 180, "价税合计"), (430, 180, "￥100.00"),
      ]))
    #expect(invoice.canonical("buyer.name") == "上海岚序生物医药股份有限公司工会委员会")
    #expect(invoice.canonical("supplier.name") == "杭州桐屿商业管理有限公司")
  }

  @Test func `a label level with the end of its cell has the whole name`() throws {
    let invoice = try read([
      (50, 80, "Seller"), (50, 94, "Number:"), (300, 94, "549910"), (300, 107, "KMV Kelmo"),
      (50, 117, "Name:"), (300, 117, "Mutual Insurance Ltd"), (50, 140, "Address:"),
      (300, 140, "1 Mill Lane"),
    ])
    #expect(invoice.canonical("supplier.name") == "KMV Kelmo Mutual Insurance Ltd")
  }

  @Test func `of two addresses without a label the one with a telephone sends`() throws {
    let invoice = try read([
      (50, 100, "Kelmo Retail"), (50, 112, "7 Harbour Lane"), (50, 124, "Leeds LS1 4AB"),
      (350, 100, "Lanyu Workshop"), (350, 112, "12 Mill Road"), (350, 124, "York YO1 7HU"),
      (350, 136, "Tel. +44 1904 550112"),
    ])
    #expect(invoice.canonical("supplier.name") == "Lanyu Workshop")
    #expect(invoice.canonical("buyer.name") == "Kelmo Retail")
  }

  @Test func `an address under a heading that nobody knows is the other party's`() throws {
    let invoice = try read([
      (50, 60, "Kelmo Handel GmbH, Lindenweg 12, 04109 Leipzig"), (50, 120, "Gerichtet an wen:"),
      (50, 134, "Lanyu Werkstatt"), (50, 146, "Am Anger 3"), (50, 158, "99084 Erfurt"),
    ])
    #expect(invoice.canonical("supplier.name") == "Kelmo Handel GmbH")
    #expect(invoice.canonical("buyer.name") == "Lanyu Werkstatt")
  }

  @Test(arguments: [
    "Denver, CO 80274", "4191 AB Geldermalsen", "Bahnstr. 42", "Net 30 days", "An die",
  ])
  func `a town, a street or a courtesy names nobody`(line: String) throws {
    let invoice = try read([(50, 90, "Bill to:"), (50, 104, line), (50, 118, "Kelmo Retail")])
    #expect(invoice.canonical("buyer.name") != line)
  }

  @Test func `whoever signs has issued the paper`() throws {
    let invoice = try read([
      (50, 90, "Customer:"), (50, 104, "Lanyu Retail Limited"),
      (380, 700, "for Kelmo Polymers Pvt Ltd"), (50, 700, "Company's PAN : AAKCS4417P"),
      (50, 714, "Declaration"),
    ])
    #expect(invoice.canonical("supplier.name") == "Kelmo Polymers Pvt Ltd")
  }

  @Test func `a foot with the register names the company behind the brand`() throws {
    let invoice = try read([
      (50, 40, "kelmo pro"), (330, 100, "Lanyu Garage"), (330, 112, "8 boulevard Carnot"),
      (330, 124, "58000 NEVERS"),
      (
        50, 780,
        "Kelmo Télécom SA au capital de 12 300 € – 512 604 335 RCS Nantes. Service client : 3977"
      ),
    ])
    #expect(invoice.canonical("supplier.name") == "Kelmo Télécom SA")
    #expect(invoice.canonical("buyer.name") == "Lanyu Garage")
  }

  @Test func `a number of the Canadian revenue needs no label`() throws {
    let invoice = try read([
      (50, 90, "Client: Lanyu Grocers"), (350, 354, "GST 5% (81442 7719 RT0001)"),
      (460, 354, "6.00"),
    ])
    #expect(invoice.canonical("supplier.tax_id") == "814427719RT0001")
  }
}

/// Which number and which day are the document's own.
@Suite struct `Numbers and days of a page` {
  private func read(_ rows: [[String]]) throws -> ReadDocument {
    try ReadDocument(
      printed: Page(
        rows: rows + [
          ["Description", "Quantity", "Price", "Amount"], ["Enamel mug", "12", "10.00", "120.00"],
          ["Total GBP", "120.00"],
        ]))
  }

  @Test(arguments: [
    ["Invoice 2025-31 under our consulting agreement of 3 March 2024 about project B"],
    ["FREIGHT INVOICE 2025-31"], ["Invoice no.: 2025\u{2011}31"],
  ])
  func `a title may be followed by the number`(row: [String]) throws {
    let invoice = try read([["Kelmo Logistics Ltd"], row, ["Invoice date: 14 May 2026"]])
    #expect(invoice.kind == .invoice)
    #expect(invoice.canonical("number") == "2025-31")
    #expect(invoice.canonical("issue_date") == "2026-05-14")
  }

  @Test(arguments: [
    [["FOLIO / TAX INVOICE"], ["Kelmo Hotels Ltd"], ["Bill No.: 2025-31"]],
    [["Kelmo Photography"], ["Invoice number: 2025-31"], ["Dear Callum, here is our charge."]],
  ])
  func `half a title, or the label of its number, names a paper`(rows: [[String]]) throws {
    let invoice = try read(rows)
    #expect(invoice.kind == .invoice)
    #expect(invoice.canonical("number") == "2025-31")
  }

  @Test func `what looks like a day behind a dated title is its number`() throws {
    let invoice = try read([
      ["Faktura 14/11/2025"], ["Data wystawienia: 2025-11-20"], ["Sprzedawca: Kelmo sp. z o.o."],
    ])
    #expect(invoice.canonical("number") == "14/11/2025")
    #expect(invoice.canonical("issue_date") == "2025-11-20")
  }

  @Test func `a day that stands alone at the head dates a letter`() throws {
    let invoice = try read([
      ["Kelmo Joinery Ltd"], ["London, 17 March 2026"], ["Invoice K-12"],
      ["Following our survey of 9 March 2026 we charge as below."],
    ])
    #expect(invoice.canonical("issue_date") == "2026-03-17")
  }

  @Test func `a bare date goes with the number at its left`() throws {
    let invoice = try read([
      ["TAX INVOICE"], ["Invoice No. K-77", "Dated 3-Dec-25"],
      ["Buyer's Order No.", "Dated 24-Nov-25"],
    ])
    #expect(invoice.canonical("issue_date") == "2025-12-03")
  }

  @Test(arguments: [
    "Zahlbar bis 28.11.2025 mit 2 % Skonto oder bis 14.12.2025 ohne Abzug.",
    "Payable without deduction not later than 14 December 2025.",
  ])
  func `is due when no discount is left`(line: String) throws {
    let invoice = try read([["Rechnung"], ["Rechnungsdatum: 14.11.2025"], [line]])
    #expect(invoice.canonical("due_date") == "2025-12-14")
  }

  @Test func `reads the day first where value added tax and British towns are`() throws {
    let invoice = try read([
      ["INVOICE"], ["Invoice date: 12/01/2026"], ["VAT Reg. No. 227 5148 65"],
      ["Canal Mills, Shipley BD18 1QB"],
    ])
    #expect(invoice.canonical("issue_date") == "2026-01-12")
  }
}
