internal import Evidence

/// Where a picture lies on its page.
///
/// The binding tells the corner where the picture's own first pixel comes to lie, and the
/// picture's own width and height; which way these run is not told where the picture lies on
/// its side, and they are exchanged where its pixels are not square. Of the ways that remain,
/// the one that keeps the picture on the page is taken.
struct PicturePlacement {
  let pageWidth: Double
  let pageHeight: Double
  let rotation: Int
  let offsetX: Double
  let offsetY: Double

  /// The part of the picture that lies on the page; nil for nothing.
  func box(x: Double, y: Double, width: Double, height: Double) -> Box? {
    let (x, y) = (x + offsetX, y + offsetY)
    guard x.isFinite, y.isFinite, width.isFinite, height.isFinite, width > 0, height > 0 else {
      return nil
    }
    let upright = Box(x0: x, y0: y, x1: x + width, y1: y + height)
    let clockwise = Box(x0: x - height, y0: y, x1: x, y1: y + width)
    let anticlockwise = Box(x0: x, y0: y - width, x1: x + height, y1: y)
    let stretched = Box(x0: x, y0: y, x1: x + height, y1: y + width)
    let ways =
      switch rotation {
      case 90: [clockwise, upright, anticlockwise, stretched]
      case 270: [anticlockwise, upright, clockwise, stretched]
      default: [upright, clockwise, anticlockwise, stretched]
      }
    let likeliest =
      ways.first { shareOnPage($0) > 0.98 } ?? ways.max { shareOnPage($0) < shareOnPage($1) }
    return likeliest.flatMap(visible)
  }

  private func shareOnPage(_ box: Box) -> Double {
    (visible(box)?.area ?? 0) / max(box.area, .leastNormalMagnitude)
  }

  private func visible(_ box: Box) -> Box? {
    box.intersection(Box(x0: 0, y0: 0, x1: pageWidth, y1: pageHeight))
  }
}
