import Checking
import Testing

@Suite struct NameComparisonTests {
  private static let expected = "Shenzhen ABC Technology Co., Ltd."

  @Test(arguments: [
    "Shenzhen ABC Technology Co., Ltd.", "Shenzhen ABC Technology CO.,LTD",
    "SHENZHEN ABC TECHNOLOGY COMPANY LIMITED", "Shenzhen ABC Technology Limited",
    "ＳＨＥＮＺＨＥＮ　ＡＢＣ　Technology　Co．，Ltd．", "Shenzhen ABC Technology Co.Ltd",
    "SHENZHEN ABC TECHNOLOGYCO.,LTD", "Shenzhen  A.B.C. Technology Co., Ltd",
    "深圳市甲乙科技有限公司 Shenzhen ABC Technology Co., Ltd.",
  ])
  func `harmless differences`(found: String) {
    #expect(NameComparison.compare(found, with: Self.expected).isSame)
  }

  @Test(arguments: [
    "Shenzhen ABC Tech Co., Ltd", "Guangzhou ABC Technology Co., Ltd.", "ABC Technology Co., Ltd.",
    "Shenzhen ABC Technology Trading Co., Ltd.", "Shenzhen ABC Technology LLC",
    "Shenzhen ABD Technology Co., Ltd.", "深圳市甲乙科技有限公司 Shenzhen XYZ Trading Co., Ltd.",
  ])
  func `another company`(found: String) {
    #expect(NameComparison.compare(found, with: Self.expected) == .differs)
  }

  @Test func `the Chinese name counts where the case states it`() {
    let alias = ["深圳市甲乙科技有限公司"]
    #expect(
      NameComparison.compare("深圳市甲乙科技有限公司", with: Self.expected)
        == .cannotTell(.differentScript))
    #expect(
      NameComparison.compare("深圳市甲乙科技有限公司", with: Self.expected, aliases: alias) == .same(.alias))
    #expect(
      NameComparison.compare("深圳市甲乙科技有限責任公司", with: Self.expected, aliases: alias).isSame)
    #expect(
      NameComparison.compare("深圳市甲丙科技有限公司", with: Self.expected, aliases: alias) == .differs)
  }

  @Test func `a name without its legal form proves nothing`() {
    #expect(
      NameComparison.compare("Shenzhen ABC Technology", with: Self.expected)
        == .cannotTell(.legalFormMissing))
    #expect(NameComparison.compare("", with: Self.expected) == .cannotTell(.incomplete))
  }

  @Test(arguments: [
    ("Müller & Söhne GmbH", "MUELLER UND SOEHNE GMBH"),
    ("Muster GmbH & Co. KG", "Muster GmbH u. Co. KG"),
    ("Acme L.L.C.", "Acme LLC"), ("Acme, Inc.", "ACME INCORPORATED"),
    ("Foo UG (haftungsbeschränkt)", "Foo UG"),
    ("Foo Sp. z o.o.", "FOO SP Z O O"), ("Bar S.r.l.", "BAR SRL"),
    ("Société Générale S.A.", "Societe Generale SA"),
    ("株式会社山田", "山田株式会社"), ("廣州豐華電子有限公司", "广州丰华电子有限公司"), ("Łódź Sp.k.", "LODZ SPK"),
    ("甲乙（深圳）科技有限公司", "甲乙(深圳)科技有限公司"), ("Meyer e.K.", "MEYER EK"),
    ("Jan de Vries B.V.", "Jan de Vries BV"),
  ])
  func `spellings of one legal form`(left: String, right: String) {
    #expect(NameComparison.compare(left, with: right) == .same(.spelling))
    #expect(NameComparison.compare(right, with: left) == .same(.spelling))
  }

  @Test(arguments: [
    ("Muster GmbH", "Muster AG"), ("Acme Inc.", "Acme LLC"), ("Bar S.p.A.", "Bar S.r.l."),
    ("甲乙股份有限公司", "甲乙有限公司"), ("Muster GmbH & Co. KG", "Muster GmbH"),
    ("Acme Pte. Ltd.", "Acme Pty Ltd"),
  ])
  func `different legal forms`(left: String, right: String) {
    #expect(NameComparison.compare(left, with: right) == .differs)
  }
}

@Suite struct PersonComparisonTests {
  @Test(arguments: [
    ("LI, WEI", "Wei Li"), ("LI XIAOMING", "Xiao Ming Li"), ("OBRIEN SEAN", "Sean O'Brien"),
    ("Ms Dana Whitlock", "WHITLOCK DANA"), ("MUELLER ZOE", "Zoë Müller"), ("李 伟", "李伟"),
    ("LANYU TRADING LTD.", "Lanyu Trading Limited"),
  ])
  func `the same in another order`(found: String, expected: String) {
    #expect(PersonComparison.compare(found, with: expected).isSame)
  }

  @Test(arguments: [
    ("Wang Wei", "Li Wei"), ("王伟", "李伟"), ("Trading Lanyu Ltd", "Lanyu Trading Ltd"),
    ("Dana Whitlock", "Dina Whitlock"),
  ])
  func `somebody else`(found: String, expected: String) {
    #expect(PersonComparison.compare(found, with: expected) == .differs)
  }

  @Test(arguments: [
    ("WHITLOCK DANA MARIE", "Dana Whitlock"), ("D. Whitlock", "Dana Whitlock"),
  ])
  func `nobody can tell of names left out`(found: String, expected: String) {
    #expect(PersonComparison.compare(found, with: expected) == .cannotTell(.incomplete))
  }
}

@Suite struct AddressComparisonTests {
  private static let expected =
    "Room 1203, Building 5, 88 Keji Road, Nanshan District, Shenzhen 518000, China"

  @Test(arguments: [
    "Rm 1203, Bldg 5, No.88 Keji Rd, Nanshan Dist., Shenzhen, Guangdong, China 518000",
    "ROOM 1203, BUILDING 5, #88 KEJI ROAD, NAN SHAN DISTRICT, SHENZHEN 518000",
    "Shenzhen 518000, Nanshan District, 88 Keji Road, Building 5, Room 1203, P.R. China",
    "88 Keji Road, Nanshan, Shenzhen",
    "Ｒｏｏｍ １２０３, Building 5, 88 Keji Road, Nanshan District, Shenzhen",
  ])
  func `the same place`(found: String) {
    #expect(AddressComparison.compare(found, with: Self.expected).isSame)
  }

  @Test(arguments: [
    "Room 1204, Building 5, 88 Keji Road, Nanshan District, Shenzhen 518000, China",
    "Room 1203, Building 6, 88 Keji Road, Nanshan District, Shenzhen 518000, China",
    "Room 1203, Building 5, 89 Keji Road, Nanshan District, Shenzhen 518000, China",
    "Room 1203, Building 5, 88 Keji South Road, Nanshan District, Shenzhen 518000, China",
    "Room 1203, Building 5, 88 Keji Road, Nanshan District, Shenzhen 518001, China",
    "Room 1203, Building 5, 88 Keji Road, Nanshan District, Shenzhen 518000, Germany",
    "Room 1203, Building 5, 88 Keji Road, Tianhe District, Guangzhou",
  ])
  func `another place`(found: String) {
    #expect(AddressComparison.compare(found, with: Self.expected) == .differs)
  }

  @Test(arguments: ["Shenzhen, China", "Keji Road, Nanshan, Shenzhen", "深圳市南山区科技路88号5栋1203室", ""])
  func `too little to tell`(found: String) {
    let result = AddressComparison.compare(found, with: Self.expected)
    #expect(result == .cannotTell(.incomplete) || result == .cannotTell(.differentScript))
  }

  @Test(arguments: [
    ("Hauptstr. 12, 80331 München", "Hauptstraße 12, D-80331 Muenchen, Germany"),
    ("Hauptstr. 12a, 80331 München", "Hauptstraße 12 A, 80331 München"),
    ("Bahnhofstrasse 5, 8001 Zürich", "Bahnhofstr. 5, CH-8001 Zürich, Schweiz"),
    ("12 rue de la Paix, 75002 Paris, France", "12 Rue de la Paix 75002 PARIS"),
    ("350 5th Ave, New York, NY 10118", "350 Fifth Avenue, New York, New York 10118, USA"),
    ("10 Downing St, London SW1A 2AA", "10 Downing Street, London SW1A 2AA, United Kingdom"),
    ("广东省深圳市南山区科技南路88号5栋1203室", "深圳市南山区科技南路88号5栋1203"),
    ("廣東省深圳市南山區科技南路８８號", "中国广东省深圳市南山区科技南路88号"),
    ("深圳市南山区科技园科技南路88号5栋12楼1203室", "深圳市南山区科技南路88号5栋1203室"),
    (
      "Unit 5, 12/F, Wah Fung Building, 88 Queen's Road Central, Hong Kong",
      "Flat 5, 12th Floor, Wah Fung Bldg., 88 Queens Rd. Central, Hong Kong"
    ),
  ])
  func `addresses of many countries`(left: String, right: String) {
    #expect(AddressComparison.compare(left, with: right).isSame)
    #expect(AddressComparison.compare(right, with: left).isSame)
  }

  @Test(arguments: [
    ("Hauptstr. 12, 80331 München", "Hauptstraße 14, 80331 München"),
    ("Hauptstr. 12, 80331 München", "Bahnhofstr. 12, 80331 München"),
    ("广东省深圳市南山区科技南路88号", "广东省深圳市南山区科技南路89号"),
    ("深圳市南山区科技南路88号", "深圳市南山区科技北路88号"),
    ("10 Downing St, London SW1A 2AA", "10 Downing St, London SW1A 2AB"),
  ])
  func `neighbours are not the same`(left: String, right: String) {
    #expect(AddressComparison.compare(left, with: right) == .differs)
  }

  @Test func `an alias connects two scripts`() {
    #expect(
      AddressComparison.compare(
        "深圳市南山区科技路88号5栋1203室", with: Self.expected, aliases: ["广东省深圳市南山区科技路88号5栋1203室"])
        == .same(.alias))
  }
}

@Suite struct TextComparisonTests {
  @Test func `telephone numbers with and without the country's code`() {
    for (left, right) in [
      ("+86 755 1234 5678", "0755-12345678"), ("+49 (0)89 123456", "089 123456"),
      ("0049 89 123456", "+49 89 123456"), ("12345678", "+86-755-12345678"),
    ] {
      #expect(TextComparison.phone(left, with: right).isSame)
    }
    #expect(TextComparison.phone("+49 89 123456", with: "+44 89 123456") == .differs)
    #expect(TextComparison.phone("0755-12345678", with: "0755-12345679") == .differs)
    #expect(TextComparison.phone("12345", with: "+86-755-12345") == .cannotTell(.incomplete))
  }

  @Test func `identifiers, e-mails and brands`() {
    #expect(TextComparison.identifier("0036000241457", with: "036000241457").isSame)
    #expect(TextComparison.identifier("ab-12 x", with: "AB12X").isSame)
    #expect(TextComparison.identifier("AB12X", with: "AB12Y") == .differs)
    #expect(TextComparison.identifier("0012", with: "12") == .differs)
    #expect(TextComparison.email("Info@Acme.com", with: "info@acme.com").isSame)
    #expect(TextComparison.email("info@acme.co", with: "info@acme.com") == .differs)
    #expect(TextComparison.brand("ACME® Pro", with: "AcmePro").isSame)
    #expect(TextComparison.brand("Acme", with: "Acmee") == .differs)
    #expect(TextComparison.brand("Acme", with: "Acme") == .same(nil))
  }

  @Test func `registered domains`() {
    #expect(TextComparison.registeredDomain(of: "https://www.shop.acme.co.uk/x?y") == "acme.co.uk")
    #expect(TextComparison.registeredDomain(of: "Info@Mail.Acme.com") == "acme.com")
    #expect(TextComparison.registeredDomain(of: "localhost") == nil)
  }
}
