internal import Evidence
internal import Extraction
internal import Recognition

/// What one reader is for: text alone, or pictures of text as well, whose engine it loads.
enum ReaderRole: String {
  /// Reads text; pictures stay unread.
  case text
  /// Reads text, and says where pictures have to be read.
  case textFirst = "text-first"
  /// Reads pictures where there is no text.
  case pictures
  /// Reads every page as a picture.
  case picturesOnly = "pictures-only"

  /// The readers that documents pass until one of them has read them.
  static func all(for mode: RecognitionMode) -> [ReaderRole] {
    switch mode {
    case .never: [.text]
    case .auto: [.textFirst, .pictures]
    case .always: [.picturesOnly]
    }
  }

  var recognizes: Bool { self == .pictures || self == .picturesOnly }

  /// What this reader makes of pictures; loads the engine where it needs one.
  func pictureReading(_ options: RecognitionOptions) -> PictureReading {
    switch self {
    case .text: .never
    case .textFirst: .elsewhere
    case .pictures: .here(RecognizerChoice(options), everyPage: false)
    case .picturesOnly: .here(RecognizerChoice(options), everyPage: true)
    }
  }

  /// What one document may use.
  func bounds(_ options: ReaderOptions) -> ReadingBounds {
    recognizes ? options.recognitionBounds : options.bounds
  }
}
