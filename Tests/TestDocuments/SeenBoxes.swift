public import Evidence

extension TestPDF {
  /// A box of a page's own coordinates as a person sees it, from the page's top left corner.
  ///
  /// - Parameter crop: Left, bottom, right and top of what is seen of the page.
  public static func seen(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, rotation: Int, crop: [Double]
  ) -> Box {
    let (width, height) = (crop[2] - crop[0], crop[3] - crop[1])
    let corners = [(x0 - crop[0], y0 - crop[1]), (x1 - crop[0], y1 - crop[1])].map { x, y in
      switch rotation {
      case 90: (y, x)
      case 180: (width - x, y)
      case 270: (height - y, width - x)
      default: (x, height - y)
      }
    }
    return Box(x0: corners[0].0, y0: corners[0].1, x1: corners[1].0, y1: corners[1].1)
  }
}

extension Box {
  /// Whether every edge is within so many points of the other's.
  public func isClose(to other: Box, within tolerance: Double = 1) -> Bool {
    [x0 - other.x0, y0 - other.y0, x1 - other.x1, y1 - other.y1].allSatisfy {
      abs($0) <= tolerance
    }
  }
}
