import Evidence
import Extraction
import Testing

@Suite struct `Picture files` {
  private func size(_ bytes: [UInt8], _ mediaType: String) -> [Double] {
    Extracted(picture: bytes, mediaType: mediaType).pages.flatMap { [$0.width, $0.height] }
  }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 3, 32, 0, 0, 2, 88, 8, 2, 0, 0, 0]
  private static let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 0x02, 0x58, 0x03, 0x20, 3]
  private static let tiff: [UInt8] = [
    0x49, 0x49, 42, 0, 8, 0, 0, 0,
    3, 0,
    0, 1, 3, 0, 1, 0, 0, 0, 0x20, 0x03, 0, 0,
    1, 1, 3, 0, 1, 0, 0, 0, 0x58, 0x02, 0, 0,
    0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
    0, 0, 0, 0,
  ]

  @Test func `have a page of their size in pixels, without words`() {
    let extracted = Extracted(picture: Self.png, mediaType: "image/png")
    #expect(extracted.problem == nil && extracted.pageCount == 1)
    #expect(extracted.pages.first?.isImageOnly == true)
    #expect(size(Self.png, "image/png") == [800, 600])
    #expect(size([0xFF, 0xD8] + Self.frame, "image/jpeg") == [800, 600])
    #expect(size(Array("GIF89a".utf8) + [0x20, 3, 0x58, 2], "image/gif") == [800, 600])
    #expect(size(Self.tiff, "image/tiff") == [600, 800])
    let sizes: [UInt8] = [0, 0, 3, 32, 0, 0, 2, 88]
    let heic = Array("....ftypheic....ispe".utf8) + [0, 0, 0, 0] + sizes
    #expect(size(heic, "image/heic") == [800, 600])
    #expect(size(Array("....ihdr".utf8) + sizes, "image/jp2") == [600, 800])
  }

  @Test func `a photo is as wide as the camera was held`() {
    let exif = Array("Exif\0\0".utf8) + Self.tiff
    let segment: [UInt8] = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
    #expect(size([0xFF, 0xD8] + segment + Self.frame, "image/jpeg") == [600, 800])
  }

  @Test func `damaged heads are a problem, wherever they end`() {
    let files = [
      (Self.png, "image/png"), ([0xFF, 0xD8] + Self.frame, "image/jpeg"), (Self.tiff, "image/tiff"),
      (Array("RIFF0000WEBPVP8X".utf8), "image/webp"), (Array("BM".utf8), "image/bmp"),
      (Array("....ftypheic....ispe".utf8), "image/heic"),
    ]
    for (bytes, mediaType) in files {
      for length in 0..<min(bytes.count - 2, 20) {
        let extracted = Extracted(picture: Array(bytes.prefix(length)), mediaType: mediaType)
        #expect(extracted.pages.isEmpty && extracted.problem != nil)
      }
    }
    var loop = Self.tiff
    loop[loop.count - 4] = 8
    #expect(size(loop, "image/tiff") == [600, 800])
  }
}
