public import Evidence
internal import CCodes

/// Reads machine-readable codes out of pixels.
public enum CodeReader {
  /// Codes of one image that are told.
  private static let mostCodes: UInt8 = 16
  /// In larger images modules have many pixels already.
  private static let mostEnlarged = 100_000

  /// The codes in an image, placed on its page.
  ///
  /// What the eye sees is tried first; then larger and with white around, which some pictures
  /// leave out; then with coloured ink made pale, as forms and stamps are printed in colours over
  /// black codes.
  public static func codes(in image: PageImage) -> [PageCode] {
    guard let grey = image.grey else { return [] }
    let codes = find(in: grey)
    guard codes.isEmpty else { return codes }
    if grey.pixels.count <= mostEnlarged, let larger = grey.enlarged {
      let codes = find(in: larger)
      guard codes.isEmpty else { return codes }
    }
    guard let pale = image.withoutColours, pale.pixels != grey.pixels else { return [] }
    return find(in: pale)
  }

  /// What the library finds, put into Swift's words as it is told.
  private final class Finds {
    let image: PageImage
    var codes: [PageCode] = []

    init(_ image: PageImage) { self.image = image }

    func take(_ code: codes_code) {
      let bytes = UnsafeRawBufferPointer(start: code.text, count: code.length)
      guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { return }
      let box = Box(
        x0: Double(code.left), y0: Double(code.top), x1: Double(code.right),
        y1: Double(code.bottom))
      codes.append(PageCode(format(code.format), text: text, box: image.pageBox(of: box)))
    }

    private func format(_ format: codes_format) -> PageCode.Format {
      switch format {
      case CODES_DATA_MATRIX: .dataMatrix
      case CODES_AZTEC: .aztec
      default: .qr
      }
    }
  }

  /// - Parameter image: One of grey pixels.
  private static func find(in image: PageImage) -> [PageCode] {
    let finds = Finds(image)
    codes_find(
      image.pixels, Int32(image.width), Int32(image.height), mostCodes,
      Unmanaged.passUnretained(finds).toOpaque()
    ) { context, code in
      guard let context, let code else { return }
      Unmanaged<Finds>.fromOpaque(context).takeUnretainedValue().take(code.pointee)
    }
    return finds.codes
  }
}
