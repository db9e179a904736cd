import Evidence
import Reading
import TestDocuments
import Testing

/// What is read from pictures is doubtful, until a check digit settles it.
@Suite struct `Values that were read from a picture` {
  private func licence(code: String, confidence: Double = 0.9) throws -> ReadDocument {
    let printed = Page(placed: [
      (220, 60, "营业执照"), (60, 100, "统一社会信用代码 \(code)"), (60, 140, "名称 深圳市蓝屿科技有限公司"),
      (60, 170, "类型 有限责任公司"), (60, 200, "法定代表人 林致远"), (60, 230, "成立日期 2019年05月14日"),
      (60, 260, "住所 深圳市南山区科技路8号"), (60, 290, "登记机关 深圳市市场监督管理局"),
    ])
    return try ReadDocument(
      printed: Page(
        number: 1, width: printed.width, height: printed.height,
        lines: printed.lines.map { line in
          printed.words[line].map {
            Word($0.text, box: $0.box, source: .ocr, confidence: confidence)
          }
        }))
  }

  @Test func `an identifier that passes is right, however uncertain it looked`() throws {
    let read = try licence(code: "91440300MA5QEYFH70", confidence: 0.4)
    #expect(read.canonical("registration") == "91440300MA5QEYFH70")
    #expect(read.canonical("name") == nil)
  }

  @Test(arguments: ["9144030OMA5QEYFH70", "91440300MASQEYFH70", "9144O30OMA5QEYFH70"])
  func `characters that look alike are settled by the check digit`(code: String) throws {
    #expect(try licence(code: code).canonical("registration") == "91440300MA5QEYFH70")
  }

  @Test func `a code that fails is unknown, with what was read`() throws {
    let read = try licence(code: "91440300MA5QEYFH73")
    guard case .unknown(let doubt) = read.state(of: "registration") else {
      Issue.record("\(read.state(of: "registration"))")
      return
    }
    #expect(doubt.cause == .lowConfidence)
    #expect(doubt.place?.text.contains("91440300MA5QEYFH73") == true)
  }
}
