import Evidence
import Testing

@testable import Reading

@Suite struct LetterPartsTests {
  @Test(arguments: [
    ("to MERIDIAN OFFICE GOODS INC., of 500 Fifth Avenue", ["MERIDIAN OFFICE GOODS INC."]),
    ("Gravel & Grain Holdings, LLC", ["Gravel & Grain Holdings, LLC"]),
    ("dass die Firma Spielkiste Onlinehandel GmbH, Marktplatz 2", ["Spielkiste Onlinehandel GmbH"]),
    ("现授权厦门潮汐贸易有限公司为我公司产品的经销商", ["厦门潮汐贸易有限公司"]),
    ("我公司（深圳市向日葵科技有限公司）", ["深圳市向日葵科技有限公司"]),
    ("PRIVATE LIMITED COMPANY", []), ("our Company and the Trading Company", []),
    ("", []),
  ])
  func `companies of a sentence`(text: String, names: [String]) {
    let found = CompanyMentions.ranges(in: text).map { IdentifierScan.slice(text, $0) }
    #expect(found == names)
  }

  @Test(arguments: [
    ("for two (2) years from", 24), ("a period of 18 months", 18), ("twenty-four months", 24),
    ("für drei Jahre", 36), ("une durée de 2 ans", 24), ("有效期两年", 24), ("十八个月", 18),
    ("eighteen months", 18),
  ])
  func `lengths of time in months`(text: String, months: Int) {
    #expect(Duration.months(in: text) == months)
  }

  @Test(arguments: ["in 2026", "2026年3月1日", "years", "the year", ""])
  func `no length of time`(text: String) {
    #expect(Duration.months(in: text) == nil)
  }

  @Test(arguments: [
    ("US, Canada", ["US", "CA"]), ("Amazon US, Amazon Mexico", ["US", "MX"]),
    ("UK and Germany", ["GB", "DE"]),
    ("Germany (see our letter of May, and ask IT for more)", ["DE"]),
  ])
  func `codes count in one list with names`(text: String, codes: [String]) {
    #expect(Country.territory(in: text) == .countries(Set(codes)))
  }
}
