public import Evidence
internal import CLeptonica

/// What makes the pixels of a page easier to read.
extension Picture {
  /// The colours of an image; nil where memory does not suffice.
  public convenience init?(_ image: PageImage) {
    guard image.format == .rgb,
      let pix = pixCreate(l_int32(image.width), l_int32(image.height), 32)
    else { return nil }
    self.init(taking: pix)
    guard let data = pixGetData(pix) else { return nil }
    let words = Int(pixGetWpl(pix))
    image.pixels.withUnsafeBufferPointer { source in
      var position = 0
      for row in 0..<image.height {
        let line = data + row * words
        for column in 0..<image.width {
          line[column] =
            UInt32(source[position]) << 24 | UInt32(source[position + 1]) << 16
            | UInt32(source[position + 2]) << 8
          position += 3
        }
      }
    }
  }

  /// As bright as the eye sees it.
  public var grey: Picture? { Picture(pixConvertRGBToLuminance(pix)) }

  /// Each pixel as bright as the brightest of its colours: black stays, coloured ink pales.
  public var withoutColours: Picture? {
    Picture(pixConvertRGBToGrayMinMax(pix, l_int32(L_CHOOSE_MAX)))
  }

  /// A grey picture whose paper is equally white everywhere.
  public var evenlyLit: Picture? { Picture(pixBackgroundNormSimple(pix, nil, nil)) }

  /// Turned by so many quarters, clockwise.
  public func turned(quarters: Int) -> Picture? {
    quarters % 4 == 0 ? self : Picture(pixRotateOrth(pix, l_int32(quarters % 4)))
  }

  /// Turned clockwise by a small angle, in radians, with white where nothing was.
  public func turned(by angle: Double) -> Picture? {
    Picture(
      pixRotate(
        pix, l_float32(angle), l_int32(L_ROTATE_AREA_MAP), l_int32(L_BRING_IN_WHITE), 0, 0))
  }

  public func scaled(by factor: Double) -> Picture? {
    Picture(pixScale(pix, l_float32(factor), l_float32(factor)))
  }

  /// By what angle a grey picture's lines of text are turned, in radians, clockwise; nil where
  /// there are none that tell.
  public var skew: Double? {
    // Leptonica asks for more than 3 where the answer is to be trusted.
    let (leastConfidence, degree): (l_float32, Double) = (3, .pi / 180)
    guard let black = Picture(pixConvertTo1(pix, 130)) else { return nil }
    var (angle, confidence): (l_float32, l_float32) = (0, 0)
    guard pixFindSkew(black.pix, &angle, &confidence) == 0, confidence >= leastConfidence else {
      return nil
    }
    return -Double(angle) * degree
  }

  /// As a WebP file (RFC 9649); nil where memory does not suffice.
  ///
  /// - Parameter quality: Of 100.
  public func webP(quality: Int) -> [UInt8]? {
    var (data, size): (UnsafeMutablePointer<l_uint8>?, Int) = (nil, 0)
    guard pixWriteMemWebP(&data, &size, pix, l_int32(quality), 0) == 0, let data else {
      return nil
    }
    defer { lept_free(data) }
    return Array(UnsafeBufferPointer(start: data, count: size))
  }

  /// A grey picture's bytes, row by row without padding.
  public var greyBytes: [UInt8] {
    guard pixGetDepth(pix) == 8, let copy = Picture(pixEndianByteSwapNew(pix)),
      let data = pixGetData(copy.pix)
    else { return [] }
    let (width, height, rowBytes) = (width, height, 4 * Int(pixGetWpl(pix)))
    let bytes = UnsafeRawPointer(data)
    return [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
      guard let base = target.baseAddress else { return }
      for row in 0..<height {
        UnsafeMutableRawPointer(base + row * width).copyMemory(
          from: bytes + row * rowBytes, byteCount: width)
      }
      count = width * height
    }
  }
}
