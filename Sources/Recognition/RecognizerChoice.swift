public import Evidence

/// The engine that was chosen, loaded, or why there is none.
public struct RecognizerChoice {
  public let recognizer: (any TextRecognizer)?
  /// What kept a better engine from being used; nil where nothing did.
  public let obstacle: LocalizedText?

  /// Which engine it is, for reports.
  public var note: RecognitionNote {
    RecognitionNote(engine: recognizer?.name, obstacle: obstacle)
  }

  /// Loads the engine that the options ask for; the other takes over where it cannot be had.
  ///
  /// All files that recognition needs are opened here, and none later.
  public init(_ options: RecognitionOptions) {
    guard options.engine != .tesseract else {
      let recognizer = TesseractRecognizer()
      self.init(
        recognizer: recognizer,
        obstacle: recognizer == nil ? TesseractRecognizer.nothingInstalled : nil)
      return
    }
    do {
      let recognizer = try PaddleRecognizer(folder: options.models)
      // Who asks for one engine gets that one alone.
      let both = options.engine == .auto ? SecondOpinion(recognizer) : nil
      self.init(recognizer: both ?? recognizer, obstacle: nil)
    } catch {
      let recognizer = TesseractRecognizer()
      let both = error.words + TesseractRecognizer.nothingInstalled
      self.init(recognizer: recognizer, obstacle: recognizer == nil ? both : error.words)
    }
  }

  private init(recognizer: (any TextRecognizer)?, obstacle: LocalizedText?) {
    self.recognizer = recognizer
    self.obstacle = obstacle
  }
}
