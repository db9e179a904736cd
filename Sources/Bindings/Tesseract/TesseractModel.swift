public import Evidence
internal import CTesseract
internal import Glibc

/// A word that Tesseract read.
public struct TesseractWord: Hashable, Sendable {
  public let text: String
  /// In pixels of the image.
  public let box: Box
  /// 0 to 1.
  public let confidence: Double
}

/// How the text of an image stands, and in which script.
public struct TesseractOrientation: Hashable, Sendable {
  /// By how many quarters, clockwise, the image has to be turned to be read.
  public let quarters: Int
  /// Tesseract's own measure: what is above 3.5 was never seen to be wrong.
  public let confidence: Double
  /// `Latin`, `Han`, `Japanese` and so on.
  public let script: String
}

/// Tesseract with the data of one language or script loaded; freed when nobody holds it.
public final class TesseractModel {
  private let handle: OpaquePointer

  /// Where the data of languages lies, by Tesseract's own rules: `eng.traineddata` and so on.
  public static let folder = "/usr/share/tesseract-ocr/5/tessdata"

  /// Whether the data of a language or script is installed.
  public static func isInstalled(_ language: String, folder: String = folder) -> Bool {
    access("\(folder)/\(language).traineddata", R_OK) == 0
  }

  /// Which Tesseract this is: `5.3.0`.
  public static var version: String { TessVersion().map { String(cString: $0) } ?? "" }

  /// Loads the data; nil where it is not there or damaged.
  public init?(_ language: String, folder: String = folder) {
    guard let handle = TessBaseAPICreate() else { return nil }
    self.handle = handle
    guard TessBaseAPIInit3(handle, folder, language) == 0 else { return nil }
    // Sauvola's thresholds: they follow uneven light.
    TessBaseAPISetVariable(handle, "thresholding_method", "2")
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
  }

  deinit { TessBaseAPIDelete(handle) }

  /// The words of a grey image, by lines.
  ///
  /// - Parameter resolution: In dots an inch.
  public func lines(
    in pixels: [UInt8], width: Int, height: Int, resolution: Int
  ) -> [[TesseractWord]] {
    recognized(pixels, width, height, resolution, PSM_AUTO)
  }

  /// The words of a grey image of a single line.
  public func line(in pixels: [UInt8], width: Int, height: Int) -> [TesseractWord] {
    // Type that fills the image from top to bottom, at the size that the networks were trained on.
    recognized(pixels, width, height, 300, PSM_SINGLE_LINE).flatMap(\.self)
  }

  private func recognized(
    _ pixels: [UInt8], _ width: Int, _ height: Int, _ resolution: Int, _ mode: TessPageSegMode
  ) -> [[TesseractWord]] {
    guard pixels.count == width * height, width > 0 else { return [] }
    TessBaseAPISetPageSegMode(handle, mode)
    return pixels.withUnsafeBufferPointer { buffer in
      TessBaseAPISetImage(
        handle, buffer.baseAddress, CInt(width), CInt(height), 1, CInt(width))
      defer { TessBaseAPIClear(handle) }
      TessBaseAPISetSourceResolution(handle, CInt(resolution))
      guard TessBaseAPIRecognize(handle, nil) == 0 else { return [] }
      return recognizedLines()
    }
  }

  private func recognizedLines() -> [[TesseractWord]] {
    guard let results = TessBaseAPIGetIterator(handle) else { return [] }
    defer { TessResultIteratorDelete(results) }
    let places = TessResultIteratorGetPageIterator(results)
    var lines: [[TesseractWord]] = []
    repeat {
      if lines.isEmpty || TessPageIteratorIsAtBeginningOf(places, RIL_TEXTLINE) != 0 {
        lines.append([])
      }
      if let word = word(at: results, places) { lines[lines.count - 1].append(word) }
    } while TessResultIteratorNext(results, RIL_WORD) != 0
    return lines.filter { !$0.isEmpty }
  }

  private func word(at results: OpaquePointer, _ places: OpaquePointer?) -> TesseractWord? {
    var (left, top, right, bottom): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    guard let text = TessResultIteratorGetUTF8Text(results, RIL_WORD) else { return nil }
    defer { TessDeleteText(text) }
    guard
      TessPageIteratorBoundingBox(places, RIL_WORD, &left, &top, &right, &bottom) != 0
    else { return nil }
    let confidence = Double(TessResultIteratorConfidence(results, RIL_WORD)) / 100
    return TesseractWord(
      text: String(cString: text),
      box: Box(x0: Double(left), y0: Double(top), x1: Double(right), y1: Double(bottom)),
      confidence: min(1, max(0, confidence)))
  }

  /// How the text of a grey image stands; only for the model `osd`.
  public func orientation(
    of pixels: [UInt8], width: Int, height: Int, resolution: Int
  ) -> TesseractOrientation? {
    guard pixels.count == width * height, width > 0 else { return nil }
    TessBaseAPISetPageSegMode(handle, PSM_OSD_ONLY)
    return pixels.withUnsafeBufferPointer { buffer in
      TessBaseAPISetImage(
        handle, buffer.baseAddress, CInt(width), CInt(height), 1, CInt(width))
      defer { TessBaseAPIClear(handle) }
      TessBaseAPISetSourceResolution(handle, CInt(resolution))
      var degrees: CInt = 0
      var (confidence, scriptConfidence): (Float, Float) = (0, 0)
      var script: UnsafePointer<CChar>?
      guard
        TessBaseAPIDetectOrientationScript(
          handle, &degrees, &confidence, &script, &scriptConfidence) != 0
      else { return nil }
      // The name belongs to Tesseract, whatever its header says.
      return TesseractOrientation(
        quarters: (4 - Int(degrees) / 90) % 4, confidence: Double(confidence),
        script: script.map { String(cString: $0) } ?? "")
    }
  }
}
