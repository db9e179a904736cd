import Codes
import Evidence
import TestDocuments
import Testing

@Suite struct `Codes in pixels` {
  /// Every pixel of an image as so many by so many, of the colours that are given.
  private func painted(
    _ image: PageImage, scale: Int, _ colour: (_ isBlack: Bool, _ x: Int, _ y: Int) -> [UInt8]
  ) -> PageImage? {
    let (width, height) = (image.width * scale, image.height * scale)
    let pixels = (0..<(width * height)).flatMap { index -> [UInt8] in
      let (x, y) = (index % width, index / width)
      return colour(image.pixels[y / scale * image.width + x / scale] == 0, x, y)
    }
    return PageImage(width: width, height: height, format: .rgb, pixels: pixels, area: image.area)
  }

  @Test(arguments: [0, 4])
  func `are read at one pixel a module, with their place`(margin: Int) throws {
    let image = try #require(TestCode.image(margin: margin))
    let codes = CodeReader.codes(in: image)
    #expect(codes.map(\.text) == [TestCode.text])
    #expect(codes.map(\.format) == [.qr])
    let (start, end) = (Double(margin), Double(margin + 33))
    #expect(codes.allSatisfy { $0.box.isClose(to: Box(x0: start, y0: start, x1: end, y1: end)) })
  }

  @Test func `are read through coloured ink`() throws {
    let image = try #require(TestCode.image(margin: 4))
    // A form's lines, as dark to the eye as the code.
    let crossed = painted(image, scale: 6) { isBlack, x, y in
      isBlack ? [0, 0, 0] : y % 41 < 16 || x % 37 < 9 ? [200, 20, 30] : [255, 255, 255]
    }
    #expect(CodeReader.codes(in: try #require(crossed)).map(\.text) == [TestCode.text])
  }

  @Test func `are none where nothing is one`() throws {
    var state: UInt64 = 7
    let noise = (0..<10_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let area = Box(x0: 0, y0: 0, x1: 1, y1: 1)
    for (width, height) in [(100, 100), (10_000, 1), (1, 10_000), (2, 5_000)] {
      let image = PageImage(
        width: width, height: height, format: .grey, pixels: noise, area: area)
      #expect(CodeReader.codes(in: try #require(image)).isEmpty)
    }
  }
}
