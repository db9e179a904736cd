internal import Evidence
internal import Sampling

/// Light that shines back from glossy paper, so that the camera sees white and no ink.
enum Glare {
  /// From 0 to 1: scanners make the paper itself as white as that, and nothing on it shines.
  private static let whitePaper = 0.9
  /// All colours of a pixel that the light has whitened.
  private static let white: UInt8 = 250
  private static let side = 320

  /// In thousandths of an area: what is white.
  ///
  /// - Parameters:
  ///   - area: In pixels of the image: where its words stand.
  ///   - paper: From 0 to 1: how bright the paper is around most of the words.
  static func share(in area: Box, of image: PageImage, paper: Double) -> Int {
    guard paper < whitePaper else { return 0 }
    let factor = min(1, Double(side) / Double(max(image.width, image.height)))
    let (width, height) = (
      max(1, Int(factor * Double(image.width))), max(1, Int(factor * Double(image.height)))
    )
    guard let small = image.shrunk(toWidth: width, height: height) else { return 0 }
    let columns = bounds(factor * area.x0, factor * area.x1, width)
    let rows = bounds(factor * area.y0, factor * area.y1, height)
    guard !columns.isEmpty, !rows.isEmpty else { return 0 }
    var count = 0
    for row in rows {
      for column in columns {
        let pixel = 3 * (row * width + column)
        if small.pixels[pixel..<pixel + 3].allSatisfy({ $0 >= white }) { count += 1 }
      }
    }
    return 1_000 * count / (columns.count * rows.count)
  }

  private static func bounds(_ first: Double, _ last: Double, _ count: Int) -> Range<Int> {
    let start = min(count, max(0, Int(first)))
    return start..<max(start, min(count, Int(last.rounded(.up))))
  }
}
