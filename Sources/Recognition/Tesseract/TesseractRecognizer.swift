public import Evidence
internal import Leptonica
internal import Sampling
internal import Glibc
internal import Tesseract

/// Tesseract, with the preparation that it needs: the page turned upright and straight, and its
/// ink black on white.
public final class TesseractRecognizer: TextRecognizer {
  public var name: String { "Tesseract \(TesseractModel.version)" }

  /// Models by the script that they read, the better one first; English reads most of Latin.
  private static let modelsByScript: [(scripts: Set<String>, models: [String])] = [
    (["Latin", "Fraktur", "Cyrillic", "Greek"], ["Latin", "eng"]),
    (["Han", "HanS", "HanT", "HanS_vert", "HanT_vert"], ["HanS", "chi_sim"]),
    (["Japanese", "Katakana", "Hiragana"], ["jpn"]),
  ]
  /// Orientation is believed from here on; what is below was wrong now and then.
  private static let leastConfidence = 3.5
  /// Words that are less certain were not made out.
  private static let leastWordConfidence = 0.3
  /// Tesseract wants capitals of 20 to 40 pixels; less than that is enlarged.
  private static let fewestPixels = 1_400
  private static let resolution = 300
  private static let roughSide = 1_600
  /// Radians: less is not worth drawing the page anew.
  private static let leastSkew = 0.003

  private let orientation: TesseractModel?
  private let models: [(scripts: Set<String>, model: TesseractModel)]

  /// Data of scripts and languages, the better first where one may stand in for another, and the
  /// package of Debian that brings it.
  public static let data: [(name: String, package: String)] = [
    ("osd", "tesseract-ocr-osd"), ("Latin", "tesseract-ocr-script-latn"),
    ("HanS", "tesseract-ocr-script-hans"), ("jpn", "tesseract-ocr-jpn"),
    ("eng", "tesseract-ocr-eng"), ("chi_sim", "tesseract-ocr-chi-sim"),
  ]

  /// What is said where Tesseract has nothing to read with.
  public static let nothingInstalled = LocalizedText(
    en: "Tesseract has no data of languages: install tesseract-ocr-script-latn and "
      + "tesseract-ocr-script-hans",
    zh: "Tesseract 没有语言数据：请安装 tesseract-ocr-script-latn 和 tesseract-ocr-script-hans")

  /// Where the data lies.
  public static let folder = TesseractModel.folder

  /// Which of `data` this machine has.
  public static func isInstalled(_ name: String) -> Bool { TesseractModel.isInstalled(name) }

  /// Nil where not one model is installed.
  public init?() {
    orientation = TesseractModel("osd")
    models = Self.modelsByScript.compactMap { scripts, names in
      names.lazy.compactMap { TesseractModel($0) }.first.map { (scripts, $0) }
    }
    if models.isEmpty { return nil }
  }

  public func recognize(_ image: PageImage) -> RecognizedText {
    guard let sheet = PaperOutline(in: image),
      let flat = image.projected(
        by: sheet.toImage, width: sheet.width, height: sheet.height, area: image.area)
    else { return text(on: image) }
    var text = text(on: flat)
    text.toImage = sheet.toImage.after(text.toImage)
    return text
  }

  /// What is read from a picture that is the page and nothing else.
  private func text(on image: PageImage) -> RecognizedText {
    guard let picture = Picture(image) else { return .nothing(on: image) }
    let (quarters, script) = lie(of: picture)
    guard let model = models.first(where: { $0.scripts.contains(script) }) ?? models.first,
      let upright = picture.turned(quarters: quarters),
      let black = upright.withoutColours?.evenlyLit
    else { return .nothing(on: image) }
    let skew = black.skew.flatMap { abs($0) < Self.leastSkew ? nil : $0 } ?? 0
    let straight = skew == 0 ? black : black.turned(by: -skew) ?? black
    let factor = straight.width < Self.fewestPixels ? 2.0 : 1
    let enlarged = factor == 1 ? straight : straight.scaled(by: factor) ?? straight
    let lines = model.model.lines(
      in: enlarged.greyBytes, width: enlarged.width, height: enlarged.height,
      resolution: Self.resolution)
    let scale = Double(straight.width) / Double(enlarged.width)
    return text(lines, scale: scale, quarters: quarters, skew: skew, of: image)
  }

  /// By how many quarters the picture has to be turned clockwise, and the script of its text.
  private func lie(of picture: Picture) -> (quarters: Int, script: String) {
    let share = Double(Self.roughSide) / Double(max(picture.width, picture.height))
    let small = share < 1 ? picture.scaled(by: share) ?? picture : picture
    guard let orientation, let grey = small.withoutColours?.evenlyLit,
      let answer = orientation.orientation(
        of: grey.greyBytes, width: grey.width, height: grey.height,
        resolution: Int(share * Double(Self.resolution)))
    else { return (0, "Latin") }
    return (answer.confidence >= Self.leastConfidence ? answer.quarters : 0, answer.script)
  }

  private func text(
    _ lines: [[TesseractWord]], scale: Double, quarters: Int, skew: Double, of image: PageImage
  ) -> RecognizedText {
    let turn = QuarterTurn(quarters, width: image.width, height: image.height)
    var text = RecognizedText(
      words: [], width: turn.width, height: turn.height, toImage: turn.toImage(skew: skew),
      unread: [])
    for line in lines {
      // The height of the line is that of its tallest words: letters differ.
      let size = scale * (line.map(\.box.height).max() ?? 0)
      for word in line {
        let box = Box(
          x0: scale * word.box.x0, y0: scale * word.box.y0, x1: scale * word.box.x1,
          y1: scale * word.box.y1)
        if word.confidence < Self.leastWordConfidence {
          text.unread.append(box)
        } else {
          text.words.append(
            RecognizedWord(word.text, box: box, size: size, confidence: word.confidence))
        }
      }
    }
    return text
  }
}

/// A picture that is turned by quarters and then straightened about its middle.
struct QuarterTurn {
  let width: Int
  let height: Int
  private let quarters: Int
  private let imageWidth: Double
  private let imageHeight: Double

  /// - Parameter quarters: How often the picture is turned clockwise.
  init(_ quarters: Int, width: Int, height: Int) {
    self.quarters = ((quarters % 4) + 4) % 4
    imageWidth = Double(width)
    imageHeight = Double(height)
    self.width = quarters % 2 == 0 ? width : height
    self.height = quarters % 2 == 0 ? height : width
  }

  /// From the upright page to the picture.
  ///
  /// - Parameter skew: The clockwise angle that was taken away, in radians.
  func toImage(skew: Double) -> Projection {
    // What was turned clockwise is turned back.
    let angle = skew - Double(quarters) * .pi / 2
    let (c, s) = (cos(angle), sin(angle))
    let (x, y) = (Double(width) / 2, Double(height) / 2)
    return Projection(
      cosine: c, sine: s, movedBy: imageWidth / 2 - (c * x - s * y),
      imageHeight / 2 - (s * x + c * y))
  }
}
