internal import Evidence
internal import Foundation

/// The pictures of a report's pages, each in the file once, and the figures that show parts of them.
struct PagePictures {
  /// As the template takes it; sizes in points.
  struct Image {
    let id: String
    let width: String
    let height: String
    let data: String
  }

  struct Rectangle {
    let x: String
    let y: String
    let width: String
    let height: String
    let style: String
    let title: String

    init(_ box: Box, style: String, title: String) {
      // Thin words are easier to see in a box that stands a little off.
      let outer = Box(x0: box.x0 - 2, y0: box.y0 - 2, x1: box.x1 + 2, y1: box.y1 + 2)
      (x, y) = (PagePictures.number(outer.x0), PagePictures.number(outer.y0))
      (width, height) = (PagePictures.number(outer.width), PagePictures.number(outer.height))
      self.style = style
      self.title = title
    }
  }

  struct Figure {
    /// Nil where nothing leads to it.
    ///
    /// Templates look for a name that is nil in what is around it: no two of them are alike.
    let figureAnchor: String?
    let style: String
    let viewBox: String
    let image: String
    let boxes: [Rectangle]
    let alternative: String
    let caption: String
    let link: String?
  }

  private struct Sheet {
    let id: String
    let area: Box
  }

  let images: [Image]
  private let sheets: [EvidencePath: [Int: Sheet]]

  /// - Parameter documents: In the order of the report.
  init(_ documents: [EvidencePath], _ illustrations: Illustrations) {
    var images: [Image] = []
    var sheets: [EvidencePath: [Int: Sheet]] = [:]
    for (index, document) in documents.enumerated() {
      for rendering in illustrations.pages(of: document) {
        let id = "i\(index + 1)-\(rendering.page)"
        images.append(
          Image(
            id: id, width: Self.number(rendering.width), height: Self.number(rendering.height),
            data: Data(rendering.webP).base64EncodedString()))
        sheets[document, default: [:]][rendering.page] = Sheet(
          id: id, area: Box(x0: 0, y0: 0, x1: rendering.width, y1: rendering.height))
      }
    }
    self.images = images
    self.sheets = sheets
  }

  /// The pages of a document that there are pictures of, in their order.
  func pages(of document: EvidencePath) -> [Int] { (sheets[document] ?? [:]).keys.sorted() }

  /// A whole page with boxes on it, which are in the points of the page as it is shown.
  func page(
    _ number: Int, of document: EvidencePath, anchor: String, boxes: [Rectangle],
    alternative: String, caption: String
  ) -> Figure? {
    sheets[document]?[number].map { sheet in
      Figure(
        figureAnchor: anchor, style: "page", viewBox: Self.viewBox(sheet.area), image: sheet.id,
        boxes: boxes, alternative: alternative, caption: caption, link: nil)
    }
  }

  /// A document's first page, small: where something is nowhere on it.
  func thumbnail(
    of document: EvidencePath, alternative: String, caption: String, link: String
  ) -> Figure? {
    guard let first = pages(of: document).first, let sheet = sheets[document]?[first] else {
      return nil
    }
    return Figure(
      figureAnchor: nil, style: "thumbnail", viewBox: Self.viewBox(sheet.area), image: sheet.id,
      boxes: [], alternative: alternative, caption: caption, link: link)
  }

  /// The part of a page around boxes, which are in the points of the page as it is shown.
  func crop(
    around boxes: [Box], page: Int, of document: EvidencePath, alternative: String,
    caption: String, link: String
  ) -> Figure? {
    guard let sheet = sheets[document]?[page], let core = Box.union(of: boxes) else { return nil }
    let frame = Self.frame(around: core, in: sheet.area)
    return Figure(
      figureAnchor: nil, style: "crop", viewBox: Self.viewBox(frame), image: sheet.id,
      boxes: boxes.map { Rectangle($0, style: "told", title: alternative) },
      alternative: alternative, caption: caption, link: link)
  }

  /// What is shown around a box: enough to see where on the page it stands.
  private static func frame(around core: Box, in page: Box) -> Box {
    let margin = 0.03 * page.width
    let width = min(page.width, max(core.width + 2 * margin, 0.6 * page.width))
    let height = min(page.height, max(core.height + 2 * margin, 0.14 * page.height))
    let x = min(max(core.midX - width / 2, 0), page.width - width)
    let y = min(max(core.midY - height / 2, 0), page.height - height)
    return Box(x0: x, y0: y, x1: x + width, y1: y + height)
  }

  private static func viewBox(_ box: Box) -> String {
    [box.x0, box.y0, box.width, box.height].map(number).joined(separator: " ")
  }

  /// To a tenth of a point.
  fileprivate static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10))" : "\(tenths / 10)"
  }
}
