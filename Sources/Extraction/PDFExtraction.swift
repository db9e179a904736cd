public import Evidence
internal import Poppler
internal import Recognition

/// Reading a PDF: its pages' words and pictures, and what it says of itself.
public struct PDFExtraction {
  /// In dots an inch: what scanners are set to where small print has to be read.
  private static let recognitionResolution = 300.0

  private let bytes: [UInt8]
  private let limits: ExtractionLimits
  private let tell: (ExtractedPart) -> Void
  private let pictures: StatedPictures
  private let reading: PictureReading
  private let depth: ReadingDepth
  private var recognizedPages = 0
  private var search: CodeSearch
  private var words = 0
  private var isWantedElsewhere = false
  private var annotations: [DocumentInformation.Annotation] = []
  private var problem: FileProblem?

  /// Reads the document and tells the parts in order: pages first, a problem last.
  public static func run(
    _ bytes: [UInt8], limits: ExtractionLimits = ExtractionLimits(),
    expecting codes: ExpectedCodes = ExpectedCodes(), reading: PictureReading = .never,
    depth: ReadingDepth = .pages, tell: (ExtractedPart) -> Void
  ) {
    withoutActuallyEscaping(tell) { tell in
      var extraction = PDFExtraction(
        bytes: bytes, limits: limits, expecting: codes, reading: reading, depth: depth,
        tell: tell)
      extraction.run()
    }
  }

  private init(
    bytes: [UInt8], limits: ExtractionLimits, expecting codes: ExpectedCodes,
    reading: PictureReading, depth: ReadingDepth, tell: @escaping (ExtractedPart) -> Void
  ) {
    self.bytes = bytes
    self.limits = limits
    self.reading = reading
    self.depth = depth
    self.tell = tell
    pictures = StatedPictures(bytes)
    search = CodeSearch(expected: codes, limits: limits, pixelsOfPicture: pictures.mostPixels)
  }

  private mutating func run() {
    do throws(PDFError) {
      let document = try PDFDocument(bytes: bytes)
      guard readPages(of: document) else { return tell(.recognitionWanted) }
      var search = EInvoiceSearch(limits: limits)
      tell(.information(information(of: document, &search)))
      if let part = search.part { tell(part) }
      if recognizedPages > 0, case .here(let choice, _) = reading {
        tell(.recognizer(choice.note))
      }
    } catch {
      switch error {
      case .encrypted: note(.encrypted)
      case .damaged(let message): note(.corrupt(message))
      }
    }
    if problem == nil, let message = FileEnd.problem(of: bytes) {
      note(.corrupt(message))
    }
    if let problem { tell(.problem(problem)) }
  }

  /// False where another reader has to read the pages.
  private mutating func readPages(of document: borrowing PDFDocument) -> Bool {
    let count = document.pageCount
    tell(.pageCount(count))
    if count == 0 { note(.corrupt("no pages")) }
    for index in 0..<count {
      guard index < limits.pages else {
        note(.limit("pages", String(limits.pages)))
        break
      }
      let isThere: Void? = document.withPage(at: index) { page in
        guard let page = read(page, number: index + 1) else { return }
        words += page.words.count
        if words <= limits.words { tell(.page(page)) }
      }
      if isWantedElsewhere { return false }
      if isThere == nil { note(.corrupt("page \(index + 1) cannot be loaded")) }
      guard words <= limits.words else {
        note(.limit("words", String(limits.words)))
        break
      }
    }
    return true
  }

  /// Nil for a page that no sheet is as large as, and for one that another reader has to read.
  private mutating func read(_ page: borrowing PDFPage, number: Int) -> Page? {
    let sizes = 0...Double(limits.pageSide)
    guard sizes.contains(page.width), sizes.contains(page.height) else {
      note(.limit("page size", "\(limits.pageSide) pt"))
      return nil
    }
    let text = page.text()
    if !text.isComplete { note(.corrupt("the text of page \(number) has no end")) }
    let lines = withoutExcess(
      PageLayout.lines(of: text, page: Box(x0: 0, y0: 0, x1: page.width, y1: page.height)))
    annotations += bounded(
      page.annotations(number: number, limit: limits.annotations - annotations.count + 1)
        .filter { PageLayout.isNear($0.box) },
      limits.annotations - annotations.count, "annotations", limits.annotations)
    let placed = bounded(
      pictures.areThere || lines.isEmpty ? page.pictures() : [],
      limits.pictures, "pictures", limits.pictures)
    let asText = Page(
      number: number, width: page.width, height: page.height, rotation: page.rotation, lines: lines,
      images: placed.map(\.box), codes: search.codes(on: page, lines: lines, pictures: placed))
    guard hasToBeRecognized(asText, lines) else { return deepened(asText, page) }
    switch reading {
    case .never: return asText
    case .elsewhere:
      isWantedElsewhere = true
      return nil
    case .here(let choice, _): return recognized(asText, page, choice) ?? asText
    }
  }

  private func hasToBeRecognized(_ page: Page, _ lines: [[Word]]) -> Bool {
    reading.isForEveryPage || page.words.isEmpty || page.hasUnreadPicture
      || TextLayerTrust.isJunk(lines)
  }

  /// The page read as a picture; nil where nothing can be done about it.
  private mutating func recognized(
    _ asText: Page, _ page: borrowing PDFPage, _ choice: RecognizerChoice
  ) -> Page? {
    guard let recognizer = choice.recognizer, recognizedPages < limits.recognizedPages,
      let image = page.image(
        resolution: Self.recognitionResolution, format: .rgb, pixelLimit: limits.recognizedPixels)
    else { return nil }
    recognizedPages += 1
    return PicturePage(image, reading: recognizer)
      .page(number: asText.number, rotation: asText.rotation, pictures: asText.images)
  }

  /// The page with the words of the pictures upon it, where they are asked for.
  private mutating func deepened(_ asText: Page, _ page: borrowing PDFPage) -> Page {
    guard depth == .pictures, case .here(let choice, _) = reading,
      let recognizer = choice.recognizer, recognizedPages < limits.recognizedPages
    else { return asText }
    let regions = PictureRegions(on: asText).boxes
    guard !regions.isEmpty else { return asText }
    recognizedPages += 1
    let texts = regions.compactMap { region in
      page.image(
        of: region, resolution: Self.recognitionResolution, format: .rgb,
        pixelLimit: limits.recognizedPixels
      ).map { PictureWords(of: $0, reading: recognizer) }
    }
    return asText.with(texts)
  }

  private mutating func information(
    of document: borrowing PDFDocument, _ search: inout EInvoiceSearch
  ) -> DocumentInformation {
    var information = document.information()
    for text in [\DocumentInformation.title, \.author, \.producer, \.creator] {
      information[keyPath: text] = information[keyPath: text]?.cut(toBytes: limits.nameText)
    }
    information.annotations = annotations
    let attachments = document.attachments(
      limit: limits.attachments + 1, contentLimit: limits.attachmentContent
    ) { name, content in search.look(at: content, name: name) }
    information.attachments = bounded(
      attachments, limits.attachments, "attachments", limits.attachments
    )
    .map { .init(name: $0.name.cut(toBytes: limits.nameText), size: $0.size) }
    for attachment in information.attachments where attachment.size > limits.attachmentContent {
      search.pass(over: attachment)
    }
    information.fonts = document.fonts(limit: limits.fonts).map {
      .init(name: $0.name.cut(toBytes: limits.nameText), type: $0.type, isEmbedded: $0.isEmbedded)
    }
    information.revisions = FileEnd.revisions(of: bytes, isLinearized: document.isLinearized)
    return information
  }

  /// As many elements as are left of a limit; that there are more is noted.
  private mutating func bounded<Element>(
    _ elements: [Element], _ left: Int, _ name: String, _ limit: Int
  ) -> [Element] {
    guard elements.count > left else { return elements }
    note(.limit(name, String(limit)))
    return Array(elements.prefix(left))
  }

  /// Words longer than any language has are cut.
  private mutating func withoutExcess(_ lines: [[Word]]) -> [[Word]] {
    let limit = limits.wordText
    guard lines.joined().contains(where: { $0.text.utf8.count > limit }) else { return lines }
    note(.limit("word length", String(limit)))
    return lines.map { line in
      line.map { word in
        Word(
          word.text.cut(toBytes: limit), box: word.box, fontSize: word.fontSize,
          isBold: word.isBold, source: word.source, confidence: word.confidence)
      }
    }
  }

  /// Keeps the first problem: it is the one that explains the others.
  private mutating func note(_ cause: FileProblem.Cause) {
    if problem == nil { problem = FileProblem(cause) }
  }
}
