public import Evidence
internal import Onnx
internal import Sampling

/// PP-OCR: a network that finds lines of text, and one that reads them.
///
/// It takes the colours as they are, and reads lines that lie askew where they lie; only how the
/// page lies has to be found out.
public final class PaddleRecognizer: TextRecognizer {
  public let name = "PP-OCRv6 small"
  private let detector: TextDetector
  private let reader: LineReader

  /// Loads library and networks, verified by their digests.
  ///
  /// - Parameter folder: Where the files lie.
  public init(folder: String?) throws(PaddleError) {
    guard let folder else { throw .noFolder }
    // The library is run by its name: its bytes are only compared.
    _ = try PaddleFiles.bytes(of: PaddleFiles.library, in: folder)
    let detection = try PaddleFiles.bytes(of: PaddleFiles.detection, in: folder)
    let recognition = try PaddleFiles.bytes(of: PaddleFiles.recognition, in: folder)
    do {
      let runtime = try OnnxRuntime(library: "\(folder)/\(PaddleFiles.library.name)")
      detector = TextDetector(try OnnxModel(detection, runtime: runtime))
      guard let reader = LineReader(try OnnxModel(recognition, runtime: runtime)) else {
        throw PaddleError.refused("the network for recognition has no alphabet")
      }
      self.reader = reader
    } catch let error as PaddleError {
      throw error
    } catch let error as OnnxError {
      throw .refused(error.message)
    } catch {
      throw .refused("\(error)")
    }
  }

  public func recognize(_ image: PageImage) -> RecognizedText {
    let strips = detector.strips(in: image)
    guard !strips.isEmpty else { return .nothing(on: image) }
    let half = image.shrunk(toWidth: max(1, image.width / 2), height: max(1, image.height / 2))
    let lie = PageLie(of: strips) { reader.read($0, of: image, half: half) }
    let laid = strips.map { lie.laid($0) }
    var lines = reader.read(laid.map(\.strip), of: image, half: half)
    reread(&lines, tall: laid.indices.filter { laid[$0].isTall }, of: image, half: half)
    return UprightPage(lie, lines: lines, image, sheet: sheet(in: image, under: strips))
      .text(of: lines)
  }

  /// Of the lines: those that lie upon the sheet of paper, if it is the page.
  private static let leastUpon = 0.95

  /// The sheet of paper that the lines lie upon.
  private func sheet(in image: PageImage, under strips: [ImageStrip]) -> PaperOutline? {
    guard let sheet = PaperOutline(in: image), let back = sheet.toImage.inverse else { return nil }
    let upon = strips.count { strip in
      let place = back.point(strip.middle.x, strip.middle.y)
      return (0...Double(sheet.width)).contains(place.x)
        && (0...Double(sheet.height)).contains(place.y)
    }
    return Double(upon) >= Self.leastUpon * Double(strips.count) ? sheet : nil
  }

  /// Text that runs up or down may run the other way: what is the more certain is taken.
  private func reread(
    _ lines: inout [ReadLine], tall: [Int], of image: PageImage, half: PageImage?
  ) {
    let others = reader.read(tall.map { lines[$0].strip.upsideDown }, of: image, half: half)
    for (index, other) in zip(tall, others) where other.confidence > lines[index].confidence {
      lines[index] = other
    }
  }
}
