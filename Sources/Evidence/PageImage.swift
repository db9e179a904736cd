/// Pixels of a page, or of a part of it, and where they lie.
///
/// Of a page that was rendered, a picture on a page, or a picture file, whose page is as large in
/// points as the file is in pixels.
public struct PageImage: Hashable, Sendable {
  /// What a pixel is; the value is its bytes.
  public enum Format: Int, Sendable {
    case grey = 1
    /// Red, green, blue.
    case rgb = 3
  }

  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  public let format: Format
  /// Row by row from the top, each from the left, without padding; 0 is black.
  public let pixels: [UInt8]
  /// What all the pixels together cover, in points from the page's top left corner.
  public let area: Box

  /// Nil unless there are exactly as many bytes as the size asks for, and at least one pixel.
  public init?(width: Int, height: Int, format: Format, pixels: [UInt8], area: Box) {
    guard width > 0, height > 0, pixels.count == width * height * format.rawValue else {
      return nil
    }
    self.width = width
    self.height = height
    self.format = format
    self.pixels = pixels
    self.area = area
  }

  /// How large a pixel is on the page, across and down.
  public var pointsPerPixel: (x: Double, y: Double) {
    (area.width / Double(width), area.height / Double(height))
  }

  /// Where a box of pixels lies on the page.
  public func pageBox(of pixels: Box) -> Box {
    let scale = pointsPerPixel
    return Box(
      x0: area.x0 + pixels.x0 * scale.x, y0: area.y0 + pixels.y0 * scale.y,
      x1: area.x0 + pixels.x1 * scale.x, y1: area.y0 + pixels.y1 * scale.y)
  }
}
