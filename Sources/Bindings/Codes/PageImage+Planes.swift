internal import Evidence

extension PageImage {
  /// As bright as the eye sees it.
  var grey: PageImage? {
    plane { red, green, blue in (77 * red + 150 * green + 29 * blue) >> 8 }
  }

  /// Each pixel as bright as the brightest of its colours: black stays, coloured ink pales.
  var withoutColours: PageImage? { plane { max($0, $1, $2) } }

  private func plane(_ brightness: (Int, Int, Int) -> Int) -> PageImage? {
    guard format == .rgb else { return self }
    let plane = [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for index in 0..<(width * height) {
          let (red, green, blue) = (
            Int(source[3 * index]), Int(source[3 * index + 1]), Int(source[3 * index + 2])
          )
          target[index] = UInt8(brightness(red, green, blue))
        }
      }
      count = width * height
    }
    return PageImage(width: width, height: height, format: .grey, pixels: plane, area: area)
  }

  /// The white that is set around a code, in its modules; a pixel may be one.
  private static let quietZone = 4
  /// A side on which any code that is printed has modules of several pixels.
  private static let enoughPixels = 200

  /// Grey pixels at least twice as large, more where there are few of them, with white around.
  var enlarged: PageImage? {
    let scale = max(2, Self.enoughPixels / max(width, height))
    let edge = Self.quietZone
    let (newWidth, newHeight) = ((width + 2 * edge) * scale, (height + 2 * edge) * scale)
    var larger = [UInt8](repeating: 255, count: newWidth * newHeight)
    for row in 0..<(height * scale) {
      let start = (row + edge * scale) * newWidth + edge * scale
      for column in 0..<(width * scale) {
        larger[start + column] = pixels[row / scale * width + column / scale]
      }
    }
    let (left, right) = (Double(-edge), Double(width + edge))
    let covered = pageBox(of: Box(x0: left, y0: left, x1: right, y1: Double(height + edge)))
    return PageImage(
      width: newWidth, height: newHeight, format: .grey, pixels: larger, area: covered)
  }
}
