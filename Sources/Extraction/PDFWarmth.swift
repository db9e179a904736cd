internal import Poppler

/// Poppler with what it loads once, kept loaded for as long as this lives.
///
/// Poppler reads its tables anew whenever the last open document closes: one stays open.
public struct PDFWarmth: ~Copyable {
  private let document: PDFDocument
  private let conversions = HeldConversions()

  /// Nil when Poppler does not take the smallest of documents.
  public init?() {
    guard let document = try? PDFDocument(bytes: SmallestDocument.bytes) else { return nil }
    self.document = document
    _ = self.document.withPage(at: 0) { page in page.text().characters.count }
    _ = self.document.fonts(limit: 1)
    _ = self.document.information()
  }
}

/// One page with one word.
private enum SmallestDocument {
  private static let content = "BT /F 12 Tf 20 20 Td (warm) Tj ET"

  private static let objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ]

  static var bytes: [UInt8] {
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text +=
      table + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
