import Evidence
import Reading
import Testing

@Suite struct DateReaderTests {
  @Test(arguments: [
    "2026-05-14", "2026/05/14", "2026.5.14", "14.05.2026", "14. 05. 2026", "14 . 05 . 2026",
    "05-14-2026", "14th May 2026", "14 th May 2026", "May 14, 2026", "May 14 2026",
    "MAY 14TH, 2026",
    "14-MAY-26", "14MAY2026", "May-14-2026", "2026 May 14", "this 14th day of May, 2026",
    "14. Mai 2026", "14 mai 2026", "14 de mayo de 2026", "14 de mayo del 2026", "14 maggio 2026",
    "14 mei 2026", "14 maja 2026", "14 de maio de 2026", "14 maj 2026", "2026年5月14日",
    "2026 年 05 月 14 日", "２０２６年０５月１４日", "令和8年5月14日", "二〇二六年五月十四日",
    "二零二六年五月十四日", "民国115年5月14日", "民國一百一十五年五月十四日", "2026년 5월 14일",
    "2 0 2 6 - 0 5 - 1 4", "2 0 2 6 年 0 5 月 1 4 日", "2026-05-14T10:30:00Z",
    "Date:14.05.2026", "Datum14.05.2026", "开票日期2026-05-14", "14.05.2026 10:30", "Thu, 14 May 2026",
  ])
  func `one day in many forms`(text: String) throws {
    let candidates = DateReader.candidates(in: text)
    #expect(candidates.count == 1)
    #expect(try #require(candidates.first).day == Day(year: 2026, month: 5, day: 14))
  }

  @Test func `other days`() {
    #expect(days("21-FEB-26") == [["2026-02-21"]])
    #expect(days("1er janvier 2026") == [["2026-01-01"]])
    #expect(days("令和元年五月一日") == [["2019-05-01"]])
    #expect(days("二〇二六年十二月三十一日") == [["2026-12-31"]])
    #expect(days("29/02/2024") == [["2024-02-29"]])
    #expect(days("Apr 28 – May 28, 2026") == [["2026-05-28"]])
    #expect(days("05/05/2026") == [["2026-05-05"]])
    #expect(
      days("01.05.2026-31.05.2026, dann 2.6.2026") == [
        ["2026-05-01", "2026-01-05"], ["2026-05-31"], ["2026-06-02", "2026-02-06"],
      ])
  }

  @Test func `what can be read in several ways keeps all readings`() {
    #expect(days("03/04/2026") == [["2026-04-03", "2026-03-04"]])
    #expect(days("03/04/26") == [["2026-04-03", "2026-03-04", "2003-04-26"]])
    #expect(days("14/05/26") == [["2026-05-14", "2014-05-26"]])
  }

  @Test(arguments: [
    "1.2.3", "v1.2.26", "192.168.10.20", "10.12.20.26", "12/2026", "May 2026", "2026年5月",
    "31/02/2026", "29.02.2025", "2026-13-14", "32 May 2026", "12.05", "1.234.567", "20260514",
    "+49 30 12 05 20 26", "INV-2026-05-14", "A12-05-2026", "2026-05-14-01", "2026-0514",
    "5/14", "14 May 10:30", "may 5 be", "14-05/2026", "0.12.2026.5", "", "年月日", "8年5月14日",
    "00/00/0000", "Apr 28 – May 28", "12-3456-7890", "二十年",
  ])
  func `what is no date is no date`(text: String) {
    #expect(days(text) == [])
  }

  @Test func `eight digits are a date only when asked`() {
    let found = DateReader.candidates(in: "20260514", allowingCompact: true)
    #expect(found.map(\.day) == [Day(year: 2026, month: 5, day: 14)])
    #expect(DateReader.candidates(in: "20261314", allowingCompact: true).isEmpty)
    #expect(DateReader.candidates(in: "120260514", allowingCompact: true).isEmpty)
  }

  @Test func `the range holds the date and nothing else`() throws {
    let text = "开票日期：２０２６年5月14日 止"
    let range = try #require(DateReader.candidates(in: text).first).range
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "２０２６年5月14日")
  }

  @Test func `every day of many years is read back from every form`() {
    let english = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let german = [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember",
    ]
    var day = Day(daysSinceEpoch: 18_000)
    while day.year < 2040 {
      let (y, m, d) = (String(day.year), String(day.month), String(day.day))
      for text in [
        day.description, "\(y)年\(m)月\(d)日", "\(d) \(english[day.month - 1]) \(y)",
        "\(english[day.month - 1]) \(d), \(y)", "\(d). \(german[day.month - 1]) \(y)",
      ] {
        #expect(DateReader.candidates(in: text).map(\.day) == [day], "\(text)")
      }
      for text in ["\(d).\(m).\(y)", "\(d)/\(m)/\(y)", "\(m)-\(d)-\(y)"] {
        let readings = DateReader.candidates(in: text).first?.readings ?? []
        #expect(readings.contains { $0.day == day }, "\(text)")
        #expect(readings.count == (day.day <= 12 && day.day != day.month ? 2 : 1), "\(text)")
      }
      day = day.adding(days: 3)
    }
  }

  @Test func `a document's other dates settle what is ambiguous`() throws {
    let european = DateReader.candidates(in: "14/05/2026 03/04/2026")
    let convention = DateConvention(of: european)
    #expect(convention.order == .dayMonthYear)
    #expect(convention.settle(european[1]).map(\.day) == [Day(year: 2026, month: 4, day: 3)])

    let alone = DateReader.candidates(in: "03/04/2026")
    #expect(DateConvention(of: alone).order == nil)
    #expect(DateConvention(of: alone).settle(alone[0]).count == 2)

    let contradicting = DateReader.candidates(in: "14/05/2026 05/14/2026 03/04/2026")
    #expect(DateConvention(of: contradicting).settle(contradicting[2]).count == 2)

    let short = DateReader.candidates(in: "14/05/26")
    #expect(
      DateConvention(of: short).settle(short[0]).map(\.day) == [Day(year: 2026, month: 5, day: 14)])
    let dashed = DateReader.candidates(in: "26-05-14, due 2026-06-14")
    #expect(
      DateConvention(of: dashed).settle(dashed[0]).map(\.day) == [
        Day(year: 2026, month: 5, day: 14)
      ])
  }

  private func days(_ text: String) -> [[String]] {
    DateReader.candidates(in: text).map { $0.readings.map(\.day.description) }
  }
}
