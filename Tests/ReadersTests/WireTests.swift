import Evidence
import Extraction
import Testing

@testable import Readers

@Suite struct `The answers of readers` {
  /// Every kind of part, with values at the edges of their ranges.
  private static let parts: [ReaderPart] = [
    .size(12_345), .digest(String(repeating: "ab", count: 32)),
    .identified(mediaType: "application/pdf", basis: "PDF 文件"),
    .extracted(.pageCount(2)),
    .extracted(
      .page(
        Page(
          number: 1, width: 595.28, height: 841.89, rotation: 270,
          lines: [
            [
              Word(
                "Überweisung", box: Box(x0: -1, y0: 0, x1: 1e7, y1: 3.5), fontSize: 0, isBold: true,
                source: .ocr, confidence: 0.25), Word("二", box: Box(x0: 1, y0: 2, x1: 3, y1: 4)),
            ], [Word("", box: Box(x0: 0, y0: 0, x1: 0, y1: 0))],
          ], images: [Box(x0: 1, y0: 2, x1: 3, y1: 4)],
          codes: [
            PageCode(.aztec, text: "码\0", box: Box(x0: 1, y0: 2, x1: 3, y1: 4)),
            PageCode(.qr, text: "", box: Box(x0: -1e7, y0: 0, x1: 0, y1: 0)),
          ]))),
    .extracted(
      .page(
        Page(
          number: 2, width: 0, height: 0, lines: [],
          recognition: PageRecognition(
            toShown: Projection(numbers: [0, -1, 595, 1, 0, 0, 0, 0, 1]),
            unread: [Box(x0: 1, y0: 2, x1: 3, y1: 4)],
            legibility: Legibility([.blur: 7, .skew: -3]))))),
    .extracted(
      .information(
        DocumentInformation(
          title: "T", producer: "", created: Day(year: 2024, month: 2, day: 29),
          formatVersion: "1.7", forbidden: ["print"],
          attachments: [.init(name: "x.xml", size: 3)],
          annotations: [.init(subtype: "Ink", page: 2, box: Box(x0: 0, y0: 0, x1: 1, y1: 1))],
          fonts: [.init(name: "F", type: "Type 1", isEmbedded: true)], revisions: 3,
          hasJavaScript: true))),
    .extracted(.eInvoice(eInvoice)),
    .extracted(.eInvoiceRefused(EInvoiceRefusal(.documentType, attachment: "y.xml"))),
    .extracted(
      .recognizer(RecognitionNote(engine: "E", obstacle: LocalizedText(en: "o", zh: "障碍")))),
    .extracted(.problem(FileProblem(.limit("pages", "2000")))), .extracted(.recognitionWanted),
    .end,
  ]

  private static let eInvoice: EInvoice = {
    var invoice = EInvoice(syntax: .ubl)
    invoice.attachment = "factur-x.xml"
    invoice.number = "R-7"
    invoice.total = "-0.00"
    invoice.seller.name = "Müller & Söhne"
    invoice.seller.taxIDs = ["DE123456788", ""]
    invoice.buyer.address = ["1 rue X", "FR"]
    invoice.lines = [EInvoice.Line(), EInvoice.Line()]
    invoice.lines[1].unitPrice = "1.5"
    return invoice
  }()

  private static let bytes = parts.flatMap(WireWriter.bytes)

  private func decode(_ bytes: [UInt8]) -> (decoder: ReplyDecoder, error: WireError?) {
    var decoder = ReplyDecoder(limits: ExtractionLimits())
    do throws(WireError) { try decoder.decode(bytes) } catch { return (decoder, error) }
    return (decoder, nil)
  }

  @Test func `come back as they were sent`() {
    let (decoder, error) = decode(Self.bytes)
    #expect(error == nil)
    #expect(decoder.isWhole)
    #expect(decoder.parts == Self.parts)
  }

  @Test func `are never whole when cut`() {
    for length in 0..<Self.bytes.count {
      let (decoder, error) = decode(Array(Self.bytes.prefix(length)))
      #expect(!decoder.isWhole)
      #expect(decoder.parts == Array(Self.parts.prefix(decoder.parts.count)))
      // At the end of a part nothing is wrong but that the rest is missing.
      #expect(
        error != nil
          || Self.bytes.prefix(length).elementsEqual(
            decoder.parts.flatMap(WireWriter.bytes))
      )
    }
  }

  @Test func `end in a value, whatever the bytes`() {
    var state: UInt64 = 11
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<20_000 {
      var bytes = Self.bytes
      for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
      let (decoder, _) = decode(bytes)
      for case .extracted(.page(let page)) in decoder.parts {
        let numbers = page.words.flatMap { [$0.box.x0, $0.box.y1, $0.fontSize, $0.confidence] }
        #expect(numbers.allSatisfy { abs($0) <= 1e7 } && page.spans.count == page.words.count)
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e8, -1])
  func `with sizes that mean nothing are refused`(width: Double) {
    var writer = WireWriter()
    writer.write(4)
    writer.write(1)
    writer.write(width)
    #expect(decode(WireWriter.bytes(of: .extracted(.pageCount(1))) + writer.bytes).error != nil)
  }

  @Test func `with too many codes or too long ones are refused`() {
    let limits = ExtractionLimits()
    func answer(codes: Int, bytes: Int) -> [UInt8] {
      let code = PageCode(
        .qr, text: String(repeating: "1", count: bytes), box: Box(x0: 0, y0: 0, x1: 1, y1: 1))
      let page = Page(
        number: 1, width: 9, height: 9, lines: [], codes: Array(repeating: code, count: codes))
      return [.extracted(.pageCount(1)), .extracted(.page(page))].flatMap(WireWriter.bytes)
    }
    #expect(decode(answer(codes: limits.codes, bytes: limits.codeText)).error == nil)
    #expect(decode(answer(codes: limits.codes + 1, bytes: 1)).error != nil)
    #expect(decode(answer(codes: 1, bytes: limits.codeText + 1)).error != nil)
  }

  @Test func `with parts out of turn are refused`() {
    let page = ReaderPart.extracted(.page(Page(number: 1, width: 1, height: 1, lines: [])))
    let count = ReaderPart.extracted(.pageCount(1))
    for parts in [
      [page], [count, page, page], [.end, .size(1)], [.size(1), .size(1)], [count, .size(1)],
    ] {
      #expect(decode(parts.flatMap(WireWriter.bytes)).error != nil)
    }
    #expect(decode([count, page].flatMap(WireWriter.bytes)).error == nil)
  }

  @Test func `frames come back as they were sent, and refuse nonsense`() {
    let request = ReaderRequest(
      id: .max, bounds: ReadingBounds(), fault: .spin)
    #expect(request.bytes.count == ReaderRequest.size)
    #expect(ReaderRequest(request.bytes) == request)
    let head = ReplyHead(
      id: 7, fate: .signalled, code: 11, peakKilobytes: 9, isCut: true, length: 64 << 20)
    #expect(head.bytes.count == ReplyHead.size)
    #expect(ReplyHead(head.bytes, atMost: 64 << 20) == head)
    var tooLong = head
    tooLong.length += 1
    #expect(ReplyHead(tooLong.bytes, atMost: 64 << 20) == nil)
    #expect(ReplyHead(Array(repeating: 0xA5, count: ReplyHead.size), atMost: .max) == nil)
  }
}
