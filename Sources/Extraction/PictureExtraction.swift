internal import Evidence

/// Reading an image file: a page for each picture, without words.
public enum PictureExtraction {
  private static let mediaTypes: Set<String> = [
    "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp", "image/heic",
    "image/heif", "image/avif", "image/jp2",
  ]

  /// Whether files of this media type are read as pictures.
  public static func reads(_ mediaType: String) -> Bool { mediaTypes.contains(mediaType) }

  /// Tells the parts of the file in order.
  public static func run(
    _ bytes: [UInt8], mediaType: String, limits: ExtractionLimits = ExtractionLimits(),
    tell: (ExtractedPart) -> Void
  ) {
    let sizes = PictureSize.sizes(of: bytes, mediaType: mediaType)
    tell(.pageCount(max(sizes.count, 1)))
    for (index, size) in sizes.prefix(limits.pages).enumerated() {
      let box = Box(x0: 0, y0: 0, x1: Double(size.width), y1: Double(size.height))
      tell(
        .page(
          Page(number: index + 1, width: box.x1, height: box.y1, lines: [], images: [box])))
    }
    if sizes.isEmpty {
      tell(.problem(FileProblem(.corrupt("the picture's size is not stated"))))
    } else if sizes.count > limits.pages {
      tell(.problem(FileProblem(.limit("pages", String(limits.pages)))))
    }
  }
}
