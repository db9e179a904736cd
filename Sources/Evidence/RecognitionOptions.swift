/// Whether pictures of text are read.
public enum RecognitionMode: String, Hashable, Sendable, CaseIterable {
  /// Where a page's own text does not tell what stands on it.
  case auto
  /// On every page, whatever its own text says.
  case always
  /// Nowhere: what only a picture tells stays unknown.
  case never
}

/// How far one reading of a document goes.
public enum ReadingDepth: UInt8, Hashable, Sendable {
  /// To the pages' text, and to the pictures of pages that have none.
  case pages
  /// To the pictures upon pages that have text of their own as well.
  case pictures
}

/// What reads pictures of text.
public enum RecognitionEngine: String, Hashable, Sendable, CaseIterable {
  /// The best that is installed.
  case auto
  /// PP-OCR's neural networks, run by ONNX Runtime.
  case ppocr
  case tesseract
}

/// How pictures of text are to be read.
public struct RecognitionOptions: Hashable, Sendable {
  public var mode: RecognitionMode
  public var engine: RecognitionEngine
  /// The folder of ONNX Runtime and its models; nil where nobody says where it is.
  public var models: String?

  public init(
    mode: RecognitionMode = .auto, engine: RecognitionEngine = .auto, models: String? = nil
  ) {
    self.mode = mode
    self.engine = engine
    self.models = models
  }
}
