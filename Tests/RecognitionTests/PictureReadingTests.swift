import Evidence
import Extraction
import Poppler
import Recognition
import Sampling
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

  /// A page with text of its own, and upon it a logo: a picture of a name.
  private func pageWithLogo() throws -> [UInt8] {
    let drawn = try PDFDocument(
      bytes: TestPDF(TestPDF.show("Brackenmoor Outdoor Limited", x: 10, y: 570, size: 18)).bytes)
    let logo = try #require(
      drawn.withPage(at: 0) {
        $0.image(
          of: Box(x0: 0, y0: 0, x1: 300, y1: 60), resolution: Self.resolution, format: .rgb)
      } ?? nil)
    let text =
      TestPDF.show("Invoice number", x: 40, y: 400, size: 11)
      + TestPDF.show("HV-20417", x: 180, y: 400, size: 11)
      // Where the picture shows the same, drawn by the page itself.
      + TestPDF.show("Limited", x: 232, y: 520, size: 18)
    return ScannedPDF.bytes(
      logo, on: TestPDF.Page("q 300 0 0 60 40 490 cm /S Do Q\n" + text))
  }

  @Test(arguments: engines)
  func `upon a page with text are read where they are asked for`(
    engine: RecognitionEngine
  ) throws {
    let bytes = try pageWithLogo()
    let choice = try #require(Self.choices[engine])
    let plain = try #require(page(read(bytes, .here(choice, everyPage: false))))
    #expect(plain.words.allSatisfy { $0.source == .text })

    var parts: [ExtractedPart] = []
    PDFExtraction.run(bytes, reading: .here(choice, everyPage: false), depth: .pictures) {
      parts.append($0)
    }
    let deeper = try #require(page(parts))
    // What the page's own text says keeps its place in the text.
    #expect(deeper.text.hasPrefix(plain.text + "\n"))
    let name = try #require(deeper.words.first { $0.text == "Brackenmoor" })
    #expect(name.source == .ocr)
    #expect(name.box.isClose(to: Box(x0: 50, y0: 66, x1: 155, y1: 86), within: 8))
    #expect(deeper.words.count { $0.text == "Limited" } == 1)
    #expect(parts.contains(.recognizer(choice.note)))
  }

  @Test(arguments: engines)
  func `are read from a photo that was taken askew`(engine: RecognitionEngine) throws {
    let document = try PDFDocument(bytes: TestPDF(Self.text).bytes)
    let image = try #require(
      document.withPage(at: 0) { $0.image(resolution: Self.resolution, format: .rgb) } ?? nil)
    let desk = image.onDesk(margin: 260)
    let (width, height) = (Double(desk.width), Double(desk.height))
    // The far edge is a quarter shorter than the near one, and all is turned by six degrees.
    let turned = Projection(
      cosine: 0.9945, sine: 0.1045, movedBy: 0.0523 * height, -0.0523 * width)
    let far = try #require(
      Projection(numbers: [1, -0.12, 0.06 * width, 0, 0.82, 0, 0, -0.25 / height, 1.05]))
    let photo = try #require(
      desk.projected(
        by: turned.after(far), width: desk.width, height: desk.height, area: desk.area))
    let choice = try #require(Self.choices[engine])
    let bytes = ScannedPDF.bytes(photo, resolution: Self.resolution)
    let seen = try #require(page(read(bytes, .here(choice, everyPage: false))))
    #expect(seen.text.contains("HV-20417") && seen.text.contains("14 May 2026"))
    #expect(seen.text.contains("Brackenmoor Outdoor Limited"))
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
