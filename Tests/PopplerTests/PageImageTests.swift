import Evidence
import Poppler
import TestDocuments
import Testing

@Suite struct `Pixels of a page` {
  /// A page with a black mark.
  private static func page(
    _ content: String = "60 500 40 20 re f\n", rotation: Int = 0, crop: [Double]? = nil
  ) -> TestPDF.Page {
    var page = TestPDF.Page(content)
    page.rotation = rotation
    page.crop = crop
    return page
  }

  /// What is told of a document's first page.
  private func read<Result>(
    _ page: TestPDF.Page, _ tell: (borrowing PDFPage) -> Result?
  ) throws -> Result {
    let document = try PDFDocument(bytes: TestPDF(pages: [page]).bytes)
    return try #require(document.withPage(at: 0, tell) ?? nil)
  }

  /// Where it is not white, in points.
  private func inked(_ image: PageImage) -> Box? {
    let bytes = image.format.rawValue
    let dark = image.pixels.indices.filter { image.pixels[$0] < 128 }.map { $0 / bytes }
    let boxes = dark.map { pixel in
      let (x, y) = (Double(pixel % image.width), Double(pixel / image.width))
      return Box(x0: x, y0: y, x1: x + 1, y1: y + 1)
    }
    return Box.union(of: boxes).map(image.pageBox)
  }

  @Test(arguments: [0, 90, 180, 270], [nil, [30.0, 40.0, 380.0, 560.0]])
  func `stand where the page shows them`(rotation: Int, crop: [Double]?) throws {
    let page = Self.page(rotation: rotation, crop: crop)
    let visible = crop ?? [0, 0, page.width, page.height]
    let expected = TestPDF.seen(60, 500, 100, 520, rotation: rotation, crop: visible)
    let whole = try read(page) { $0.image(resolution: 144) }
    let size = [visible[2] - visible[0], visible[3] - visible[1]].map { Int(2 * $0) }
    #expect([whole.width, whole.height] == (rotation % 180 == 0 ? size : size.reversed()))
    #expect(inked(whole)?.isClose(to: expected, within: 0.5) == true)

    // A region that begins within a pixel and reaches beyond the page.
    let region = Box(x0: expected.x0 - 7.3, y0: expected.y0 - 3.1, x1: 900, y1: 900)
    let part = try read(page) { $0.image(of: region, resolution: 300, format: .rgb) }
    #expect(part.area.x0 == region.x0 && part.area.x1 < whole.area.x1 + 1)
    #expect(inked(part)?.isClose(to: expected, within: 0.5) == true)
  }

  @Test func `are white where nothing is drawn, and show annotations`() throws {
    var page = Self.page("")
    page.annotations = [
      "<</Type/Annot/Subtype/Square/Rect[60 500 100 520]/C[0 0 0]/IC[0 0 0]>>",
      "<</Type/Annot/Subtype/Square/Rect[200 100 240 120]/C[0 0 0]/IC[0 0 0]/F 2>>",
    ]
    let image = try read(page) { $0.image(resolution: 72) }
    #expect(image.pixels.first == 255)
    #expect(inked(image)?.isClose(to: Box(x0: 60, y0: 80, x1: 100, y1: 100)) == true)
  }

  @Test func `are bounded whatever the page's size`() throws {
    var page = Self.page("1000 1000 4000 4000 re f\n")
    (page.width, page.height) = (14_400, 14_400)
    let image = try read(page) { $0.image(resolution: 300, pixelLimit: 1_000_000) }
    #expect([image.width, image.height] == [1_000, 1_000])
    #expect(abs(image.pointsPerPixel.x - 14.4) < 0.01)
    let square = Box(x0: 1_000, y0: 9_400, x1: 5_000, y1: 13_400)
    #expect(inked(image)?.isClose(to: square, within: 15) == true)

    let strip = Box(x0: 0, y0: 0, x1: 14_400, y1: 1)
    let thin = try read(page) { $0.image(of: strip, resolution: 7_200) }
    #expect(thin.width <= 32_767 && thin.height >= 1)
    let outside = Box(x0: -9, y0: 0, x1: -1, y1: 9)
    #expect(try read(page) { $0.image(of: outside, resolution: 300) == nil })
  }

  @Test func `of a picture are its own`() throws {
    let page = Self.page("q 100 0 0 60 50 200 cm /I Do Q\n")
    let image = try read(page) { page in page.pictures().first.flatMap { page.image(of: $0) } }
    #expect([image.width, image.height] == [2, 1])
    #expect(image.pixels == [0x23, 0x7E])
    #expect(image.area.isClose(to: Box(x0: 50, y0: 340, x1: 150, y1: 400), within: 0.01))
    let less = try read(page) { page in
      page.pictures().first.flatMap { page.image(of: $0, format: .rgb, pixelLimit: 1) }
    }
    #expect(less.pixels.count == 3)
  }

  @Test func `are as many as the size asks for`() {
    let area = Box(x0: 0, y0: 0, x1: 2, y1: 2)
    #expect(PageImage(width: 2, height: 2, format: .rgb, pixels: [1, 2], area: area) == nil)
    #expect(PageImage(width: 0, height: 0, format: .grey, pixels: [], area: area) == nil)
  }
}
