import Classification
import Evidence
import Knowledge
import Reading
import TestDocuments
import Testing

/// A Chinese VAT invoice of one page, and the codes on it.
private struct Fapiao {
  var rows = [
    ["电子发票（普通发票）"],
    ["发票号码：26442000001583920471", "开票日期：2026年08月17日"],
    ["购买方名称：广州市禾屿贸易有限公司", "销售方名称：东莞市铭朔光电有限公司"],
    ["项目名称", "数量", "单价", "金额"], ["*照明装置*台灯", "100", "10.00", "1000.00"],
    ["合计", "¥1000.00"], ["税额", "¥130.00"], ["价税合计（大写）壹仟壹佰叁拾圆整", "（小写）¥1130.00"],
    ["开票人：谭薇"],
  ]
  var codes = ["01,32,,26442000001583920471,1130.00,20260817,,9C3E"]

  /// The classic form, with an invoice code and a check code.
  static var classic: Fapiao {
    var fapiao = Fapiao()
    fapiao.rows[0] = ["广东增值税电子普通发票"]
    fapiao.rows[1] = ["发票代码：044002600111", "发票号码：38204917"]
    fapiao.rows.insert(["开票日期：2026年08月17日", "校验码：61938 20475 81193 06427"], at: 2)
    fapiao.codes = ["01,10,044002600111,38204917,1000.00,20260817,61938204758119306427,7D1A,"]
    return fapiao
  }

  mutating func replace(_ text: String, by other: String) {
    rows = rows.map { $0.map { $0.replacing(text, with: other) } }
  }

  func read() throws -> ReadDocument {
    let knowledge = try knowledgeOfRules.get()
    let received = ReceivedFile(path: EvidencePath("a.pdf"), size: 1, sha256: nil)
    let box = Box(x0: 20, y0: 20, x1: 80, y1: 80)
    let page = Page(rows: rows, codes: codes.map { PageCode(.qr, text: $0, box: box) })
    let extracted = ExtractedDocument(
      identified: IdentifiedFile(received: received, mediaType: "application/pdf", basis: nil),
      pages: [page], pageCount: 1, information: DocumentInformation(), problem: nil)
    return DocumentReader(knowledge).read(Classifier(knowledge).classify(extracted))
  }
}

private let knowledgeOfRules = Result { try ReadingKnowledge(.embedded) }

extension ReadDocument {
  fileprivate func confidence(_ name: FieldName) -> Double? { state(of: name).known?.confidence }
  fileprivate var differences: [String] {
    disagreements.map { difference in
      let printed = difference.printed.map(\.value.canonical).joined(separator: "/")
      let also = difference.isPrintedToo ? " printed too" : ""
      return "\(difference.field): \(printed), \(difference.structured.value.canonical)\(also)"
    }
  }
}

@Suite struct `The code on a Chinese VAT invoice` {
  @Test(arguments: [Fapiao(), Fapiao.classic])
  private func `confirms what the page says`(fapiao: Fapiao) throws {
    let document = try fapiao.read()
    #expect(document.differences == [])
    #expect(document.confidence("number") == 0.99)
    #expect(document.confidence("issue_date") == 0.99)
    #expect(document.confidence(fapiao.codes[0].hasPrefix("01,32") ? "total" : "net") == 0.99)
  }

  @Test func `states number, codes, date and amount`() throws {
    let read = try #require(try Fapiao.classic.read().codes.first)
    let terms = read.terms.map { "\($0.name) \($0.value.canonical)" }
    #expect(
      terms == [
        "number 38204917", "invoice_code 044002600111", "issue_date 2026-08-17", "amount 1000.00",
        "check_code 61938204758119306427",
      ])
    #expect(read.page == 1 && read.code.box.width == 60)
  }

  @Test(arguments: [
    "", "01", "https://example.org/?a=1,2,3,4,5,6", "02,32,,26442000001583920471,1,20260817,,",
    "01,32,,2644200000158392047,1130.00,20260817,,9C3E", "01,32,x,26442000001583920471,1,20260817",
    "01,321,,26442000001583920471,1130.00,20260817,,", "01,10,044002600111,３８２０４９１７,1,20260817",
  ])
  func `is none where its form is another's`(text: String) throws {
    var fapiao = Fapiao()
    fapiao.codes = [text]
    let document = try fapiao.read()
    #expect(document.codes.map(\.terms) == [[]] && document.differences == [])
  }

  @Test func `may leave out or garble what is not its number`() throws {
    var fapiao = Fapiao()
    fapiao.codes = ["01,32,,26442000001583920471,,20261317,,"]
    #expect(try fapiao.read().codes.flatMap(\.terms).map(\.name) == ["number"])
  }

  @Test func `is told where the page says something else`() throws {
    var fapiao = Fapiao.classic
    fapiao.codes = ["01,10,044002600112,38204918,999.00,20260818,61938204758119306428,7D1A,"]
    #expect(
      try fapiao.read().differences == [
        "number: 38204917, 38204918", "invoice_code: 044002600111, 044002600112",
        "issue_date: 2026-08-17, 2026-08-18", "total: 1130.00, 999.00",
        "check_code: 61938204758119306427, 61938204758119306428",
      ])
  }

  @Test func `may hold the net amount or the total, and a minus on credit notes`() throws {
    for amount in ["1000", "1130.0", "-1130.00"] {
      var fapiao = Fapiao()
      fapiao.codes = ["01,32,,26442000001583920471,\(amount),20260817,,9C3E"]
      #expect(try fapiao.read().differences == [])
    }
  }

  @Test func `proves nothing by an amount that stands elsewhere on the page`() throws {
    var fapiao = Fapiao()
    fapiao.codes = ["01,32,,26442000001583920471,130.00,20260817,,9C3E"]
    #expect(try fapiao.read().differences == ["total: 1130.00, 130.00 printed too"])
  }

  @Test func `settles what the page leaves open`() throws {
    var twice = Fapiao()
    twice.rows.insert(["发票号码：26442000001583920999"], at: 2)
    #expect(try twice.read().state(of: "number").known?.value == .text("26442000001583920471"))
    // A vague label points at another number; the invoice's own has none.
    var vague = Fapiao()
    vague.rows[1] = ["号码 7712043", "开票日期：2026年08月17日"]
    vague.rows.append(["26442000001583920471"])
    let number = try #require(try vague.read().state(of: "number").known)
    #expect(number.value == .text("26442000001583920471") && number.place.source == .text)
    vague.codes = []
    #expect(try vague.read().state(of: "number").known?.value == .text("7712043"))
  }

  @Test func `may hold the other of two numbers on paper`() throws {
    var fapiao = Fapiao.classic
    fapiao.codes = ["01,04,,26442000001583920471,1000.00,20260817,,9C3E"]
    #expect(try fapiao.read().differences == ["number: 38204917, 26442000001583920471"])
    fapiao.rows.append(["数电票号码：26442000001583920471"])
    #expect(try fapiao.read().differences == [])
  }

  @Test func `of several is the one with the invoice's number`() throws {
    var fapiao = Fapiao()
    fapiao.codes.insert("01,32,,26442000001583920999,7.00,20260101,,", at: 0)
    #expect(try fapiao.read().differences == [])
  }

  @Test func `is compared with invoices only`() throws {
    var fapiao = Fapiao()
    fapiao.rows = [["营业执照"], ["名称：广州市禾屿贸易有限公司"], ["统一社会信用代码：91440101MA9W3XKD2X"]]
    let document = try fapiao.read()
    #expect(document.codes.count == 1 && document.disagreements.isEmpty)
  }
}
