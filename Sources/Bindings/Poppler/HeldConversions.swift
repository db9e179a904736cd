internal import CPoppler

/// The C library's conversions from the encodings of PDF's texts, held open for as long as this
/// lives: it loads a library for each, which a confined process may not.
public struct HeldConversions: ~Copyable {
  private static let encodings = ["UTF-16BE", "UTF-16LE", "ISO-8859-1"]

  private let conversions: [GIConv]

  public init() {
    conversions = Self.encodings.compactMap { encoding in
      let conversion = g_iconv_open("UTF-8", encoding)
      return conversion == Self.none ? nil : conversion
    }
  }

  deinit { for conversion in conversions { g_iconv_close(conversion) } }

  /// What stands for a conversion that there is not: minus one.
  private static var none: GIConv? { GIConv(bitPattern: -1) }
}
