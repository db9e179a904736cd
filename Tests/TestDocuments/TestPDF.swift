/// A PDF put together by hand, so that a test knows where everything stands.
public struct TestPDF {
  public struct Page {
    public var width = 400.0
    public var height = 600.0
    public var rotation = 0
    /// In the page's own coordinates: left, bottom, right, top.
    public var crop: [Double]?
    public var userUnit: Double?
    /// Content operators; fonts `F` (Helvetica), `B` (Helvetica-Bold), `C` (a Chinese one that is
    /// not embedded), the picture `I`.
    public var content: String
    /// Dictionaries of annotations.
    public var annotations: [String] = []

    public init(_ content: String) { self.content = content }
  }

  public var pages: [Page]
  /// Further entries of the catalogue.
  public var catalogue = ""
  /// Further objects; the first has the number `firstExtra`.
  public var extra: [String] = []
  /// Further pictures by name: `/Q 9 0 R`.
  public var pictures = ""
  /// Entries of the information dictionary.
  public var information = ""

  /// The number of the first further object.
  public static let firstExtra = 9

  public init(pages: [Page]) { self.pages = pages }

  /// A document of one page.
  public init(_ content: String) { pages = [Page(content)] }

  /// Operators that show a text with its baseline at a place, from the page's bottom left.
  public static func show(
    _ text: String, x: Double, y: Double, size: Double = 10, font: String = "F"
  ) -> String {
    "BT /\(font) \(size) Tf \(x) \(y) Td \(literal(text, font: font)) Tj ET\n"
  }

  private static func literal(_ text: String, font: String) -> String {
    guard font == "C" else {
      return "("
        + text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
        + ")"
    }
    let digits = text.utf16.map { unit in
      let hex = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - hex.count) + hex
    }
    return "<" + digits.joined() + ">"
  }

  public var bytes: [UInt8] {
    let firstPage = Self.firstExtra + extra.count
    let kids = pages.indices.map { "\(firstPage + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R \(catalogue)>>",
      "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>",
      "<</Font<</F 4 0 R/B 5 0 R/C 6 0 R>>/XObject<</I 8 0 R\(pictures)>>>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
      "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        + "/DescendantFonts[7 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
        + "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4"
        + "/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880"
        + "/StemV 80>>>>",
      "<</Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        + "/Length 2>>stream\n#~\nendstream",
    ]
    objects += extra
    for (index, page) in pages.enumerated() {
      objects += [dictionary(of: page, contents: firstPage + 2 * index + 1), stream(page.content)]
    }
    return assemble(objects)
  }

  private func stream(_ content: String) -> String {
    "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream"
  }

  private func dictionary(of page: Page, contents: Int) -> String {
    var text = "<</Type/Page/Parent 2 0 R/Resources 3 0 R/Contents \(contents) 0 R"
    text += "/MediaBox[0 0 \(page.width) \(page.height)]/Rotate \(page.rotation)"
    if let crop = page.crop {
      text += "/CropBox[\(crop.map(\.description).joined(separator: " "))]"
    }
    if let unit = page.userUnit { text += "/UserUnit \(unit)" }
    if !page.annotations.isEmpty { text += "/Annots[\(page.annotations.joined(separator: " "))]" }
    return text + ">>"
  }

  private func assemble(_ objects: [String]) -> [UInt8] {
    var text = "%PDF-1.7\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R"
    if !information.isEmpty { text += "/Info<<\(information)>>" }
    return Array((text + ">>\nstartxref\n\(start)\n%%EOF\n").utf8)
  }
}
