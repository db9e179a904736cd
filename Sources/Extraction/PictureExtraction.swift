internal import Evidence
internal import Leptonica
internal import Recognition

/// Reading an image file: a page for each picture, whose words are recognised where that is asked.
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
    reading: PictureReading = .never, tell: (ExtractedPart) -> Void
  ) {
    let sizes = PictureSize.sizes(of: bytes, mediaType: mediaType)
    if case .elsewhere = reading, !sizes.isEmpty { return tell(.recognitionWanted) }
    tell(.pageCount(max(sizes.count, 1)))
    let readable = sizes.prefix(limits.pages).enumerated().filter { _, size in
      let (pixels, overflows) = size.width.multipliedReportingOverflow(by: size.height)
      return !overflows && pixels <= limits.pixels
    }
    for (index, size) in readable {
      tell(
        .page(
          recognized(index, size, bytes, mediaType, limits, reading)
            ?? plain(index, size)))
    }
    if case .here(let choice, _) = reading { tell(.recognizer(choice.note)) }
    if sizes.isEmpty {
      tell(.problem(FileProblem(.corrupt("the picture's size is not stated"))))
    } else if sizes.count > limits.pages {
      tell(.problem(FileProblem(.limit("pages", String(limits.pages)))))
    } else if readable.count < sizes.count {
      tell(.problem(FileProblem(.limit("pixels", String(limits.pixels)))))
    }
  }

  /// One picture of a file, the way up that the camera noted.
  static func image(
    _ index: Int, of bytes: [UInt8], mediaType: String, pixelLimit: Int
  ) -> PageImage? {
    PictureFile.picture(
      index, of: bytes, mediaType: mediaType,
      quarters: mediaType == "image/jpeg" ? JPEGHeader.quarters(Header(bytes)) : 0,
      pixelLimit: pixelLimit)
  }

  private static func plain(_ index: Int, _ size: PictureSize.Size) -> Page {
    let box = Box(x0: 0, y0: 0, x1: Double(size.width), y1: Double(size.height))
    return Page(number: index + 1, width: box.x1, height: box.y1, lines: [], images: [box])
  }

  /// The page with the words of its picture; nil where they cannot be read.
  private static func recognized(
    _ index: Int, _ size: PictureSize.Size, _ bytes: [UInt8], _ mediaType: String,
    _ limits: ExtractionLimits, _ reading: PictureReading
  ) -> Page? {
    guard case .here(let choice, _) = reading, let recognizer = choice.recognizer,
      index < limits.recognizedPages,
      let picture = image(
        index, of: bytes, mediaType: mediaType, pixelLimit: limits.recognizedPixels)
    else { return nil }
    let box = Box(x0: 0, y0: 0, x1: Double(size.width), y1: Double(size.height))
    guard
      let image = PageImage(
        width: picture.width, height: picture.height, format: picture.format,
        pixels: picture.pixels, area: box)
    else { return nil }
    return PicturePage(image, reading: recognizer)
      .page(number: index + 1, rotation: 0, pictures: [box])
  }
}
