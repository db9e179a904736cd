internal import Evidence
internal import Extraction

extension WireWriter {
  mutating func write(_ page: Page) {
    write(page.number)
    write(page.width)
    write(page.height)
    write(page.rotation / 90)
    write(page.lines) { writer, line in
      writer.write(Array(page.words[line])) { $0.write($1) }
    }
    write(page.images) { $0.write($1) }
    write(page.codes) { $0.write($1) }
    write(page.recognition) { $0.write($1) }
  }

  private mutating func write(_ recognition: PageRecognition) {
    write(recognition.toShown) { writer, projection in
      for number in projection.numbers { writer.write(number) }
    }
    write(recognition.unread) { $0.write($1) }
    for measure in Legibility.Measure.allCases {
      write(recognition.legibility[measure]) { $0.write(Double($1)) }
    }
  }

  private mutating func write(_ code: PageCode) {
    write(PageCode.Format.allCases.firstIndex(of: code.format) ?? 0)
    write(code.text)
    write(code.box)
  }

  mutating func write(_ box: Box) {
    write(box.x0)
    write(box.y0)
    write(box.x1)
    write(box.y1)
  }

  mutating func write(_ word: Word) {
    write(word.text)
    write(word.box)
    write(word.fontSize)
    write(word.isBold)
    write(TextSource.allCases.firstIndex(of: word.source) ?? 0)
    write(word.confidence)
  }
}

extension WireReader {
  private static let boxSize = 32
  private static let wordSize = 51
  private static let codeSize = 34

  mutating func page() throws(WireError) -> Page {
    let number = try count(in: 1...max(1, limits.pages))
    let width = try real(in: WireRange.length)
    let height = try real(in: WireRange.length)
    let rotation = 90 * (try count(in: 0...3))
    let lines = try list(ofAtLeast: 1 + Self.wordSize) { reader throws(WireError) in
      try reader.list(ofAtLeast: Self.wordSize) { reader throws(WireError) in try reader.word() }
    }
    let images = try list(ofAtLeast: Self.boxSize, atMost: limits.pictures) {
      reader throws(WireError) in try reader.box()
    }
    let codes = try list(ofAtLeast: Self.codeSize, atMost: limits.codes) {
      reader throws(WireError) in try reader.code()
    }
    let recognition = try optional { reader throws(WireError) in try reader.recognition() }
    return Page(
      number: number, width: width, height: height, rotation: rotation, lines: lines,
      images: images, codes: codes, recognition: recognition)
  }

  private mutating func recognition() throws(WireError) -> PageRecognition {
    let toShown = try optional { reader throws(WireError) -> Projection in
      var numbers: [Double] = []
      for _ in 0..<9 { numbers.append(try reader.real(in: WireRange.coordinate)) }
      guard let projection = Projection(numbers: numbers) else {
        throw WireError(message: "no projection")
      }
      return projection
    }
    let unread = try list(ofAtLeast: Self.boxSize) { reader throws(WireError) in try reader.box() }
    var values: [Legibility.Measure: Int] = [:]
    for measure in Legibility.Measure.allCases {
      values[measure] = try optional { reader throws(WireError) in
        Int(try reader.real(in: WireRange.coordinate))
      }
    }
    return PageRecognition(toShown: toShown, unread: unread, legibility: Legibility(values))
  }

  private mutating func code() throws(WireError) -> PageCode {
    let formats = PageCode.Format.allCases
    let format = formats[try count(in: 0...(formats.count - 1))]
    let text = try text(atMost: limits.codeText)
    return PageCode(format, text: text, box: try box())
  }

  mutating func box() throws(WireError) -> Box {
    let x0 = try real(in: WireRange.coordinate)
    let y0 = try real(in: WireRange.coordinate)
    let x1 = try real(in: WireRange.coordinate)
    let y1 = try real(in: WireRange.coordinate)
    return Box(x0: x0, y0: y0, x1: x1, y1: y1)
  }

  mutating func word() throws(WireError) -> Word {
    let text = try text(atMost: limits.wordText)
    let box = try box()
    let fontSize = try real(in: WireRange.length)
    let isBold = try flag()
    let source = TextSource.allCases[try count(in: 0...(TextSource.allCases.count - 1))]
    let confidence = try real(in: WireRange.share)
    return Word(
      text, box: box, fontSize: fontSize, isBold: isBold, source: source, confidence: confidence)
  }
}
