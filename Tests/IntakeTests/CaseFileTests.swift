import Evidence
import Intake
import MarkedYAML
import Testing

/// The public contract's own example of a case file.
let contractExample = """
  ticket: authenticity              # a ticket category: the file name of a pack under rules/tickets/
  marketplace: US                   # ISO 3166 code of the store the ticket is about
  notified: 2026-11-10              # the day the performance notification arrived
  submitting: 2026-11-22            # the day of the upload; today when left out (--on DATE wins)
  occurred: 2026-11-09              # when the problem happened
  contact_email: ops@lanyu.example  # the address the ticket is sent from

  account:                          # exactly as registered in Seller Central
    name: Shenzhen Lanyu Technology Co., Ltd.
    aliases: [深圳市蓝屿科技有限公司]   # the same legal entity in another script or a short form
    store: Lanyu Direct
    address: Room 1203, Building A, 8 Keji Road, Nanshan District, Shenzhen, Guangdong 518057, China
    email: ops@lanyu.example
    phone: "+86 755 8600 0000"
    registration: 91440300MA5QEYFH70   # unified social credit code, company number
    tax_ids: [GB980780684]
    representative: Li Wei

  brands:
    - {name: LUMO, owner: Lumo Brands LLC, trademark: {number: "6123456", office: USPTO}}

  items:                            # what the notice cites
    - asin: B0ABCDEFGH
      title: Lumo LED Desk Lamp
      brand: LUMO
      model: LX-200
      identifiers: ["036000241457"] # GTIN/UPC/EAN
      sku: LY-LAMP-01
      fnsku: X00ABCDEF1
      units_sold: 740               # in the 365 days before the notice
      listed: 2025-02-01

  orders:
    - {id: 113-1234567-1234567, placed: 2026-10-01, total: 59.99 USD, carrier: UPS,
       tracking: 1Z5R89390357567127, recipient: {name: J. Doe, postal_code: "98109"},
       shipped: 2026-10-02, promised: 2026-10-06, delivered: 2026-10-05}

  shipments:
    - {id: FBA15ABCDEFG, shipped: 2026-08-01, delivered: 2026-08-20, closed: true, destination: ONT8,
       boxes: 40, weight: 512 kg, units: [{item: X00ABCDEF1, shipped: 400, received: 352}]}

  complaint: {id: "12345678901", rights_owner: Lumo Brands LLC, ip_number: "6123456"}
  claim: {units: 48, amount: 612.00 USD, reported: 2026-09-02}
  related_account: {store: Old Store, relation: former}
  """

/// Takes in a folder that holds only this case file.
func decode(_ text: String, name: String = "case.yaml") throws -> CaseFile {
  let folder = try TemporaryFolder()
  try folder.write(Array(text.utf8), to: name)
  return try CaseFolder.receive(folder.path).case.file
}

/// What a case file is refused with, without the file's name: `LINE:COLUMN: MESSAGE`.
func refusals(of text: String, name: String = "case.yaml") throws -> [String] {
  let folder = try TemporaryFolder()
  try folder.write(Array(text.utf8), to: name)
  do {
    _ = try CaseFolder.receive(folder.path)
    return []
  } catch {
    guard case .caseFile(let refusal) = error else { throw error }
    return refusal.problems.map { problem in
      let prefix = "\(folder.path)/\(name)"
      #expect(problem.file == prefix)
      #expect(problem.words.zh.unicodeScalars.contains { $0.properties.isIdeographic })
      return String(problem.description.dropFirst(prefix.utf8.count + 1).drop { $0 == " " })
    }
  }
}

@Suite struct `Case files` {
  @Test func `the contract's example has every type`() throws {
    let file = try decode(contractExample)
    #expect(file.ticket == "authenticity")
    #expect(file.marketplace == "US")
    #expect(file.node(at: "notified")?.day == Day(year: 2026, month: 11, day: 10))
    #expect(file.node(at: "account.phone")?.text == "+86 755 8600 0000")
    #expect(file.node(at: "account.aliases")?.list?.first?.text == "深圳市蓝屿科技有限公司")
    #expect(file.nodes(at: "brands[].trademark.number").map(\.node.text) == ["6123456"])
    #expect(file.node(at: "items[1].units_sold")?.number == DecimalNumber(740))
    #expect(file.node(at: "orders[1].total")?.money?.description == "59.99 USD")
    #expect(file.node(at: "orders[1].recipient.postal_code")?.text == "98109")
    #expect(file.node(at: "shipments[1].closed")?.flag == true)
    #expect(file.node(at: "shipments[1].weight")?.measure?.description == "512 kg")
    #expect(
      file.nodes(at: "shipments[].units[].received").map(\.path)
        == ["shipments[1].units[1].received"])
  }

  @Test func `the same in JSON`() throws {
    let file = try decode(
      """
      {"ticket": "tax", "notified": "2026-11-10", "account": {"tax_ids": ["GB980780684"]},
       "shipments": [{"closed": false, "boxes": 40, "weight": "12.5 lb"}]}
      """, name: "case.json")
    #expect(file.node(at: "notified")?.day == Day(year: 2026, month: 11, day: 10))
    #expect(file.node(at: "shipments[1].closed")?.flag == false)
    #expect(
      file.node(at: "shipments[1].weight")?.measure
        == Measure(DecimalNumber(mantissa: 125, scale: 1), "lb"))
  }

  @Test func `numbers where a text belongs keep their digits`() throws {
    let file = try decode(
      "ticket: tax\nitems: [{model: 0911, identifiers: [036000241457, 1e5, 0x1F], title: yes}]")
    #expect(file.node(at: "items[1].model")?.text == "0911")
    #expect(
      file.nodes(at: "items[].identifiers[]").map(\.node.text) == ["036000241457", "1e5", "0x1F"])
    #expect(file.node(at: "items[1].title")?.text == "yes")
  }

  @Test func `well-formed values that are wrong are not intake's to judge`() throws {
    _ = try decode("ticket: tax\nitems: [{asin: B0ABCDEFG, units_sold: -3}]\ncontact_email: nobody")
  }

  @Test func `every problem is reported, in the order of the file`() throws {
    #expect(
      try refusals(of: "tiket: tax\nnotified: 2026-02-30\naccount:\n  phone: [1]\n  nmae: x\n") == [
        "1:1: unknown key 'tiket'; did you mean 'ticket'?",
        "1:1: the key 'ticket' is missing; for example 'ticket: authenticity'",
        "2:11: notified: there is no day '2026-02-30'; check the month and the day",
        "4:10: account.phone: expected a text, found a list",
        "5:3: account: unknown key 'nmae'; did you mean 'name'?",
      ])
  }

  @Test(arguments: [
    ("", "the file is empty"),
    ("- ticket", "1:1: expected keys such as 'ticket: authenticity', found a list"),
    ("ticket: &a tax", "1:9: an anchor ('&') is not accepted; write the value out"),
    ("ticket:", "1:8: ticket: nothing stands behind the key; state it, or leave the key out"),
    ("ticket: ~", "1:9: ticket: nothing stands behind the key; state it, or leave the key out"),
    ("ticket: authentic", "1:9: ticket: there is no ticket category 'authentic'; did you mean"),
    ("ticket: taxs", "1:9: ticket: there is no ticket category 'taxs'; did you mean 'tax'?"),
    ("ticket: lost", "1:9: ticket: there is no ticket category 'lost'; known are authenticity, "),
    ("ticket: [tax]", "1:9: ticket: expected a ticket category such as authenticity, found a list"),
    ("ticket: tax\nasin: B0", "2:1: unknown key 'asin'; it belongs at 'items[].asin'"),
    (
      "ticket: tax\nitems: [{asin: B0ABCDEFGH}]\nitmes: [B0]",
      "3:1: unknown key 'itmes'; 'items' stands on line 2 already: put it in there, or delete it"
    ),
    ("ticket: tax\nitems: []", "2:8: items: the list is empty; leave the key out"),
    ("ticket: tax\nitems: {asin: B0}", "2:8: items: expected a list, found a mapping; begin each"),
    ("ticket: tax\nitems: [B0]", "2:9: items[1]: expected keys (asin, title, brand, …), found a"),
    ("ticket: tax\nitems: [~]", "2:9: items[1]: nothing stands behind the key"),
    ("ticket: tax\naccount: [x]", "2:10: account: expected keys (name, aliases, store, …), found"),
    ("ticket: tax\naccount: {}", "2:10: account: nothing is stated; leave the key out"),
  ])
  func `files and groups that are refused`(text: String, beginning: String) throws {
    let refusals = try refusals(of: text)
    #expect(refusals.count == 1)
    #expect(refusals.first?.hasPrefix(beginning) == true, "\(refusals)")
  }

  /// A value and how its refusal begins, for each type.
  @Test(arguments: [
    ("notified: 10.11.2026", "expected a day as year-month-day, such as 2026-11-10, found '10.11."),
    ("notified: 2026-11-31", "there is no day '2026-11-31'"),
    ("notified: 2025-02-29", "there is no day '2025-02-29'"),
    ("notified: 2026-1-5", "expected a day as year-month-day"),
    ("notified: 2026-11-10T09:00:00Z", "expected a day as year-month-day"),
    ("claim: {units: 1,000}", "unknown key '000'"),
    ("claim: {units: '48'}", "expected a whole number, found text; write 48 without quotes"),
    ("claim: {units: 4.5}", "expected a whole number in plain digits, such as 740, found '4.5'"),
    ("claim: {units: many}", "expected a whole number in plain digits"),
    ("claim: {units: 1e3}", "expected a whole number in plain digits"),
    ("claim: {units: 9999999999999999}", "expected a whole number in plain digits"),
    ("claim: {amount: 12.50}", "an amount needs its currency: 12.50 USD"),
    ("claim: {amount: 12.50 usd}", "a currency is three capital letters: 12.50 USD"),
    ("claim: {amount: USD 12.50}", "the number comes first, then the currency: 12.50 USD"),
    ("claim: {amount: '1,234.50 USD'}", "expected an amount with a point and without separators"),
    ("claim: {amount: $12.50}", "expected an amount with a point and without separators"),
    ("shipments: [{weight: 512}]", "a weight needs its unit: 512 kg"),
    ("shipments: [{weight: 512 stone}]", "expected a weight such as 512 kg (units: kg, g, t, lb"),
    ("shipments: [{closed: yes}]", "expected true or false without quotes, found 'yes'"),
    ("shipments: [{closed: 'true'}]", "expected true or false without quotes, found 'true'"),
    ("marketplace: us", "a country is two capital letters: US"),
    ("marketplace: amazon.co.uk", "expected the country's code: GB, found 'amazon.co.uk'"),
    ("marketplace: XX", "expected a country's two-letter code (ISO 3166), such as US, found 'XX'"),
    ("contact_email: ''", "the text is empty; state it, or leave the key out"),
    ("contact_email: '  '", "the text is empty"),
    ("contact_email: {a: b}", "expected a text, found a mapping"),
    ("account: {tax_ids: GB980780684}", "expected a list, found a single value; write it as [GB98"),
  ])
  func `values that are refused`(line: String, beginning: String) throws {
    let first = try #require(try refusals(of: "ticket: tax\n" + line).first)
    #expect(first.hasPrefix("2:"))
    let message = first.split(separator: ": ", maxSplits: 2).last ?? ""
    #expect(message.starts(with: beginning) || first.contains(beginning), "\(first)")
  }
}
