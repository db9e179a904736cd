public import Evidence
internal import Leptonica
internal import Poppler

/// Draws pages for people who look at a report.
public struct PageRenderer {
  /// In pixels: wide enough that small print can be read in a crop.
  private static let width = 1_100.0
  /// In dots an inch: a label's page is not blown up.
  private static let mostResolution = 220.0
  private static let pixelLimit = 1_800_000
  /// From the best to the poorest: how much of the size, and WebP's quality of 100.
  private static let grades: [(scale: Double, quality: Int)] = [
    (1, 72), (1, 45), (0.8, 45), (0.65, 40), (0.5, 35),
  ]

  private let selection: PageSelection
  private let tell: (ExtractedPart) -> Void

  /// Tells a picture of each page that is asked for and can be drawn.
  public static func run(
    _ bytes: [UInt8], mediaType: String, selection: PageSelection, tell: (ExtractedPart) -> Void
  ) {
    withoutActuallyEscaping(tell) { tell in
      let renderer = PageRenderer(selection: selection, tell: tell)
      if mediaType == "application/pdf" {
        renderer.drawPages(of: bytes)
      } else if PictureExtraction.reads(mediaType) {
        renderer.drawPictures(of: bytes, mediaType)
      }
    }
  }

  private func drawPages(of bytes: [UInt8]) {
    guard let document = try? PDFDocument(bytes: bytes) else { return }
    for number in selection.pages where number <= document.pageCount {
      _ = document.withPage(at: number - 1) { page in
        guard page.width > 0, page.height > 0 else { return }
        let resolution = min(72 * Self.width / page.width, Self.mostResolution)
        let image = page.image(
          resolution: resolution, format: .rgb, pixelLimit: Self.pixelLimit)
        tellPicture(image, of: number, width: page.width, height: page.height)
      }
    }
  }

  private func drawPictures(of bytes: [UInt8], _ mediaType: String) {
    let sizes = PictureSize.sizes(of: bytes, mediaType: mediaType)
    for number in selection.pages where number <= sizes.count {
      let image = PictureExtraction.image(
        number - 1, of: bytes, mediaType: mediaType, pixelLimit: Self.pixelLimit)
      let size = sizes[number - 1]
      tellPicture(image, of: number, width: Double(size.width), height: Double(size.height))
    }
  }

  private func tellPicture(_ image: PageImage?, of page: Int, width: Double, height: Double) {
    guard let image, let picture = Picture(image), let file = file(of: picture) else { return }
    tell(.rendering(PageRendering(page: page, width: width, height: height, webP: file)))
  }

  /// In the best grade that is small enough.
  private func file(of picture: Picture) -> [UInt8]? {
    var smallest: [UInt8]?
    for grade in Self.grades {
      let scaled = grade.scale == 1 ? picture : picture.scaled(by: grade.scale)
      guard let file = scaled?.webP(quality: grade.quality) else { return smallest }
      smallest = file
      if file.count <= selection.bytesPerPage { break }
    }
    return smallest
  }
}
