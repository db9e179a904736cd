public import Evidence
internal import Glibc
internal import Sampling

extension Legibility {
  /// So many words are looked at, spread over the page.
  private static let samples = 48
  /// In heights of the type: a word that ends so close to the picture's edge is cut by it.
  private static let edgeShare = 0.12

  /// Measures a picture in colours by the words that were read from it.
  public init(of text: RecognizedText, on image: PageImage) {
    var values: [Measure: Int] = [.words: text.words.count]
    let whole = Clarity(
      of: Box(x0: 0, y0: 0, x1: Double(image.width), y1: Double(image.height)), in: image)
    values[.colour] = Int((1_000 * whole.coloured).rounded())
    let (turn, skew) = Self.angles(text)
    values[.turn] = turn
    values[.skew] = skew
    let lines = text.words.count + text.unread.count
    values[.unread] = lines == 0 ? 0 : 100 * text.unread.count / lines
    let words = text.words.filter { $0.direction == .across && $0.text.utf8.count >= 3 }
    let sizes = words.map(\.size).sorted()
    guard !sizes.isEmpty else {
      values[.contrast] = Int((100 * whole.contrast).rounded())
      self.init(values)
      return
    }
    values[.typeHeight] = Int(sizes[sizes.count / 2].rounded())
    values[.cutWords] = text.words.count { Self.isCut(text.toImage.box($0.box), $0.size, image) }
    let measured = stride(from: 0, to: words.count, by: max(1, words.count / Self.samples)).map {
      index -> (blur: Double, contrast: Double, paper: Double) in
      let clarity = Clarity(of: text.toImage.box(words[index].box), in: image)
      return (
        100 * clarity.edge / max(words[index].size, 1), 100 * clarity.contrast, clarity.paper
      )
    }
    values[.blur] = Self.middle(measured.map(\.blur))
    values[.contrast] = Self.middle(measured.map(\.contrast))
    let papers = measured.map(\.paper).sorted()
    if let area = Box.union(of: words.map { text.toImage.box($0.box) }) {
      values[.glare] = Glare.share(in: area, of: image, paper: papers[papers.count / 2])
    }
    self.init(values)
  }

  private static func isCut(_ box: Box, _ size: Double, _ image: PageImage) -> Bool {
    let edge = max(2, edgeShare * size)
    return box.x0 < edge || box.x1 > Double(image.width) - edge || box.y0 < edge
      || box.y1 > Double(image.height) - edge
  }

  private static func middle(_ values: [Double]) -> Int {
    Int(min(1_000, values.sorted()[values.count / 2]).rounded())
  }

  /// By how many degrees the page is turned in its picture: in quarters, and what remains.
  private static func angles(_ text: RecognizedText) -> (turn: Int, skew: Int) {
    // Of the line across the page's middle: perspective turns the others otherwise.
    let (width, middle) = (Double(text.width), Double(text.height) / 2)
    let from = text.toImage.point(0.25 * width, middle)
    let to = text.toImage.point(0.75 * width, middle)
    let degrees = atan2(to.y - from.y, to.x - from.x) * 180 / .pi
    let quarters = (degrees / 90).rounded()
    return ((Int(quarters) % 4 + 4) % 4 * 90, Int((degrees - 90 * quarters).rounded()))
  }
}
