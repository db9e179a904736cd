import Evidence
import Reading
import TestDocuments
import Testing

/// Net, tax, total and currency, by what sums make of each other.
@Suite struct `Sums on a page` {
  private static let head = [
    ["INVOICE"], ["Kelmo Outdoor Ltd"], ["Invoice No: K-771"], ["Invoice Date: 14 May 2026"],
  ]
  private static let lines = [
    ["Description", "Qty", "Price", "Amount"], ["Enamel mugs", "20", "10.00", "200.00"],
    ["Camp stools", "5", "20.00", "100.00"],
  ]

  private func read(_ rows: [[String]]) throws -> ReadDocument {
    try ReadDocument(printed: Page(rows: Self.head + rows))
  }

  private func expect(
    _ invoice: ReadDocument, net: String?, tax: String?, total: String?
  ) {
    #expect(invoice.canonical("net") == net)
    #expect(invoice.canonical("tax") == tax)
    #expect(invoice.canonical("total") == total)
  }

  @Test func `two taxes make the tax, and the sum above them is the net`() throws {
    let invoice = try read(
      Self.lines + [
        ["Merchandise and services", "300.00"], ["GST 5%", "15.00"], ["PST 7%", "21.00"],
        ["Please pay", "336.00"],
      ])
    expect(invoice, net: "300.00", tax: "36.00", total: "336.00")
  }

  @Test(arguments: [
    [["Total USD 300.00"]], [["Ödenecek Tutar / Total payable", "300.00 EUR"]],
  ])
  func `a total may stand behind its currency, or under its name in a second language`(
    sums: [[String]]
  ) throws {
    #expect(try read(Self.lines + sums).canonical("total") == "300.00")
  }

  @Test func `what a deposit leaves is payable and no total`() throws {
    let sums = [["Subtotal", "300.00"], ["VAT 20%", "60.00"]]
    let paid = [["Deposit paid", "-100.00"], ["Balance due", "260.00"]]
    let stated = try read(Self.lines + sums + [["Total", "360.00"]] + paid)
    expect(stated, net: "300.00", tax: "60.00", total: "360.00")
    #expect(stated.canonical("payable") == "260.00")
    let unstated = try read(Self.lines + sums + paid)
    expect(unstated, net: "300.00", tax: "60.00", total: nil)
  }

  @Test(arguments: [
    [["Goods value", "300.00"], ["VAT 20 %", "60.00"], ["Order value incl. VAT", "360.00"]],
    [["TOTAL (includes VAT of 60.00)", "360.00"], ["Amount excluding VAT", "300.00"]],
    [["Total this invoice, VAT included", "360.00"], ["VAT in it", "60.00"], ["Net", "300.00"]],
  ])
  func `a tax that is only in an amount does not name it`(sums: [[String]]) throws {
    expect(try read(Self.lines + sums), net: "300.00", tax: "60.00", total: "360.00")
  }

  @Test func `the base of a tax, a charge and what another row says are no tax`() throws {
    let based = try read(
      Self.lines + [["VAT 20 % of 300.00", "60.00"], ["Total to pay", "360.00"]])
    #expect(["60.00", nil].contains(based.canonical("tax")))
    let charged = try read(
      Self.lines + [
        ["Subtotal", "300.00"], ["Delivery to pick-up point", "30.00"], ["Total", "330.00"],
      ])
    #expect(charged.canonical("tax") == nil)
    let other = try read(
      Self.lines + [
        ["SUBTOTAL", "300.00"], ["SALES TAX", "21.00"], ["OTHER", "12.40"], ["TOTAL", "333.40"],
      ])
    #expect(other.canonical("tax") == "21.00")
  }

  @Test func `charges before the tax leave the net open, and a coin's rounding does not`() throws {
    let charged = try read(
      Self.lines + [
        ["Subtotal", "300.00"], ["Shipping", "10.00"], ["Sales tax", "31.00"], ["Total", "341.00"],
      ])
    expect(charged, net: nil, tax: "31.00", total: "341.00")
    let rounded = try read(
      Self.lines + [
        ["Subtotal", "300.00"], ["CGST", "27.03"], ["SGST", "27.03"], ["Round Off", "-0.06"],
        ["Total", "354.00"],
      ])
    expect(rounded, net: "300.00", tax: "54.06", total: "354.00")
  }

  @Test func `sums of groups are parts of the total`() throws {
    let invoice = try read([
      Self.lines[0], ["Hall rent", "2", "50.00", "100.00"], ["Subtotal", "100.00"],
      ["Lamp rent", "4", "25.00", "100.00"], ["Chair rent", "10", "5.00", "50.00"],
      ["Subtotal", "150.00"], ["TOTAL DUE IN US DOLLARS", "250.00"],
    ])
    expect(invoice, net: nil, tax: nil, total: "250.00")
    #expect(invoice.lineCount == 3)
  }

  @Test func `boxes with labels above their amounts`() throws {
    let invoice = try ReadDocument(
      printed: Page(
        placed: [
          (50, 40, "FATTURA"), (50, 60, "Kelmo Carta S.r.l."), (50, 80, "Numero: 877"),
          (40, 300, "TOTALE MERCE"), (140, 300, "SPESE TRASPORTO"), (250, 300, "IMPONIBILE"),
          (360, 300, "IMPOSTA"), (470, 300, "TOTALE FATTURA"), (90, 312, "290,00"),
          (210, 312, "10,00"), (310, 312, "300,00"), (420, 312, "66,00"), (530, 312, "366,00"),
        ]))
    expect(invoice, net: "300.00", tax: "66.00", total: "366.00")
  }

  @Test func `an amount in words says which one is the total`() throws {
    let invoice = try ReadDocument(
      printed: Page(rows: [
        ["商业发票"], ["编号：BN-3"], ["日期：2026/2/8"], ["品名", "数量", "单价", "金额"],
        ["折叠晾衣架", "150", "38.00", "5,700.00"], ["壁挂收纳篮", "400", "12.50", "5,000.00"],
        ["合计人民币（大写）：壹万零柒佰圆整", "10,700.00"],
      ]))
    #expect(invoice.canonical("total") == "10700.00")
    #expect(invoice.canonical("currency") == "CNY")
  }

  @Test(arguments: [
    (["ABN 11 223 344 556"], "$360.00", "AUD"), (["GST/HST 80416 RT0001"], "$360.00", "CAD"),
    (["12 Elm St, Dayton, OH 45402"], "$360.00", "USD"), (["Bill in CDN$"], "CDN$360.00", "CAD"),
    (["Yiwu, China", "Victoria BC V8R 1S3"], "$360.00", nil),
    (["New Mexico Voters", "Santa Fe, NM 87501"], "$360.00", "USD"),
    (["Registered in England 04417720"], "360.00", "GBP"), ([], "360,00 e", "EUR"),
    ([], "360.00", nil),
  ])
  func `whose money it is`(words: [String], total: String, code: String?) throws {
    let invoice = try read(words.map { [$0] } + [["Total", total]])
    #expect(invoice.canonical("currency") == code)
  }
}
