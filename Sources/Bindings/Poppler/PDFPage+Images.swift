public import Evidence
internal import CPoppler

/// A raster picture that a page draws.
public struct PlacedPicture: Hashable, Sendable {
  let id: CInt
  /// The part of the page that it covers.
  public let box: Box
}

extension PDFPage {
  /// A3 at 300 dots an inch, with room to spare: about 100 MB while it is drawn.
  public static let pixelLimit = 24_000_000

  /// The page, or a part of it, as a viewer shows it: on white, with its annotations.
  ///
  /// - Parameters:
  ///   - region: In points, as all boxes of the page; what lies outside of the page is left out.
  ///   - resolution: In dots an inch. Where that makes more pixels than `pixelLimit`, a lower one
  ///     is taken: the image tells its `pointsPerPixel`.
  /// - Returns: Nil where nothing of the region is on the page, or memory does not suffice.
  public func image(
    of region: Box? = nil, resolution: Double, format: PageImage.Format = .grey,
    pixelLimit: Int = Self.pixelLimit
  ) -> PageImage? {
    let page = Box(x0: 0, y0: 0, x1: width, y1: height)
    guard let area = page.intersection(region ?? page),
      let grid = PixelGrid(area, scale: resolution / 72, pixelLimit: pixelLimit)
    else { return nil }
    let canvas = PageCanvas(grid)
    poppler_page_render(handle, canvas.context)
    return canvas.image(format, area: grid.area)
  }

  /// The raster pictures on the page, in the order in which they are drawn; costs another pass
  /// over the page.
  public func pictures() -> [PlacedPicture] {
    let mapping = poppler_page_get_image_mapping(handle)
    defer { poppler_page_free_image_mapping(mapping) }
    var crop = PopplerRectangle()
    poppler_page_get_crop_box(handle, &crop)
    let placement = PicturePlacement(
      pageWidth: width, pageHeight: height, rotation: rotation,
      // The binding takes the crop box's origin away from what is relative to it already.
      offsetX: crop.x1, offsetY: crop.y1)
    var pictures: [PlacedPicture] = []
    var node = mapping
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let entry = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee
      let (area, id) = (entry.area, entry.image_id)
      if let box = placement.box(
        x: area.x1, y: area.y1, width: area.x2 - area.x1, height: area.y2 - area.y1)
      {
        pictures.append(PlacedPicture(id: id, box: box))
      }
    }
    return pictures
  }

  /// A picture in its own pixels, on white; costs another pass over the page.
  ///
  /// The pixels stand as the picture has them: where the page turns or mirrors it, or cuts it at
  /// its edge, the image's area is still all that the picture covers, but places within it are
  /// not told. Poppler decodes the whole picture, up to 32,767 pixels square, whose memory the
  /// limit of the reading process bounds.
  ///
  /// - Parameter pixelLimit: A picture that has more is made smaller.
  /// - Returns: Nil where the picture is damaged, or memory does not suffice.
  public func image(
    of picture: PlacedPicture, format: PageImage.Format = .grey, pixelLimit: Int = Self.pixelLimit
  ) -> PageImage? {
    guard let surface = poppler_page_get_image(handle, picture.id) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE
    else { return nil }
    let size = Box(
      x0: 0, y0: 0, x1: Double(cairo_image_surface_get_width(surface)),
      y1: Double(cairo_image_surface_get_height(surface)))
    guard let grid = PixelGrid(size, scale: 1, pixelLimit: pixelLimit) else { return nil }
    let canvas = PageCanvas(grid)
    cairo_set_source_surface(canvas.context, surface, 0, 0)
    cairo_paint(canvas.context)
    return canvas.image(format, area: picture.box)
  }
}
