internal import Evidence
internal import Leptonica
internal import Sampling
internal import Tesseract

/// PP-OCR, and where it is not certain of a word that Tesseract reads too, Tesseract as well.
///
/// Where both read the same, it is certain; where Tesseract is certain of something else, it is
/// doubtful.
final class SecondOpinion: TextRecognizer {
  var name: String { first.name }

  private let first: PaddleRecognizer
  private let second: TesseractModel

  /// Words of which the first engine is more certain need no second opinion.
  private static let certain = 0.92
  /// What the second engine reads with less is no opinion.
  private static let leastOpinion = 0.6
  /// What two engines agree on is as certain as that; what they differ on is no more than doubtful.
  private static let agreed = 0.92
  private static let doubtful = 0.5
  /// So many words of a page, the least certain first: each takes some hundredths of a second.
  private static let most = 40
  /// In heights of the type: what is left around a word.
  private static let margin = 0.35
  /// The height of a word's picture, in pixels.
  private static let height = 48.0

  /// Nil where Tesseract cannot read letters and digits of Latin script.
  init?(_ first: PaddleRecognizer) {
    guard
      let model = ["Latin", "eng"].lazy.compactMap({ TesseractModel($0) }).first
    else { return nil }
    self.first = first
    second = model
  }

  func recognize(_ image: PageImage) -> RecognizedText {
    var text = first.recognize(image)
    let asked = text.words.indices.filter { mayBeSettled(text.words[$0]) }
      .sorted { text.words[$0].confidence < text.words[$1].confidence }.prefix(Self.most)
    for index in asked {
      let word = text.words[index]
      guard let other = opinion(on: word, in: text, image) else { continue }
      let confidence =
        Self.folded(other.text) == Self.folded(word.text)
        ? max(word.confidence, Self.agreed)
        : other.confidence >= Self.leastOpinion
          ? min(word.confidence, Self.doubtful) : word.confidence
      text.words[index] = RecognizedWord(
        word.text, box: word.box, size: word.size, confidence: confidence,
        direction: word.direction)
    }
    return text
  }

  /// Words of letters and digits that Tesseract's Latin model knows; a single one tells nothing.
  private func mayBeSettled(_ word: RecognizedWord) -> Bool {
    guard word.confidence < Self.certain, word.direction == .across else { return false }
    let scalars = word.text.unicodeScalars
    return scalars.count >= 2 && scalars.contains { $0.properties.isAlphabetic || Self.isDigit($0) }
      && scalars.allSatisfy { $0.value < 0x250 }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// What stands at a word's place, in the second engine's reading.
  private func opinion(
    on word: RecognizedWord, in text: RecognizedText, _ image: PageImage
  ) -> (text: String, confidence: Double)? {
    let margin = Self.margin * word.size
    let box = Box(
      x0: word.box.x0 - margin, y0: word.box.y0 - margin / 2, x1: word.box.x1 + margin,
      y1: word.box.y1 + margin / 2)
    let scale = box.height / Self.height
    guard scale > 0, let enlarging = Projection(scaledBy: scale) else { return nil }
    let moved = Projection(cosine: 1, sine: 0, movedBy: box.x0, box.y0)
    guard
      let strip = image.projected(
        by: text.toImage.after(moved.after(enlarging)),
        width: max(1, Int(box.width / scale)), height: Int(Self.height), area: box),
      let picture = Picture(strip)?.withoutColours
    else { return nil }
    let words = second.line(
      in: picture.greyBytes, width: picture.width, height: picture.height)
    guard !words.isEmpty else { return nil }
    return (words.map(\.text).joined(), words.map(\.confidence).min() ?? 0)
  }

  /// Letters and digits only: marks between them are lost and found easily.
  private static func folded(_ text: String) -> String {
    text.filter { $0.isLetter || $0.isNumber }
  }
}
