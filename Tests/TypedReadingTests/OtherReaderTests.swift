import Evidence
import Reading
import Testing

@Suite struct QuantityReaderTests {
  @Test(
    arguments: [
      ("200", ["200"], nil, nil), ("1,200 pcs", ["1200", "1.200"], "pcs", .piece),
      ("12 Stk.", ["12"], "Stk.", .piece), ("5 Stück", ["5"], "Stück", .piece),
      ("100个", ["100"], "个", .piece), ("20件", ["20"], "件", .piece),
      ("3 boxes", ["3"], "boxes", .package), ("2,00", ["2.00"], nil, nil),
      ("6 pair(s)", ["6"], "pair(s)", .group), ("1.5 kg", ["1.5"], "kg", .measure),
      ("３０ＰＣＳ", ["30"], "PCS", .piece), ("10 szt.", ["10"], "szt.", .piece),
    ] as [(String, [String], String?, UnitKind?)])
  func `quantities with and without unit`(
    text: String, values: [String], unit: String?, kind: UnitKind?
  ) throws {
    let found = QuantityReader.candidates(in: text)
    #expect(found.count == 1)
    let quantity = try #require(found.first)
    #expect(quantity.readings.map(\.value.description) == values)
    #expect(quantity.unit == unit)
    #expect(quantity.unitKind == kind)
  }

  @Test(arguments: ["€ 12", "12 EUR", "19 %", "14.05.2026", "A12", "12A7", "12元"])
  func `amounts, percentages, dates and identifiers are no quantities`(text: String) {
    #expect(QuantityReader.candidates(in: text).isEmpty)
  }

  @Test func `a column of units`() {
    #expect(QuantityReader.unitKind(" PCS ") == .piece)
    #expect(QuantityReader.unitKind("箱") == .package)
    #expect(QuantityReader.unitKind("Rechnung") == nil)
  }
}

@Suite struct ChineseNumeralTests {
  @Test(
    arguments: [
      ("壹万贰仟叁佰元整", "12300"), ("人民币壹万陆仟肆佰零玖元零贰分", "16409.02"),
      ("叁佰贰拾伍元零肆分", "325.04"), ("⊗壹拾万柒仟圆整", "107000"), ("貳萬陸仟圓正", "26000"),
      ("伍角整", "0.5"), ("拾元整", "10"), ("壹亿零叁佰元整", "100000300"), ("一百二十元", "120"),
      ("壹仟贰佰叁拾肆元伍角", "1234.5"), ("人民币（大写）", nil), ("壹贰元整", nil), ("贰佰叁仟元整", nil),
      ("壹万", nil), ("元整", nil), ("壹元整伍角", nil), ("壹万亿元", nil), ("", nil),
    ] as [(String, String?)])
  func `amounts in capitals`(text: String, value: String?) {
    #expect(ChineseNumeral.amount(text) == value.flatMap { DecimalNumber(plain: $0) })
  }

  @Test func `the standard's examples are written as it writes them`() throws {
    for (plain, capitals) in [
      ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("325.04", "叁佰贰拾伍元零肆分"), ("12300", "壹万贰仟叁佰元整"),
      ("0", "零元整"), ("100000300", "壹亿零叁佰元整"),
    ] {
      #expect(ChineseNumeral.capitals(try #require(DecimalNumber(plain: plain))) == capitals)
    }
    #expect(ChineseNumeral.capitals(DecimalNumber(-1)) == nil)
  }

  @Test func `what is written is read back`() throws {
    var generator = SystemRandomNumberGenerator()
    for digits in 1...14 {
      let limit = (0..<digits).reduce(Int64(1)) { product, _ in product * 10 }
      for _ in 0..<200 {
        let value = DecimalNumber(
          mantissa: Int64.random(in: 0..<limit, using: &generator), scale: 2)
        let text = try #require(ChineseNumeral.capitals(value))
        #expect(ChineseNumeral.amount(text) == value, "\(text)")
        let found = ChineseNumeral.amounts(in: "价税合计（大写） \(text) （小写）¥\(value)")
        #expect(found.map(\.value) == [value])
      }
    }
  }
}

@Suite struct ContactReaderTests {
  @Test(
    arguments: [
      ("Mail: Info@Acme.com.cn", .email, "info@acme.com.cn"),
      ("info @ acme.com", .email, "info@acme.com"),
      ("ｉｎｆｏ＠acme.com", .email, "info@acme.com"), ("www.acme.de", .website, "acme.de"),
      ("https://www.acme.com/shop/.", .website, "acme.com/shop/"),
      ("acme.com", .website, "acme.com"),
      ("Web: shop.acme.co.uk", .website, "shop.acme.co.uk"),
      ("+49 (0)30 1234567", .phone, "+49301234567"),
      ("Tel 030/1234567-89", .phone, "030123456789"), ("(555) 123-4567", .phone, "5551234567"),
      ("+1-555-123-4567", .phone, "+15551234567"), ("0755-12345678", .phone, "075512345678"),
      ("13800138000", .phone, "13800138000"), ("01 23 45 67 89", .phone, "0123456789"),
      ("+86 755 8888 8888", .phone, "+8675588888888"), ("400-800-1234", .phone, "4008001234"),
    ] as [(String, ContactReader.Kind, String)])
  func `contacts`(text: String, kind: ContactReader.Kind, value: String) {
    let found = ContactReader.candidates(in: text)
    #expect(found.map(\.kind) == [kind])
    #expect(found.map(\.value) == [value])
  }

  @Test(arguments: [
    "14.05.2026", "2026-05-14", "1.234.567,89", "DE89 3704 0044 0532 0130 00", "DE136695976",
    "91110000600037341L", "4006381333931", "058-3563777-5518068", "12345", "Acme Co.Ltd", "1.2.3",
    "file.pdf", "z.B. acme.com ist", "@acme.com", "a@b", "(12.50) 12.50", "www.", "12 345 678,00",
  ])
  func `what is no contact is no contact`(text: String) {
    #expect(ContactReader.candidates(in: text).map(\.value) == [])
  }

  @Test func `a label makes digits a number`() {
    #expect(ContactReader.phones(in: "2345 6789").isEmpty)
    #expect(ContactReader.phones(in: "2345 6789", labelled: true).map(\.value) == ["23456789"])
    #expect(ContactReader.phones(in: "14.05.2026", labelled: true).isEmpty)
  }
}

@Suite struct CountryTests {
  @Test func `a country by any of its names`() {
    for text in ["Germany", "DEUTSCHLAND", "德国", "德國", "Allemagne", "DE", " Germany. "] {
      #expect(Country.code(of: text) == "DE")
    }
    #expect(Country.code(of: "U.S.A.") == "US")
    #expect(Country.code(of: "Germany Ltd") == nil)
    #expect(Country.code(of: "de") == nil)
  }

  @Test func `territories`() {
    #expect(Country.territory(in: "the United States and Canada") == .countries(["US", "CA"]))
    #expect(Country.territory(in: "授权区域：全球") == .worldwide)
    #expect(Country.territory(in: "中国大陆") == .countries(["CN"]))
    #expect(Country.territory(in: "Territory: WORLDWIDE") == .worldwide)
    #expect(Country.territory(in: "US, UK") == .countries(["US", "GB"]))
    #expect(Country.territory(in: "European Union")?.covers("FR") == true)
    #expect(Country.territory(in: "European Union")?.covers("UK") == false)
    #expect(Country.territory(in: "as agreed in writing") == nil)
  }
}

@Suite struct RandomTextTests {
  /// Ranges must be usable whatever the text; digits and separators in any order provoke most.
  @Test func `no text crashes a reader and every range lies in the text`() {
    let alphabet = Array(
      "0123456789 .,-/:'()+€$¥元年月日二十壹万May Jan@wx.com\n个%Ａ１\u{301}".unicodeScalars)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? " ")
      }
      let text = String(view)
      let ranges =
        DateReader.candidates(in: text, allowingCompact: true).map(\.range)
        + AmountReader.candidates(in: text).map(\.range)
        + QuantityReader.candidates(in: text).map(\.range)
        + ContactReader.candidates(in: text).map(\.range)
        + ChineseNumeral.amounts(in: text).map(\.range) + Country.mentions(in: text).map(\.range)
      let bytes = Array(text.utf8)
      for range in ranges {
        #expect(!range.isEmpty && range.upperBound <= bytes.count)
        #expect(String(validating: bytes[range], as: UTF8.self) != nil)
      }
    }
  }
}
