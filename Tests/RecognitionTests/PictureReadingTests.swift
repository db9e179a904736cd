import Evidence
import Extraction
import Poppler
import Recognition
import TestDocuments
import Testing

@Suite(.serialized) struct `Pictures of text` {
  private static let text =
    TestPDF.show("Commercial Invoice", x: 40, y: 540, size: 18)
    + TestPDF.show("Invoice number", x: 40, y: 500, size: 11)
    + TestPDF.show("HV-20417", x: 180, y: 500, size: 11)
    + TestPDF.show("Date of issue", x: 40, y: 480, size: 11)
    + TestPDF.show("14 May 2026", x: 180, y: 480, size: 11)
    + TestPDF.show("Brackenmoor Outdoor Limited", x: 40, y: 440, size: 11)
    + TestPDF.show("Please pay within thirty days of the date of issue.", x: 40, y: 420, size: 11)

  private static let resolution = 200.0

  /// The page as a scanner would see it, turned by quarters.
  private func scan(quarters: Int = 0) throws -> [UInt8] {
    let document = try PDFDocument(bytes: TestPDF(Self.text).bytes)
    let image = try #require(
      document.withPage(at: 0) { $0.image(resolution: Self.resolution, format: .rgb) } ?? nil)
    return ScannedPDF.bytes(image.turned(quarters: quarters), resolution: Self.resolution)
  }

  private func read(_ bytes: [UInt8], _ reading: PictureReading) -> [ExtractedPart] {
    var parts: [ExtractedPart] = []
    PDFExtraction.run(bytes, reading: reading) { parts.append($0) }
    return parts
  }

  private func page(_ parts: [ExtractedPart]) -> Page? {
    for case .page(let page) in parts { return page }
    return nil
  }

  private static let engines: [RecognitionEngine] =
    PaddleFiles.areInstalled(in: ModelsFolder.path) ? [.tesseract, .ppocr] : [.tesseract]

  /// Each engine is loaded once, and tests take turns: an engine serves one thread.
  private nonisolated(unsafe) static let choices = Dictionary(
    uniqueKeysWithValues: engines.map {
      ($0, RecognizerChoice(RecognitionOptions(engine: $0, models: ModelsFolder.path)))
    })

  @Test(arguments: engines, 0..<4)
  func `are read however the page lies`(engine: RecognitionEngine, quarters: Int) throws {
    let choice = try #require(Self.choices[engine])
    let read = page(read(try scan(quarters: quarters), .here(choice, everyPage: false)))
    let page = try #require(read)
    #expect(page.text.contains("HV-20417") && page.text.contains("14 May 2026"))
    #expect(page.text.contains("Brackenmoor Outdoor Limited"))
    #expect(!page.hasUnreadPicture)
    #expect(page.words.allSatisfy { $0.source == .ocr })

    // Upright, words lie where the text layer has them; shown, they lie where the picture does.
    let number = try #require(page.words.first { $0.text == "HV-20417" })
    let expected = Box(x0: 180, y0: 90, x1: 232, y1: 103)
    #expect(number.box.isClose(to: expected, within: 6))
    #expect((page.recognition?.toShown == nil) == (quarters == 0))
    let shown = page.recognition?.toShown?.box(number.box) ?? number.box
    #expect(shown.isClose(to: Self.turned(expected, quarters: quarters), within: 6))
  }

  private static func turned(_ box: Box, quarters: Int) -> Box {
    switch quarters {
    case 1: Box(x0: 600 - box.y1, y0: box.x0, x1: 600 - box.y0, y1: box.x1)
    case 2: Box(x0: 400 - box.x1, y0: 600 - box.y1, x1: 400 - box.x0, y1: 600 - box.y0)
    case 3: Box(x0: box.y0, y0: 400 - box.x1, x1: box.y1, y1: 400 - box.x0)
    default: box
    }
  }

  @Test func `are left to a reader that can, or stay unread`() throws {
    let bytes = try scan()
    #expect(read(bytes, .elsewhere).last == .recognitionWanted)
    let unread = try #require(page(read(bytes, .never)))
    #expect(unread.hasUnreadPicture && unread.words.isEmpty)
  }

  @Test func `are not looked for where the page has text of its own`() throws {
    let parts = read(TestPDF(Self.text).bytes, .elsewhere)
    #expect(!parts.contains(.recognitionWanted))
    #expect(try #require(page(parts)).recognition == nil)
  }

  @Test func `a text layer without meaning is no text`() throws {
    // As of fonts that do not say what their shapes stand for.
    let junk = (0..<8).map { line in
      TestPDF.show("Zkrtg pqwx mnvbc dfghj klzxc vbnmt", x: 40, y: 500 - 20 * Double(line))
    }
    #expect(read(TestPDF(junk.joined()).bytes, .elsewhere).last == .recognitionWanted)
  }

  @Test func `Tesseract takes over where PP-OCR is not there, and says so`() throws {
    let choice = RecognizerChoice(RecognitionOptions(models: "/nonexistent"))
    let obstacle = try #require(choice.obstacle)
    #expect(obstacle.en.contains("/nonexistent/libonnxruntime"))
    #expect(obstacle.zh.contains("/nonexistent/libonnxruntime"))
    let parts = read(try scan(), .here(choice, everyPage: false))
    #expect(parts.contains(.recognizer(choice.note)))
    #expect(try #require(page(parts)).text.contains("HV-20417"))
  }
}
