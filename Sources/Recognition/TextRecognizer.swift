public import Evidence

/// A word that was read from a picture.
public struct RecognizedWord: Hashable, Sendable {
  /// The way in which it is set on the upright page.
  public enum Direction: Hashable, Sendable { case across, down, up }

  public let text: String
  /// In pixels of the upright page.
  public let box: Box
  /// The height of the type, in the same pixels.
  public let size: Double
  /// 0 to 1: that of its least certain character.
  public let confidence: Double
  public let direction: Direction

  public init(
    _ text: String, box: Box, size: Double, confidence: Double, direction: Direction = .across
  ) {
    self.text = text
    self.box = box
    self.size = size
    self.confidence = confidence
    self.direction = direction
  }
}

/// What was read from the picture of a page.
public struct RecognizedText: Hashable, Sendable {
  public var words: [RecognizedWord]
  /// The upright page that the words stand on, in pixels.
  public var width: Int
  public var height: Int
  /// From the upright page to the picture, both in pixels.
  public var toImage: Projection
  /// Where there is text that could not be made out, in pixels of the upright page.
  public var unread: [Box]

  public init(
    words: [RecognizedWord], width: Int, height: Int, toImage: Projection, unread: [Box]
  ) {
    self.words = words
    self.width = width
    self.height = height
    self.toImage = toImage
    self.unread = unread
  }

  /// A picture on which nothing was found.
  static func nothing(on image: PageImage) -> RecognizedText {
    RecognizedText(
      words: [], width: image.width, height: image.height, toImage: .identity, unread: [])
  }
}

/// Page image in, positioned words with confidence out: what every engine for text in pictures is.
///
/// An engine is loaded before documents are read, and opens no file after that.
public protocol TextRecognizer {
  /// Which engine this is, with its version, as reports name it.
  var name: String { get }

  /// Reads a picture in colours, however it lies.
  func recognize(_ image: PageImage) -> RecognizedText
}
