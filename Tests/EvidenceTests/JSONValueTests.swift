import Evidence
import Testing

@Suite struct `JSON values` {
  @Test func `objects keep their order and numbers their digits`() {
    let value: JSONValue = [
      "b": 1, "a": [true, nil, "x"], "amount": .decimal(DecimalNumber(mantissa: 1250, scale: 2)),
      "empty": [], "none": .object([]),
      "box": [.rounded(96, places: 1), .rounded(-0.04, places: 1)],
    ]
    #expect(
      value.compact
        == #"{"b":1,"a":[true,null,"x"],"amount":12.50,"empty":[],"none":{},"box":[96.0,0.0]}"#)
    #expect(value["amount"] == .decimal(DecimalNumber(mantissa: 125, scale: 1)))
    #expect(value["c"] == nil)
  }

  @Test func `what would break a line, a terminal or a consumer is escaped`() {
    let text = "\"\\\n\t\r\u{1B}\u{9B}\u{2028}\u{2029}\u{202E}\u{E0001}\0深é/"
    #expect(
      JSONValue.string(text).compact
        == #""\"\\\n\t\r\u001b\u009b\u2028\u2029\u202e\udb40\udc01"# + "\u{FFFD}深é/\"")
    #expect(JSONValue.object(["\n": 1]).compact == #"{"\n":1}"#)
  }

  @Test func `numbers that are none become null`() {
    for number in [Double.nan, .infinity, -.infinity, 1e300] {
      #expect(JSONValue.rounded(number, places: 2) == .null)
    }
    #expect(JSONValue.rounded(0.125, places: 2).compact == "0.13")
  }

  @Test func `pretty is indented, and lists of plain values fill their lines`() {
    let value: JSONValue = [
      "name": "x", "box": [1, 2, 3], "rows": [["a": 1], [:]],
      "long": .array((100..<140).map { .integer($0) }),
    ]
    let lines = value.pretty.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[..<3] == ["{", "  \"name\": \"x\",", "  \"box\": [1, 2, 3],"])
    #expect(
      lines[3..<9] == ["  \"rows\": [", "    {", "      \"a\": 1", "    },", "    {}", "  ],"])
    #expect(lines[9...10].map { $0.prefix(13) } == ["  \"long\": [", "    100, 101,"])
    #expect(lines.suffix(3) == ["  ]", "}", ""])
    #expect(lines.allSatisfy { $0.utf8.count <= 100 })
    let blanks = value.pretty.filter { $0 != "\n" && $0 != " " }
    #expect(blanks == value.compact)
  }
}

@Suite struct Weights {
  @Test(arguments: [("512 kg", "512 kg"), ("12.50kg", "12.50 kg"), ("40 lbs", "40 lb")])
  func `a number and its unit`(text: String, canonical: String) {
    #expect(Measure(weight: text)?.description == canonical)
  }

  @Test(arguments: ["", "kg", "512", "5 stone", "1,000 kg", "-5 kg", "5 KG", "1.2.3 kg", "5  k g"])
  func `anything else is none`(text: String) {
    #expect(Measure(weight: text) == nil)
  }
}
