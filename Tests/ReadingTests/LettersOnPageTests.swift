import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// What letters and certificates say by what is left, where it stands and how it is set.
@Suite struct `Letters and papers on a page` {
  private func read(_ rows: [[String]]) throws -> ReadDocument {
    try ReadDocument(printed: Page(rows: rows))
  }

  private static let permission = [
    ["LETTER OF AUTHORIZATION"], ["We, Kelmo Trading Ltd, hereby authorize Lanyu Retail GmbH"],
    ["to sell products of the brand Kelmo in Germany and Austria."],
  ]

  @Test(arguments: [
    "Bad Homburg vor der Höhe, den 12. März 2026", "En Talavera de la Reina, a 12 de marzo de 2026",
    "Saint-Dié-des-Vosges, le 12 mars 2026", "Kempten, 12 March 2026",
  ])
  func `are dated behind their place, however long it is`(line: String) throws {
    let letter = try read([[line]] + Self.permission)
    #expect(letter.canonical("issue_date") == "2026-03-12")
  }

  @Test func `a term's two days in one line are not the letter's own`() throws {
    let letter = try read(
      Self.permission + [["1 April 2026 – 31 March 2027"], ["Kempten, 12 March 2026"]])
    #expect(letter.canonical("issue_date") == "2026-03-12")
  }

  @Test func `a letter that only says until when it holds, holds from its own day`() throws {
    let letter = try read(
      [["12 March 2026"]] + Self.permission
        + [["This authorization remains valid until 31 March 2027."]])
    #expect(letter.canonical("term.start") == "2026-03-12")
    #expect(letter.canonical("term.end") == "2027-03-31")
  }

  @Test func `a brand in small letters is told by the house that bears its name`() throws {
    let letter = try read(Self.permission)
    #expect(letter.canonical("brand") == "Kelmo")
  }

  @Test func `countries say where it holds, and marketplaces through which channel`() throws {
    let letter = try read([
      ["LETTER OF AUTHORIZATION"], ["Brand owner", "Kelmo Trading Ltd"],
      ["Authorized reseller", "Lanyu Retail GmbH"], ["Marketplace", "Amazon.de"],
      ["Country", "Germany"],
    ])
    #expect(letter.canonical("territory") == "Germany")
  }

  @Test func `what a person does stands behind the comma, known as a title or not`() throws {
    let letter = try read(
      Self.permission + [["Yours sincerely"], ["Jonas Feld, Product Compliance"]])
    #expect(letter.canonical("signatory.name") == "Jonas Feld")
  }

  @Test func `what an identity card says below the name is not the name`() throws {
    let rows: [(x: Double, y: Double, text: String)] = [
      (119, 119, "姓名"), (164, 119, "周岚"), (119, 150, "性别 女民族汉"), (119, 182, "出生"),
      (171, 182, "1987年6月9日"), (119, 213, "住址"), (178, 213, "浙江省杭州市西湖区岚亭路700号"),
      (119, 260, "公民身份号码"), (250, 260, "330106198706094229"), (119, 420, "居民身份证"),
    ]
    let card = try ReadDocument(printed: Page(placed: rows, size: 16))
    #expect(card.canonical("name") == "周岚")
  }

  // MARK: Who authorizes whom

  @Test func `whom the letter is sent to is authorized, where it says "you"`() throws {
    let letter = try read([
      ["Brennholt Werkzeugbau GmbH & Co. KG, Siegener Straße 77, 57223 Kreuztal"], [""],
      ["Hagedorn Handels e.K."], ["Marktgasse 2"], ["73525 Schwäbisch Gmünd"], [""],
      ["Kreuztal, 09.03.2026"], [""], ["Händlerbestätigung"], [""],
      ["gerne bestätigen wir Ihnen, dass Sie als Fachhandelspartner zum Vertrieb unserer"],
      ["unter der Marke BRENNHOLT angebotenen Werkzeuge in Deutschland zugelassen sind."],
    ])
    #expect(letter.canonical("licensor.name") == "Brennholt Werkzeugbau GmbH & Co. KG")
    #expect(letter.canonical("licensee.name") == "Hagedorn Handels e.K.")
  }

  @Test func `a distributor that authorizes and signs grants, whoever owns the brand`() throws {
    let letter = try read([
      ["LETTER OF AUTHORIZATION"], ["Brand owner: Kelmo Grooming Oy, Tampere, Finland"], [""],
      ["Baltic Beauty Wholesale UAB, appointed by Kelmo Grooming Oy, hereby authorises"],
      ["Cheshire Cuts Ltd to sell KELMO products in the United Kingdom."], [""],
      ["Signed for Baltic Beauty Wholesale UAB"], ["Rasa Petra"], ["Sales Director"],
    ])
    #expect(letter.canonical("licensor.name") == "Baltic Beauty Wholesale UAB")
    #expect(letter.canonical("licensee.name") == "Cheshire Cuts Ltd")
  }

  @Test func `a name is none of the label, the initial and the bracket around it`() throws {
    let letter = try read([
      ["LETTER OF AUTHORIZATION"], ["K Kelmo Audio AB"], ["Skeppsgatan 11, 411 21 Göteborg"],
      [""],
      ["Licensor Kelmo Audio AB, Skeppsgatan 11, 411 21 Göteborg, owner of the trademark KELMO"],
      ["Licensee"], ["Harrow Parts Ltd (seller name Harrow Cycles)"], ["Territory: Japan"], [""],
      ["We allow the licensee to sell genuine KELMO goods."], [""], ["Elin Berg"],
      ["General Counsel, Kelmo Audio AB"],
    ])
    #expect(letter.canonical("licensor.name") == "Kelmo Audio AB")
    #expect(letter.canonical("licensee.name") == "Harrow Parts Ltd")
  }

  @Test func `the sections of a plan stand under their heads, or in the column beside them`()
    throws
  {
    let texts = [
      ("Why it happened", "A label was sewn on the wrong side of the cover."),
      ("What we have done", "On 2 March 2026 we withdrew all stock of the lot."),
      ("How we prevent a", "Staff inspect ten pieces of each lot before it leaves."),
    ]
    let beside = texts.enumerated().flatMap { row, text in
      [
        (x: 50.0, y: 100 + Double(row) * 40, text: text.0),
        (x: 180.0, y: 100 + Double(row) * 40, text: text.1),
      ]
    }
    let under = texts.enumerated().flatMap { row, text in
      [
        (x: 50.0, y: 100 + Double(row) * 60, text: text.0),
        (x: 50.0, y: 118 + Double(row) * 60, text: text.1),
      ]
    }
    for cells in [beside + [(x: 50.0, y: 192.0, text: "repetition")], under] {
      let plan = try ReadDocument(
        printed: Page(placed: [(x: 50, y: 50, text: "PLAN OF ACTION")] + cells))
      for (section, text) in zip(["root_cause", "actions_taken", "prevention"], texts) {
        #expect(plan.canonical("section.\(section)")?.hasSuffix(text.1) == true)
      }
    }
  }

  @Test func `a company named in two scripts in one line is one company`() throws {
    let letter = try read([
      ["LETTER OF AUTHORIZATION 授权书"],
      ["Licensor 授权人: Guangzhou Kelmo Cosmetics Co., Ltd. 广州可莫化妆品有限公司"],
      ["Licensee 被授权人: Bright Sail Trading Limited 明帆贸易有限公司"],
      ["Territory 地域: Germany"],
    ])
    #expect(letter.canonical("licensor.name") == "Guangzhou Kelmo Cosmetics Co., Ltd.")
    #expect(letter.canonical("licensee.name") == "Bright Sail Trading Limited")
  }

  @Test func `a party of a form ends where the next row begins, whatever its label`() throws {
    let rows = [
      ("Issued by", "Kelmo Garden Tools Pty Ltd"),
      ("Issued to", "Outback Home & Shed ABN 77 604 118 930"), ("Gloop", "Pemberly"),
      ("Frobnicated", "Australia"),
    ]
    let cells = rows.enumerated().flatMap { row, texts in
      [
        (x: 50.0, y: 100 + Double(row) * 15, text: texts.0),
        (x: 180.0, y: 100 + Double(row) * 15, text: texts.1),
      ]
    }
    let letter = try ReadDocument(
      printed: Page(
        placed: [(x: 50, y: 50, text: "RESELLER CONFIRMATION")] + cells
          + [(x: 50, y: 200, text: "The business named above may resell our tools as new.")]))
    #expect(letter.canonical("licensee.name") == "Outback Home & Shed")
    #expect(letter.canonical("licensor.address") == nil)
    #expect(letter.canonical("licensee.address") == nil)
  }

  @Test func `the line below a name is his title as a whole`() throws {
    let lines = Self.permission.joined() + ["Yours sincerely"]
    let body = lines.enumerated().map { (x: 50.0, y: 60 + Double($0) * 20, text: $1) }
    let letter = try ReadDocument(
      printed: Page(
        placed: body + [
          (x: 50, y: 190, text: "Gordon Pell"),
          (x: 50, y: 203, text: "Vice President, Retail Channels"),
        ]))
    #expect(letter.canonical("signatory.name") == "Gordon Pell")
    #expect(letter.canonical("signatory.title") == "Vice President, Retail Channels")
  }

  @Test func `a text behind its label goes on at the label's own edge`() throws {
    let letter = try ReadDocument(
      printed: Page(placed: [
        (50, 60, "LETTER OF AUTHORIZATION"), (50, 90, "Licensor: Kelmo Trading Ltd"),
        (50, 110, "Licensee: Lanyu Retail GmbH"),
        (50, 130, "Territory: all member states of the European"),
        (50, 142, "Union, including Germany."), (50, 170, "Term: from 15 March 2026"),
      ]))
    let territory = try #require(letter.canonical("territory"))
    #expect(territory.contains("European Union, including Germany"))
  }

  @Test func `the head of a block says what the date under it is of`() throws {
    let receipt = try ReadDocument(
      printed: Page(placed: [
        (50, 60, "Proof of delivery"), (50, 100, "Delivered to"), (350, 100, "Delivery"),
        (50, 112, "P. Alder"), (350, 112, "Date: 15 October 2026"), (50, 124, "41 Cotham Vale"),
        (350, 124, "Time: 11:47"), (350, 136, "Signed by: P ALDER"),
      ]))
    #expect(receipt.kind == .proofOfDelivery)
    #expect(receipt.canonical("delivered") == "2026-10-15")
  }

  @Test func `a certificate's numbered heads are told by their numbers`() throws {
    let heads = [
      "1. Identification of the product covered by this certificate", "Wooden rings, model R8",
      "2. Citation to each rule", "16 CFR Part 1250", "3. U.S. importer", "Alder Toys LLC",
      "4. Whom to ask for the papers of the tests", "June Abernathy, +1 828 555 0177",
      "5. Date and place of manufacture", "June 2026, Lishui, China",
    ]
    let rows = ["CHILDREN'S PRODUCT CERTIFICATE"] + heads
    let certificate = try read(rows.map { [$0] })
    #expect(certificate.canonical("section.records") == "June Abernathy, +1 828 555 0177")
    // Where the order is another, a number tells nothing.
    let turned = rows.map { $0.hasPrefix("2.") ? "6. Citation to each rule" : $0 }
    #expect(try read(turned.map { [$0] }).canonical("section.records") == nil)
  }

  @Test func `an amount stands at the lower right of its label in a box`() throws {
    let certificate = try ReadDocument(
      printed: Page(placed: [
        (50, 60, "CERTIFICATE OF LIABILITY INSURANCE"), (300, 120, "EACH OCCURRENCE"),
        (420, 132, "$1,000,000"), (300, 160, "GENERAL AGGREGATE"), (420, 172, "$2,000,000"),
      ]))
    #expect(certificate.canonical("limit.each_occurrence") == "1000000")
  }

  @Test func `a passport is read by its machine-readable zone`() throws {
    let passport = try read([
      ["PASSPORT"], ["Surname"], ["ERIKSSON"], ["Nationality"], ["UTOPIAN"],
      ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"],
      ["L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    ])
    #expect(passport.canonical("number") == "L898902C3")
    #expect(passport.canonical("expires") == "2012-04-15")
  }

  @Test func `a licence may say until when it holds in two eras, with its label behind`() throws {
    let licence = try read([
      ["運転免許証"], ["氏名", "黒澤 葵"], ["2029年（令和11年）10月03日まで有効"], ["京都府公安委員会"],
    ])
    #expect(licence.canonical("expires") == "2029-10-03")
  }
}
