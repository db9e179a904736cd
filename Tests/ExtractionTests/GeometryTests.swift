import Evidence
import TestDocuments
import Testing

@Suite struct `Where things stand on a page` {
  /// The page's own coordinates, from its bottom left, of a word of 20 points at (60, 500).
  private static let left = 60.0
  private static let baseline = 500.0
  private static let size = 20.0

  private static func page(rotation: Int, crop: [Double]?, userUnit: Double?) -> TestPDF.Page {
    var page = TestPDF.Page(
      TestPDF.show("Marker", x: left, y: baseline, size: size)
        + "q 100 0 0 60 50 200 cm /I Do Q\n")
    page.rotation = rotation
    page.crop = crop
    page.userUnit = userUnit
    page.annotations = ["<</Type/Annot/Subtype/Square/Rect[50 200 150 260]>>"]
    return page
  }

  @Test(arguments: [0, 90, 180, 270], [nil, [30.0, 40.0, 380.0, 560.0]])
  func `follows rotation and crop box`(rotation: Int, crop: [Double]?) throws {
    let page = Self.page(rotation: rotation, crop: crop, userUnit: nil)
    let extracted = Extracted(TestPDF(pages: [page]))
    let visible = crop ?? [0, 0, page.width, page.height]
    let result = try #require(extracted.pages.first)
    let isTurned = rotation % 180 == 90
    let size = [visible[2] - visible[0], visible[3] - visible[1]]
    #expect([result.width, result.height] == (isTurned ? size.reversed() : size))
    #expect(result.rotation == rotation)

    let word = try #require(extracted.word("Marker"))
    // Helvetica: M 833, a 556, r 333, k 500, e 556, r 333; ascent 718, descent -207.
    let width = Self.size * 3.111
    let text = TestPDF.seen(
      Self.left, Self.baseline - 0.2 * Self.size, Self.left + width,
      Self.baseline + 0.7 * Self.size, rotation: rotation, crop: visible)
    #expect(word.box.intersects(text))
    #expect(abs((isTurned ? word.box.height : word.box.width) - width) < 1)
    #expect(abs(word.box.midX - text.midX) < 1.5 && abs(word.box.midY - text.midY) < 1.5)

    let picture = TestPDF.seen(50, 200, 150, 260, rotation: rotation, crop: visible)
    #expect(result.images.count == 1)
    #expect(result.images.allSatisfy { $0.isClose(to: picture) })
    #expect(extracted.information.annotations.map(\.subtype) == ["Square"])
    #expect(extracted.information.annotations.allSatisfy { $0.box.isClose(to: picture) })
  }

  @Test func `is in points whatever the user unit`() throws {
    let plain = Extracted(TestPDF(pages: [Self.page(rotation: 0, crop: nil, userUnit: nil)]))
    let scaled = Extracted(TestPDF(pages: [Self.page(rotation: 0, crop: nil, userUnit: 2)]))
    #expect(plain.word("Marker") == scaled.word("Marker"))
    #expect(plain.word("Marker") != nil)
  }

  @Test(arguments: [0, 90, 180, 270])
  func `a form field's text lies in its field`(rotation: Int) throws {
    var page = TestPDF.Page(TestPDF.show("Name", x: 40, y: 305))
    page.rotation = rotation
    page.annotations = ["9 0 R", "10 0 R"]
    var document = TestPDF(pages: [page])
    document.catalogue = "/AcroForm<</Fields[9 0 R 10 0 R]/DA(/F 10 Tf)/DR 3 0 R>>"
    document.extra = [
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Li Wei)/Rect[100 300 300 320]>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(hidden)/V(Secret)/F 2/Rect[100 400 300 420]>>",
    ]
    let extracted = Extracted(document)
    let field = TestPDF.seen(100, 300, 300, 320, rotation: rotation, crop: [0, 0, 400, 600])
    let words = try ["Li", "Wei"].map { try #require(extracted.word($0)) }
    #expect(words.allSatisfy { field.contains(x: $0.box.midX, y: $0.box.midY) })
    #expect(extracted.word("Secret") == nil)
  }

  @Test func `pictures alone make a page image-only`() throws {
    let extracted = Extracted("q 400 0 0 600 0 0 cm /I Do Q\n")
    let page = try #require(extracted.pages.first)
    #expect(page.isImageOnly)
    #expect(page.imageShare > 0.99)
  }

  @Test(arguments: [(3, true), (12, false)])
  func `words stamped onto a scan do not make it read`(count: Int, isUnread: Bool) throws {
    let words = (1...count).map { "BT /F 10 Tf 50 \(40 * $0) Td (word\($0)) Tj ET\n" }
    let extracted = Extracted("q 400 0 0 600 0 0 cm /I Do Q\n" + words.joined())
    let page = try #require(extracted.pages.first)
    #expect(page.words.count == count)
    #expect(page.hasUnreadPicture == isUnread)
  }

  @Test func `a picture that the content turns keeps to the page`() throws {
    // A landscape scan, turned by its own matrix to fill an upright page.
    let extracted = Extracted("q 0 600 -400 0 400 0 cm /I Do Q\n")
    let page = try #require(extracted.pages.first)
    #expect(page.imageShare > 0.99)
  }
}
