import Evidence
import Extraction
import TestDocuments
import Testing

@Suite struct `Codes on pages` {
  private static let expected = ExpectedCodes(papers: [["Invoice", "dated"]])
  private static let words =
    TestPDF.show("Inv oice", x: 20, y: 560) + TestPDF.show("dated", x: 20, y: 540)

  private func document(_ content: String, pages: Int = 1, rotation: Int = 0) -> TestPDF {
    var page = TestPDF.Page(content)
    page.rotation = rotation
    var document = TestPDF(pages: Array(repeating: page, count: pages))
    document.pictures = "/Q \(TestPDF.firstExtra) 0 R"
    document.extra = [TestCode.picture]
    return document
  }

  @Test(arguments: [0, 90, 180, 270])
  func `are read from pictures`(rotation: Int) throws {
    let extracted = Extracted(document("q 80 0 0 80 250 100 cm /Q Do Q\n", rotation: rotation))
    let code = try #require(extracted.pages.first?.codes.first)
    #expect(code.text == TestCode.text && code.format == .qr)
    let seen = TestPDF.seen(250, 100, 330, 180, rotation: rotation, crop: [0, 0, 400, 600])
    #expect(code.box.isClose(to: seen))
  }

  @Test func `are not looked for in pictures of other shapes and sizes`() {
    for matrix in ["380 0 0 380 10 100", "120 0 0 60 10 100", "12 0 0 12 10 100"] {
      let extracted = Extracted(document("q \(matrix) cm /Q Do Q\n"))
      #expect(extracted.pages.map(\.codes) == [[]])
    }
  }

  @Test func `that are drawn are found where words say that there is one`() throws {
    let drawn = document(Self.words + TestCode.squares(x: 300, y: 500, size: 60)).bytes
    let extracted = Extracted(drawn, expecting: Self.expected)
    let code = try #require(extracted.pages.first?.codes.first)
    #expect(code.text == TestCode.text)
    #expect(code.box.isClose(to: Box(x0: 300, y0: 40, x1: 360, y1: 100), within: 2))
    let unexpected = ExpectedCodes(papers: [["Invoice", "never"], []])
    #expect(Extracted(drawn, expecting: unexpected).pages.map(\.codes) == [[]])
  }

  @Test func `are told within limits`() {
    let pictures = document("q 80 0 0 80 250 100 cm /Q Do Q\n", pages: 5).bytes
    func codes(_ change: (inout ExtractionLimits) -> Void) -> [Int] {
      var limits = ExtractionLimits()
      change(&limits)
      return Extracted(pictures, limits: limits).pages.map(\.codes.count)
    }
    #expect(codes { _ in } == [1, 1, 1, 1, 1])
    #expect(codes { $0.codes = 2 } == [1, 1, 0, 0, 0])
    #expect(codes { $0.codePictures = 3 } == [1, 1, 1, 0, 0])
    // The largest picture has 33 pixels square.
    #expect(codes { $0.codePicturePixels = 2_500 } == [1, 1, 0, 0, 0])
    #expect(codes { $0.codeText = 10 } == [0, 0, 0, 0, 0])
    let drawn = document(Self.words + TestCode.squares(x: 300, y: 500, size: 60), pages: 5).bytes
    var limits = ExtractionLimits()
    limits.codePages = 2
    let extracted = Extracted(drawn, limits: limits, expecting: Self.expected)
    #expect(extracted.pages.map(\.codes.count) == [1, 1, 0, 0, 0])
  }
}
