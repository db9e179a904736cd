/// Where words come from.
public enum TextSource: String, Hashable, Sendable, CaseIterable {
  /// The document's own text layer.
  case text
  /// Recognised from a picture.
  case ocr
  /// A structured e-invoice inside the document.
  case xml
  /// A machine-readable code on the page.
  case code
}

/// One word of a page: what a reader sees between two white spaces.
public struct Word: Hashable, Sendable {
  public let text: String
  public let box: Box
  /// Size of the type in points.
  public let fontSize: Double
  public let isBold: Bool
  public let source: TextSource
  /// 0 to 1; 1 for a text layer.
  public let confidence: Double

  public init(
    _ text: String, box: Box, fontSize: Double = 10, isBold: Bool = false,
    source: TextSource = .text, confidence: Double = 1
  ) {
    self.text = text
    self.box = box
    self.fontSize = fontSize
    self.isBold = isBold
    self.source = source
    self.confidence = confidence
  }
}

/// One page: its words in reading order, its text, and what pictures are on it.
///
/// Words are grouped in lines: a line is a run of words that stand side by side in one row
/// without a gap that separates columns. Two columns of a row are two lines.
public struct Page: Hashable, Sendable {
  /// Counted from one.
  public let number: Int
  /// Width and height in points, as a person sees the page (rotation applied).
  public let width: Double
  public let height: Double
  /// The rotation that the document asks for: 0, 90, 180 or 270 degrees clockwise.
  public let rotation: Int
  public let words: [Word]
  /// Ranges of `words`, in reading order; every word belongs to exactly one.
  public let lines: [Range<Int>]
  /// Where raster pictures are drawn.
  public let images: [Box]
  /// How the page was read where it was read as a picture; nil where its own text was taken.
  public let recognition: PageRecognition?
  /// The codes that were read; one that is not among them may be on the page all the same.
  public let codes: [PageCode]
  /// Words separated by a blank, lines by a line feed.
  public let text: String
  /// The range of `text`, in UTF-8 offsets, of each word.
  public let spans: [Range<Int>]

  public init(
    number: Int, width: Double, height: Double, rotation: Int = 0, lines grouped: [[Word]],
    images: [Box] = [], codes: [PageCode] = [], recognition: PageRecognition? = nil
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.rotation = rotation
    self.images = images
    self.codes = codes
    self.recognition = recognition
    var words: [Word] = []
    var lines: [Range<Int>] = []
    var spans: [Range<Int>] = []
    var text = ""
    for line in grouped where !line.isEmpty {
      if !words.isEmpty { text += "\n" }
      let start = words.count
      for (index, word) in line.enumerated() {
        if index > 0 { text += " " }
        let offset = text.utf8.count
        text += word.text
        spans.append(offset..<text.utf8.count)
        words.append(word)
      }
      lines.append(start..<words.count)
    }
    self.words = words
    self.lines = lines
    self.spans = spans
    self.text = text
  }

  /// Whether the page shows pictures and no text, as a scan without recognition does.
  public var isImageOnly: Bool { words.isEmpty && !images.isEmpty }

  /// Whether a picture holds what was not read: it is the whole page, or a large part of it with
  /// next to no words upon it, as a scan that someone stamped a page number onto; or it was read,
  /// and much of it could not be made out.
  public var hasUnreadPicture: Bool {
    if let recognition { return recognition.leavesMuchUnread(ofLines: lines.count) }
    if isImageOnly { return true }
    return images.contains { image in
      image.area >= 0.3 * width * height
        && words.count { image.intersects($0.box) } < Self.fewestWordsUponBackground
    }
  }

  private static let fewestWordsUponBackground = 12

  /// The share of the page's area that pictures cover (0 to 1; overlaps count twice up to 1).
  public var imageShare: Double {
    guard width > 0, height > 0 else { return 0 }
    return min(1, images.reduce(0) { $0 + $1.area } / (width * height))
  }

  /// The place of a run of words.
  public func place(of range: Range<Int>) -> Place {
    var boxes: [Box] = []
    var boxLine = -1
    for index in range {
      let line = lines.firstIndex { $0.contains(index) } ?? -1
      if line == boxLine, let last = boxes.popLast() {
        boxes.append(last.union(words[index].box))
      } else {
        boxes.append(words[index].box)
        boxLine = line
      }
    }
    return Place(
      page: number,
      span: spans[range.lowerBound].lowerBound..<spans[range.upperBound - 1].upperBound,
      boxes: boxes, source: words[range.lowerBound].source,
      text: words[range].map(\.text).joined(separator: " "))
  }
}
