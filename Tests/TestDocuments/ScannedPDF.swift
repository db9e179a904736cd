public import Evidence

/// A PDF with a picture on it.
public enum ScannedPDF {
  /// A page that is nothing but a picture, as scanners make them.
  ///
  /// - Parameters:
  ///   - image: In colours.
  ///   - resolution: In dots an inch.
  public static func bytes(_ image: PageImage, resolution: Double) -> [UInt8] {
    let (width, height) = (
      Double(image.width) * 72 / resolution, Double(image.height) * 72 / resolution
    )
    var page = TestPDF.Page("q \(width) 0 0 \(height) 0 0 cm /S Do Q\n")
    page.width = width
    page.height = height
    return bytes(image, on: page)
  }

  /// A page that draws a picture, named `S`, among whatever else.
  public static func bytes(_ image: PageImage, on page: TestPDF.Page) -> [UInt8] {
    let hex = image.pixels.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    var document = TestPDF(pages: [page])
    document.pictures = "/S \(TestPDF.firstExtra) 0 R"
    document.extra = [
      "<</Type/XObject/Subtype/Image/Width \(image.width)/Height \(image.height)"
        + "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/ASCIIHexDecode"
        + "/Length \(hex.utf8.count + 1)>>stream\n\(hex)>\nendstream"
    ]
    return document.bytes
  }
}

extension PageImage {
  /// The picture in the middle of a dark desk that reaches so many pixels around it.
  public func onDesk(margin: Int) -> PageImage {
    let bytes = format.rawValue
    let (outerWidth, outerHeight) = (width + 2 * margin, height + 2 * margin)
    var desk = [UInt8](repeating: 62, count: outerWidth * outerHeight * bytes)
    for row in 0..<height {
      let target = bytes * ((row + margin) * outerWidth + margin)
      let source = bytes * row * width
      desk.replaceSubrange(
        target..<target + bytes * width, with: pixels[source..<source + bytes * width])
    }
    let area = Box(x0: 0, y0: 0, x1: Double(outerWidth), y1: Double(outerHeight))
    return PageImage(
      width: outerWidth, height: outerHeight, format: format, pixels: desk, area: area) ?? self
  }

  /// The picture turned clockwise by so many quarters.
  public func turned(quarters: Int) -> PageImage {
    guard quarters % 4 != 0 else { return self }
    let bytes = format.rawValue
    var turned = [UInt8](repeating: 0, count: pixels.count)
    for row in 0..<height {
      for column in 0..<width {
        let target = (height - 1 - row) + column * height
        for byte in 0..<bytes {
          turned[bytes * target + byte] = pixels[bytes * (row * width + column) + byte]
        }
      }
    }
    let area = Box(x0: 0, y0: 0, x1: self.area.height, y1: self.area.width)
    let once = PageImage(
      width: height, height: width, format: format, pixels: turned, area: area)
    return once?.turned(quarters: quarters - 1) ?? self
  }
}
