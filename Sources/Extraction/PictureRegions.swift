internal import Evidence
internal import Recognition

/// Where a page that has text of its own shows pictures that may hold text as well: a logo, a stamp,
/// a pasted table.
struct PictureRegions {
  /// In points: type that a person reads, with nothing around it.
  private static let leastHeight = 9.0
  private static let leastWidth = 24.0
  /// Pictures closer than that are parts of one, as some programs cut them.
  private static let gap = 3.0
  /// The page's largest ones: what is pasted in a hundred pieces is an ornament.
  private static let most = 6

  /// In points, the largest first.
  let boxes: [Box]

  init(on page: Page) {
    let whole = Box(x0: 0, y0: 0, x1: page.width, y1: page.height)
    var joined: [Box] = []
    for picture in page.images {
      guard var box = picture.intersection(whole) else { continue }
      // Each union may reach others.
      while let near = joined.firstIndex(where: { Self.areClose($0, box) }) {
        box = box.union(joined.remove(at: near))
      }
      joined.append(box)
    }
    boxes = Array(
      joined.filter { box in
        min(box.width, box.height) >= Self.leastHeight
          && max(box.width, box.height) >= Self.leastWidth
          && !page.codes.contains { $0.box.intersects(box) }
      }
      .sorted { $0.area > $1.area }.prefix(Self.most))
  }

  private static func areClose(_ first: Box, _ second: Box) -> Bool {
    Box(
      x0: first.x0 - gap, y0: first.y0 - gap, x1: first.x1 + gap, y1: first.y1 + gap
    ).intersects(second)
  }
}

/// The words of a picture upon a page.
struct PictureWords {
  /// Of a drawing, something is always read: what is no more certain than that is left out.
  private static let leastConfidence = 0.6

  fileprivate let tokens: [Token]

  init(of image: PageImage, reading recognizer: any TextRecognizer) {
    let text = recognizer.recognize(image)
    tokens = text.words.filter { $0.confidence >= Self.leastConfidence }.map { word in
      Token(
        word, box: image.pageBox(of: text.toImage.box(word.box)), scale: image.pointsPerPixel.x)
    }
  }
}

extension Page {
  /// Of a word's area: so much of it upon a word of the page is that word, drawn as text.
  private static let sameShare = 0.3

  /// The page with words of its pictures behind its own, whose places in its text stay what they
  /// are.
  func with(_ pictures: [PictureWords]) -> Page {
    let own = words.map(\.box)
    let added = pictures.flatMap(\.tokens).filter { token in
      !own.contains { box in
        (box.intersection(token.box)?.area ?? 0) > Self.sameShare * min(box.area, token.box.area)
      }
    }
    guard !added.isEmpty else { return self }
    let area = Box(x0: 0, y0: 0, x1: width, y1: height)
    return Page(
      number: number, width: width, height: height, rotation: rotation,
      lines: lines.map { Array(words[$0]) } + PageLayout.lines(of: added, page: area),
      images: images, codes: codes)
  }
}
