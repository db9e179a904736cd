public import Evidence

/// A QR code, module by module: that of a digital Chinese VAT invoice.
public enum TestCode {
  public static let text = "01,32,,26442000001583920471,19548.67,20260817,,9C3E"

  /// From the top; the highest of 33 bits is the leftmost module.
  private static let rows: [UInt64] = [
    0x1_fc5c_af7f, 0x1_04bf_9541, 0x1_753a_ed5d, 0x1_7507_005d, 0x1_752a_cb5d, 0x1_05c3_4841,
    0x1_fd55_557f, 0x0_01f6_0900, 0x1_7ccb_d07c, 0x0_e984_27e5, 0x1_b5f2_4d2c, 0x0_db47_0b14,
    0x0_2630_6011, 0x1_1047_0beb, 0x1_5698_d930, 0x1_9209_5964, 0x1_ace8_d238, 0x0_0a68_a7eb,
    0x0_7777_9d24, 0x1_29de_d854, 0x1_c437_001a, 0x1_b82a_5fef, 0x1_56df_59a0, 0x1_4972_6957,
    0x1_2f9f_d1f8, 0x0_01f8_2717, 0x1_fcd7_5b58, 0x1_05d1_0d16, 0x1_75b6_5dfa, 0x1_751b_293f,
    0x1_75c4_1be8, 0x1_0415_6ab4, 0x1_fdc5_d162,
  ]
  private static let side = 33

  private static func isBlack(row: Int, column: Int) -> Bool {
    rows[row] >> UInt64(side - 1 - column) & 1 == 1
  }

  /// Operators that draw it as black squares, its lower left corner at a place.
  public static func squares(x: Double, y: Double, size: Double) -> String {
    let module = size / Double(side)
    var operators = ""
    for row in 0..<side {
      for column in 0..<side where isBlack(row: row, column: column) {
        let left = x + Double(column) * module
        let bottom = y + size - Double(row + 1) * module
        operators += "\(left) \(bottom) \(module) \(module) re\n"
      }
    }
    return operators + "f\n"
  }

  /// A picture of it with one pixel a module, as an object of a PDF.
  public static let picture: String = {
    let bytes = rows.flatMap { row in
      // Black is zero, and each row begins with a byte of its own.
      let bits = ((1 << UInt64(side)) - 1 - row) << UInt64(40 - side)
      return stride(from: 32, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
    }
    let hex = bytes.map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }.joined() + ">"
    return "<</Type/XObject/Subtype/Image/Width \(side)/Height \(side)/ColorSpace/DeviceGray"
      + "/BitsPerComponent 1/Filter/ASCIIHexDecode/Length \(hex.utf8.count)>>stream\n\(hex)\n"
      + "endstream"
  }()

  /// Pixels of it on white, with one pixel a module, each of which is a point.
  public static func image(margin: Int) -> PageImage? {
    let width = side + 2 * margin
    let pixels = (0..<(width * width)).map { index -> UInt8 in
      let (row, column) = (index / width - margin, index % width - margin)
      let isInside = (0..<side).contains(row) && (0..<side).contains(column)
      return isInside && isBlack(row: row, column: column) ? 0 : 255
    }
    return PageImage(
      width: width, height: width, format: .grey, pixels: pixels,
      area: Box(x0: 0, y0: 0, x1: Double(width), y1: Double(width)))
  }
}
