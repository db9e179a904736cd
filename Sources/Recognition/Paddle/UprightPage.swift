internal import Evidence
internal import Sampling

/// The page as it is after it is turned upright, and the words of its lines there.
struct UprightPage {
  /// Lines that are less certain than that were not made out.
  private static let leastConfidence = 0.5
  /// Of a strip's height: what type of that size measures from one line to the next.
  private static let typeShare = 0.72
  /// In heights of the strip: characters farther apart belong to different words.
  private static let widestStep = 1.6

  private let width: Int
  private let height: Int
  private let toImage: Projection
  private let fromImage: Projection

  /// - Parameters:
  ///   - lines: What was read, by which the page's perspective is found.
  ///   - sheet: The sheet of paper in the photo, where its outline was found.
  init(_ lie: PageLie, lines: [ReadLine], _ image: PageImage, sheet: PaperOutline?) {
    let (c, s) = lie.quarter
    let flat = sheet?.toImage ?? .identity
    let (imageWidth, imageHeight) = (
      Double(sheet?.width ?? image.width), Double(sheet?.height ?? image.height)
    )
    let isTurned = abs(s) > abs(c)
    let (x, y) =
      isTurned ? (imageHeight / 2, imageWidth / 2) : (imageWidth / 2, imageHeight / 2)
    // About the middle, first by quarters, then by what the lines of text tell.
    let turned = flat.after(
      Projection(cosine: c, sine: s, movedBy: imageWidth / 2, imageHeight / 2))
    let strips = lines.filter { $0.confidence >= Self.leastConfidence }.map(\.strip)
    let level = LineConvergence(of: strips, by: turned.inverse ?? .identity, reach: max(x, y))
      .levelling
    let middle = turned.after(level.inverse ?? .identity)
    let back = middle.inverse ?? .identity
    // All of the text stays on the page, wherever straightening brings it.
    let boxes = strips.map { PlacedStrip($0, by: back).box(0, 1) }
    let bounds = boxes.reduce(Box(x0: -x, y0: -y, x1: x, y1: y)) { $0.union($1) }
    width = Int(bounds.width.rounded(.up))
    height = Int(bounds.height.rounded(.up))
    toImage = middle.after(Projection(cosine: 1, sine: 0, movedBy: bounds.x0, bounds.y0))
    fromImage = toImage.inverse ?? .identity
  }

  func text(of lines: [ReadLine]) -> RecognizedText {
    var text = RecognizedText(
      words: [], width: width, height: height, toImage: toImage, unread: [])
    for line in lines {
      let placed = PlacedStrip(line.strip, by: fromImage)
      if line.confidence < Self.leastConfidence {
        // Where nothing at all was read there may be a drawing.
        if !line.characters.isEmpty { text.unread.append(placed.box(0, 1)) }
      } else {
        text.words += words(of: line, placed)
      }
    }
    return text
  }

  private func words(of line: ReadLine, _ placed: PlacedStrip) -> [RecognizedWord] {
    let step = Self.widestStep * line.strip.height / max(line.strip.length, 1)
    var words: [RecognizedWord] = []
    var start = 0
    let characters = line.characters
    for index in 0...characters.count {
      let isBlank = index == characters.count || characters[index].text == " "
      let isApart =
        !isBlank && index > start
        && characters[index].position - characters[index - 1].position > step
      guard isBlank || isApart else { continue }
      if index > start { words.append(word(characters, start..<index, placed)) }
      start = isBlank ? index + 1 : index
    }
    return words
  }

  private func word(
    _ characters: [ReadLine.Character], _ range: Range<Int>, _ placed: PlacedStrip
  ) -> RecognizedWord {
    let first = range.lowerBound
    let last = range.upperBound - 1
    let before = first > 0 ? characters[first - 1].position : nil
    let after = last + 1 < characters.count ? characters[last + 1].position : nil
    // A character reaches half way to the next one of its word.
    let pitch =
      range.count > 1
      ? (characters[last].position - characters[first].position) / Double(range.count - 1)
      : min(
        characters[first].position - (before ?? 0), (after ?? 1) - characters[first].position)
    let start = max(
      before.map { ($0 + characters[first].position) / 2 } ?? 0,
      characters[first].position - 0.6 * pitch)
    let end = min(
      after.map { ($0 + characters[last].position) / 2 } ?? 1,
      characters[last].position + 0.6 * pitch)
    return RecognizedWord(
      characters[range].map(\.text).joined(), box: placed.box(start, max(end, start)),
      size: Self.typeShare * placed.height,
      confidence: characters[range].map(\.probability).min() ?? 0, direction: placed.direction)
  }
}

/// A strip on the upright page.
private struct PlacedStrip {
  let height: Double
  let direction: RecognizedWord.Direction
  private let corner: ImageStrip.Vector
  private let along: ImageStrip.Vector
  private let across: ImageStrip.Vector

  init(_ strip: ImageStrip, by projection: Projection) {
    func placed(_ vector: ImageStrip.Vector) -> ImageStrip.Vector {
      let point = projection.point(vector.x, vector.y)
      return ImageStrip.Vector(point.x, point.y)
    }
    corner = placed(strip.corner)
    along = placed(strip.corner + strip.along) - corner
    across = placed(strip.corner + strip.across) - corner
    height = across.length
    direction =
      abs(along.x) >= abs(along.y) ? .across : along.y > 0 ? .down : .up
  }

  /// The upright box around a part of the strip, as high as the strip even where it lies askew.
  func box(_ start: Double, _ end: Double) -> Box {
    let (from, to) = (
      corner + across * 0.5 + along * start, corner + across * 0.5 + along * end
    )
    let middle = (from + to) * 0.5
    if direction == .across {
      return Box(x0: from.x, y0: middle.y - height / 2, x1: to.x, y1: middle.y + height / 2)
    }
    return Box(x0: middle.x - height / 2, y0: from.y, x1: middle.x + height / 2, y1: to.y)
  }
}
