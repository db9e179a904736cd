internal import Codes
internal import Evidence
internal import Recognition

/// A page that is read as a picture.
struct PicturePage {
  private let text: RecognizedText
  private let image: PageImage
  /// In points a pixel.
  private let scale: Double

  /// - Parameter image: Of the whole page, in colours.
  init(_ image: PageImage, reading recognizer: any TextRecognizer) {
    self.image = image
    text = recognizer.recognize(image)
    scale = image.pointsPerPixel.x
  }

  /// The page as it was read: upright and straight.
  func page(number: Int, rotation: Int, pictures: [Box]) -> Page {
    let (width, height) = (scale * Double(text.width), scale * Double(text.height))
    let area = Box(x0: 0, y0: 0, x1: width, y1: height)
    let fromShown = toShown?.inverse
    func asRead(_ box: Box) -> Box { fromShown?.box(box) ?? box }
    return Page(
      number: number, width: width, height: height, rotation: rotation,
      lines: PageLayout.lines(of: text.words.map(token), page: area),
      images: pictures.map(asRead),
      codes: CodeReader.codes(in: image).map {
        PageCode($0.format, text: $0.text, box: asRead($0.box))
      },
      recognition: PageRecognition(
        toShown: toShown, unread: text.unread.map(scaled),
        legibility: Legibility(of: text, on: image)))
  }

  /// From the page as it was read to the page as it is shown, in points.
  private var toShown: Projection? {
    guard text.toImage != .identity, let enlarging = Projection(scaledBy: scale),
      let reducing = Projection(scaledBy: 1 / scale)
    else { return nil }
    return enlarging.after(text.toImage.after(reducing))
  }

  private func scaled(_ box: Box) -> Box {
    Box(x0: scale * box.x0, y0: scale * box.y0, x1: scale * box.x1, y1: scale * box.y1)
  }

  private func token(_ word: RecognizedWord) -> Token {
    Token(word, box: scaled(word.box), scale: scale)
  }
}

extension Token {
  /// - Parameters:
  ///   - box: Where the word stands on the page, in points.
  ///   - scale: In points a pixel.
  init(_ word: RecognizedWord, box: Box, scale: Double) {
    let first = word.text.unicodeScalars.first.map(CharacterClass.init)
    let last = word.text.unicodeScalars.last.map(CharacterClass.init)
    let direction: Direction =
      switch word.direction {
      case .across: .across
      case .down: .down
      case .up: .up
      }
    self.init(
      text: word.text, box: box, fontSize: scale * word.size, isBold: false,
      direction: direction, startsIdeographic: first == .ideograph,
      endsIdeographic: last == .ideograph, source: .ocr, confidence: word.confidence)
  }
}
