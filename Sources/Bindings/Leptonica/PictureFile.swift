public import Evidence
internal import CLeptonica

/// Picture files, decoded by Leptonica.
public enum PictureFile {
  /// Media types that are decoded.
  public static let mediaTypes: Set<String> = [
    "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp", "image/jp2",
  ]

  /// One picture of a file, in colours and on white.
  ///
  /// - Parameters:
  ///   - index: From zero; files other than TIFF hold one.
  ///   - quarters: How often it is turned clockwise.
  ///   - pixelLimit: A picture that has more is made smaller.
  /// - Returns: Nil where the bytes are damaged, or there is no such picture.
  public static func picture(
    _ index: Int, of bytes: [UInt8], mediaType: String, quarters: Int, pixelLimit: Int
  ) -> PageImage? {
    // Words on standard error about strangers' bytes help nobody.
    setMsgSeverity(l_int32(L_SEVERITY_NONE))
    guard let pix = decode(bytes, index: index, mediaType: mediaType, pixelLimit: pixelLimit)
    else { return nil }
    return Picture(taking: pix).onWhite?.limited(to: pixelLimit)?.turned(quarters: quarters)?.image
  }

  private static func decode(
    _ bytes: [UInt8], index: Int, mediaType: String, pixelLimit: Int
  ) -> UnsafeMutablePointer<Pix>? {
    switch mediaType {
    case "image/tiff": return tiff(bytes, index: index)
    case "image/jpeg": return jpeg(bytes, pixelLimit: pixelLimit)
    case _ where mediaTypes.contains(mediaType) && index == 0:
      return pixReadMem(bytes, bytes.count)
    default: return nil
    }
  }

  private static func tiff(_ bytes: [UInt8], index: Int) -> UnsafeMutablePointer<Pix>? {
    var offset = 0
    for position in 0...index {
      let pix = pixReadMemFromMultipageTiff(bytes, bytes.count, &offset)
      if position == index { return pix }
      var unused = pix
      pixDestroy(&unused)
      // It is zero again after the last one.
      if offset == 0 { return nil }
    }
    return nil
  }

  /// The format allows to decode a half, a quarter or an eighth of the size at once.
  private static func jpeg(_ bytes: [UInt8], pixelLimit: Int) -> UnsafeMutablePointer<Pix>? {
    var (width, height): (l_int32, l_int32) = (0, 0)
    guard readHeaderMemJpeg(bytes, bytes.count, &width, &height, nil, nil, nil) == 0 else {
      return nil
    }
    let pixels = Int(width) * Int(height)
    var reduction = 1
    while reduction < 8, pixels / (4 * reduction * reduction) >= pixelLimit { reduction *= 2 }
    return pixReadMemJpeg(bytes, bytes.count, 0, l_int32(reduction), nil, 0)
  }
}

/// A picture as Leptonica has it, freed when nobody holds it any more.
public final class Picture {
  let pix: UnsafeMutablePointer<Pix>

  init(taking pix: UnsafeMutablePointer<Pix>) { self.pix = pix }

  convenience init?(_ pix: UnsafeMutablePointer<Pix>?) {
    guard let pix else { return nil }
    self.init(taking: pix)
  }

  deinit {
    var pix: UnsafeMutablePointer<Pix>? = pix
    pixDestroy(&pix)
  }

  public var width: Int { Int(pixGetWidth(pix)) }
  public var height: Int { Int(pixGetHeight(pix)) }

  /// In colours; what is transparent is white.
  var onWhite: Picture? {
    guard let plain = Picture(pixConvertTo32(pix)) else { return nil }
    return pixGetSpp(pix) == 4 ? Picture(pixAlphaBlendUniform(pix, 0xFFFF_FF00)) : plain
  }

  /// Made smaller, if need be, until it has no more than so many pixels.
  func limited(to limit: Int) -> Picture? {
    let share = (Double(limit) / Double(width * height)).squareRoot()
    return share < 1 ? Picture(pixScale(pix, l_float32(share), l_float32(share))) : self
  }

  /// A picture in colours as plain pixels, as large in points as it is in pixels.
  var image: PageImage? {
    guard pixGetDepth(pix) == 32, let data = pixGetData(pix) else { return nil }
    let (width, height, words) = (width, height, Int(pixGetWpl(pix)))
    let pixels = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { target, count in
      for row in 0..<height {
        let line = data + row * words
        for column in 0..<width {
          let pixel = line[column]
          target[count] = UInt8(pixel >> 24)
          target[count + 1] = UInt8(pixel >> 16 & 255)
          target[count + 2] = UInt8(pixel >> 8 & 255)
          count += 3
        }
      }
    }
    return PageImage(
      width: width, height: height, format: .rgb, pixels: pixels,
      area: Box(x0: 0, y0: 0, x1: Double(width), y1: Double(height)))
  }
}
