public import Evidence

/// A PDF whose page is nothing but a picture, as scanners make them.
public enum ScannedPDF {
  /// - Parameters:
  ///   - image: In colours.
  ///   - resolution: In dots an inch.
  public static func bytes(_ image: PageImage, resolution: Double) -> [UInt8] {
    let hex = image.pixels.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    let (width, height) = (
      Double(image.width) * 72 / resolution, Double(image.height) * 72 / resolution
    )
    var document = TestPDF(pages: [TestPDF.Page("q \(width) 0 0 \(height) 0 0 cm /S Do Q\n")])
    document.pages[0].width = width
    document.pages[0].height = height
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
