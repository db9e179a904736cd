internal import CPoppler
internal import Evidence

/// How an area is cut into pixels.
struct PixelGrid {
  /// Cairo knows no longer sides.
  private static let longestSide = 32_767

  /// In pixels a point.
  let scale: Double
  let width: Int
  let height: Int
  /// What the pixels cover: the area that was asked for, filled up to whole pixels.
  let area: Box

  /// - Parameter scale: In pixels a point; less is taken where there would be more pixels than
  ///   `pixelLimit`.
  init?(_ area: Box, scale: Double, pixelLimit: Int) {
    guard area.width > 0, area.height > 0, area.area.isFinite, scale > 0, pixelLimit > 0 else {
      return nil
    }
    let side = Double(min(Self.longestSide, pixelLimit))
    let scale = min(
      scale, (Double(pixelLimit) / area.area).squareRoot(), side / max(area.width, area.height))
    // A sliver of a pixel is not worth another one.
    width = max(1, Int((area.width * scale - 0.01).rounded(.up)))
    height = max(1, Int((area.height * scale - 0.01).rounded(.up)))
    self.scale = scale
    self.area = Box(
      x0: area.x0, y0: area.y0, x1: area.x0 + Double(width) / scale,
      y1: area.y0 + Double(height) / scale)
  }
}

/// A white sheet of pixels that Cairo draws on, in points of the page.
struct PageCanvas: ~Copyable {
  let context: OpaquePointer?
  private let grid: PixelGrid
  private let surface: OpaquePointer?

  init(_ grid: PixelGrid) {
    self.grid = grid
    surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, CInt(grid.width), CInt(grid.height))
    context = cairo_create(surface)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, grid.scale, grid.scale)
    cairo_translate(context, -grid.area.x0, -grid.area.y0)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// What was drawn; nil where memory did not suffice.
  func image(_ format: PageImage.Format, area: Box) -> PageImage? {
    cairo_surface_flush(surface)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let size = grid.width * grid.height * format.rawValue
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      for row in 0..<grid.height {
        let line = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
        for pixel in UnsafeBufferPointer(start: line, count: grid.width) {
          count += Self.put(pixel, as: format, into: target, at: count)
        }
      }
    }
    return PageImage(
      width: grid.width, height: grid.height, format: format, pixels: pixels, area: area)
  }

  /// How many bytes a pixel takes.
  @inline(__always)
  private static func put(
    _ pixel: UInt32, as format: PageImage.Format, into target: UnsafeMutableBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    let (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
    switch format {
    case .grey:
      // As the eye weighs them.
      target[index] = UInt8((77 * red + 150 * green + 29 * blue) >> 8)
    case .rgb:
      target[index] = UInt8(red)
      target[index + 1] = UInt8(green)
      target[index + 2] = UInt8(blue)
    }
    return format.rawValue
  }
}
