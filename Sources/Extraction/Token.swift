internal import Evidence

/// The way in which a run of characters is set.
enum Direction {
  case across
  /// Turned clockwise, or Chinese set in columns: read from the top down.
  case down
  /// Turned anticlockwise: read from the bottom up.
  case up
}

/// Characters that stand together, on their way to being a word.
struct Token {
  var text: String
  var box: Box
  var fontSize: Double
  var isBold: Bool
  var direction: Direction
  var startsIdeographic: Bool
  var endsIdeographic: Bool
  var source = TextSource.text
  /// 0 to 1; 1 for a text layer.
  var confidence = 1.0

  var word: Word {
    Word(
      text, box: box, fontSize: fontSize, isBold: isBold, source: source, confidence: confidence)
  }

  /// The box as it lies after the page is turned so that the token is read across.
  var uprightBox: Box {
    switch direction {
    case .across: box
    case .down: Box(x0: box.y0, y0: -box.x1, x1: box.y1, y1: -box.x0)
    case .up: Box(x0: -box.y1, y0: box.x0, x1: -box.y0, y1: box.x1)
    }
  }

  mutating func append(_ other: Token) {
    text += other.text
    box = box.union(other.box)
    fontSize = max(fontSize, other.fontSize)
    isBold = isBold && other.isBold
    confidence = min(confidence, other.confidence)
    endsIdeographic = other.endsIdeographic
  }
}
