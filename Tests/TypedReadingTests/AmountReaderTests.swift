import Evidence
import Reading
import Testing

@Suite struct AmountReaderTests {
  @Test(arguments: [
    ("27,80", ["27.80"]), ("1.471,60", ["1471.60"]), ("42'987.56", ["42987.56"]),
    ("42’987.56", ["42987.56"]), ("1 234,56", ["1234.56"]), ("1\u{A0}234,56", ["1234.56"]),
    ("1\u{202F}234\u{202F}567,89", ["1234567.89"]), ("1,23,456.00", ["123456.00"]),
    ("1,234", ["1234", "1.234"]), ("1.234", ["1234", "1.234"]), ("0.125", ["0.125"]),
    ("1234.567", ["1234.567"]), ("1.234.567", ["1234567"]), ("1,234.567", ["1234.567"]),
    ("(12.50)", ["-12.50"]), ("12.50-", ["-12.50"]), ("12.50 CR", ["-12.50"]),
    ("12.50 DR", ["12.50"]), ("−12.50", ["-12.50"]), ("-12.50", ["-12.50"]), (".50", ["0.50"]),
    ("1.234,-", ["1234"]), ("27 ,80", ["27.80"]), ("１，２３４．５０", ["1234.50"]), ("200", ["200"]),
    ("合计100.00", ["100.00"]), ("Total:12.50", ["12.50"]),
  ])
  func `numbers of the world`(text: String, values: [String]) {
    let found = AmountReader.candidates(in: text)
    #expect(found.map { $0.readings.map(\.value.description) } == [values])
  }

  @Test(arguments: [
    ("￥12,030.00", "12030.00", ["CNY", "JPY"]), ("¥12,030.5", "12030.5", ["CNY", "JPY"]),
    ("€ 1.234,56", "1234.56", ["EUR"]), ("1.234,56 €", "1234.56", ["EUR"]),
    ("EUR 1.234,56", "1234.56", ["EUR"]), ("1.234,56EUR", "1234.56", ["EUR"]),
    ("RMB12,030.00", "12030.00", ["CNY"]), ("CNY ¥12.50", "12.50", ["CNY"]),
    ("人民币12.50元", "12.50", ["CNY"]), ("CHF 1'234.--", "1234", ["CHF"]),
    ("US$1,234.50", "1234.50", ["USD"]), ("HK$ 12.00", "12.00", ["HKD"]),
    ("-£5.00", "-5.00", ["GBP"]), ("£(5.00)", "-5.00", ["GBP"]), ("(£5.00)", "-5.00", ["GBP"]),
    ("12,50 zł", "12.50", ["PLN"]), ("GBP12345678", "12345678", ["GBP"]),
    ("$12.50 USD", "12.50", ["USD"]),
  ])
  func `currencies in front and behind`(text: String, value: String, codes: [String]) throws {
    let found = AmountReader.candidates(in: text)
    #expect(found.count == 1)
    let amount = try #require(found.first)
    #expect(amount.readings.map(\.value.description) == [value])
    #expect(amount.currency?.codes == codes)
    #expect(amount.range == 0..<text.utf8.count)
  }

  @Test func `a dollar sign is many currencies`() throws {
    let amount = try #require(AmountReader.candidates(in: "$1,234.50").first)
    let codes = try #require(amount.currency).codes
    #expect(codes.first == "USD")
    #expect(Set(codes).isSuperset(of: ["CAD", "AUD", "SGD", "HKD"]))
    #expect(amount.currency?.code == nil)
  }

  @Test(arguments: [
    "14.05.2026", "2026-05-14", "14 May 2026", "+49 30 1234567", "0755-12345678", "A1234", "1234A",
    "INV-2026-0514", "19 %", "19,00%", "12345678", "007", "10:30", "#1234", "192.168.1.20",
    "100kg", "058-3563777-5518068", "1.2.3", "12,34.56", "2026年", "2 0 2 6 - 0 5 - 1 4", "",
  ])
  func `what is no amount is no amount`(text: String) {
    #expect(AmountReader.candidates(in: text).isEmpty)
  }

  @Test func `percentages are kept apart`() {
    let found = AmountReader.percentages(in: "MwSt 19 % 7,5% von 100,00")
    #expect(found.map { $0.readings.map(\.value.description) } == [["19"], ["7.5"]])
    #expect(AmountReader.candidates(in: "MwSt 19 % von 100,00").count == 1)
  }

  @Test func `a currency belongs to one amount`() {
    let found = AmountReader.candidates(in: "12.50元 人民币13.50元 EUR 5,00 EUR 6,00")
    #expect(found.map { $0.readings[0].value.description } == ["12.50", "13.50", "5.00", "6.00"])
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  @Test func `a blank may part columns, and it is said`() {
    #expect(AmountReader.candidates(in: "12 345,00").map(\.hasBlanks) == [true])
    let apart = AmountReader.candidates(in: "12 345,00", joiningBlanks: false)
    #expect(apart.map { $0.readings[0].value.description } == ["12", "345.00"])
  }

  @Test func `every amount is read back from every form`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = DecimalNumber(
        mantissa: Int64.random(in: 0...9_999_999_999, using: &generator), scale: 2)
      for (point, group) in [
        (".", ","), (",", "."), (",", "\u{A0}"), (".", "'"), (".", ""), (",", ""),
      ] {
        let text = grouped(value, point: point, group: group)
        let found = AmountReader.candidates(in: text)
        #expect(found.map { $0.readings.map(\.value) } == [[value]], "\(text)")
        #expect(found.first?.readings.first?.mark == (point == "." ? .point : .comma))
      }
    }
  }

  @Test func `a document's other numbers settle its decimal mark`() throws {
    let german = AmountReader.candidates(in: "1.234 27,80 1.471,60")
    let convention = DecimalConvention(of: german)
    #expect(convention.mark == .comma)
    #expect(convention.settle(german[0]).map(\.value) == [DecimalNumber(1234)])

    let open = AmountReader.candidates(in: "1.234 5.678")
    #expect(DecimalConvention(of: open).mark == nil)
    #expect(DecimalConvention(of: open).settle(open[0]).count == 2)
    #expect(DecimalConvention(of: AmountReader.candidates(in: "27,80 27.80")).mark == nil)
  }

  private func grouped(_ value: DecimalNumber, point: String, group: String) -> String {
    let parts = value.description.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { whole += group }
      whole.append(digit)
    }
    return whole + point + parts[1]
  }
}
