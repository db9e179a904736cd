public import Evidence
internal import CPoppler

/// A page of an open document, released when it goes out of scope.
///
/// Every box is in points from the top left corner of the page as a person sees it: cropped,
/// and turned as the document asks.
public struct PDFPage: ~Copyable {
  let handle: OpaquePointer
  public let width: Double
  public let height: Double
  /// How the document asks the page to be turned: 0, 90, 180 or 270 degrees clockwise.
  public let rotation: Int

  /// Takes over one reference to the page.
  init(taking handle: OpaquePointer, document: OpaquePointer) {
    self.handle = handle
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(handle, &width, &height)
    self.width = width
    self.height = height
    rotation = PageRotation.probe(handle, of: document)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  /// The characters and their boxes: of the page's content, then what was filled in and typed on.
  public func text() -> PlacedText {
    let content = contentText()
    let overlaid =
      OverlaidText.fields(of: handle) { fromOwnCoordinates($0) } + typedNotes()
    guard !overlaid.isEmpty else { return content }
    var styles = content.styles
    var characters = content.characters
    for text in overlaid {
      styles.append(TextStyle(fontName: "", fontSize: text.fontSize))
      characters += text.characters(style: styles.count - 1)
    }
    return PlacedText(characters: characters, styles: styles, isComplete: content.isComplete)
  }

  /// The text as Poppler selects it from far above the page to far below: from corner to corner,
  /// it would leave out blocks that come before the one nearest to the corner.
  private func contentText() -> PlacedText {
    var everything = PopplerRectangle()
    (everything.x1, everything.y1, everything.x2, everything.y2) = (-1e5, -1e5, 1e5, 1e5)
    guard let text = poppler_page_get_text_for_area(handle, &everything) else {
      return PlacedText(characters: [], styles: [])
    }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: guint = 0
    guard
      poppler_page_get_text_layout_for_area(handle, &everything, &rectangles, &count) != 0,
      let rectangles
    else { return PlacedText(characters: [], styles: []) }
    defer { g_free(rectangles) }
    let attributes = poppler_page_get_text_attributes_for_area(handle, &everything)
    defer { poppler_page_free_text_attributes(attributes) }
    let boxes = UnsafeBufferPointer(start: rectangles, count: Int(count))
    return TextAssembly.assemble(text: text, boxes: boxes, attributes: attributes)
  }

  /// What was put on the page afterwards; links, form fields and pop-ups are left out.
  ///
  /// - Parameter number: the page's number, counted from one.
  public func annotations(number: Int, limit: Int) -> [DocumentInformation.Annotation] {
    let mapping = poppler_page_get_annot_mapping(handle)
    defer { poppler_page_free_annot_mapping(mapping) }
    var annotations: [DocumentInformation.Annotation] = []
    var node = mapping
    while let current = node, annotations.count < limit {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let entry = data.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee
      guard let subtype = annotationSubtype(poppler_annot_get_annot_type(entry.annot)) else {
        continue
      }
      annotations.append(
        DocumentInformation.Annotation(
          subtype: subtype, page: number, box: fromBottomLeft(entry.area)))
    }
    return annotations
  }

  private func typedNotes() -> [OverlaidText] {
    let mapping = poppler_page_get_annot_mapping(handle)
    defer { poppler_page_free_annot_mapping(mapping) }
    var notes: [OverlaidText] = []
    var node = mapping
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let entry = data.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee
      guard poppler_annot_get_annot_type(entry.annot) == POPPLER_ANNOT_FREE_TEXT,
        let text = GLibText.taken(poppler_annot_get_contents(entry.annot))
      else { continue }
      notes.append(OverlaidText(text: text, box: fromBottomLeft(entry.area), isMultiline: true))
    }
    return notes
  }

  /// From the page's own coordinates, which are not turned with the page.
  private func fromOwnCoordinates(_ area: PopplerRectangle) -> Box {
    switch rotation {
    case 90: Box(x0: area.y1, y0: area.x1, x1: area.y2, y1: area.x2)
    case 180: Box(x0: width - area.x1, y0: area.y1, x1: width - area.x2, y1: area.y2)
    case 270:
      Box(
        x0: width - area.y1, y0: height - area.x1, x1: width - area.y2, y1: height - area.x2)
    default: fromBottomLeft(area)
    }
  }

  private func fromBottomLeft(_ area: PopplerRectangle) -> Box {
    Box(x0: area.x1, y0: height - area.y1, x1: area.x2, y1: height - area.y2)
  }
}

private func annotationSubtype(_ type: PopplerAnnotType) -> String? {
  switch type {
  case POPPLER_ANNOT_LINK, POPPLER_ANNOT_WIDGET, POPPLER_ANNOT_POPUP: nil
  case POPPLER_ANNOT_TEXT: "Text"
  case POPPLER_ANNOT_FREE_TEXT: "FreeText"
  case POPPLER_ANNOT_LINE: "Line"
  case POPPLER_ANNOT_SQUARE: "Square"
  case POPPLER_ANNOT_CIRCLE: "Circle"
  case POPPLER_ANNOT_POLYGON: "Polygon"
  case POPPLER_ANNOT_POLY_LINE: "PolyLine"
  case POPPLER_ANNOT_HIGHLIGHT: "Highlight"
  case POPPLER_ANNOT_UNDERLINE: "Underline"
  case POPPLER_ANNOT_SQUIGGLY: "Squiggly"
  case POPPLER_ANNOT_STRIKE_OUT: "StrikeOut"
  case POPPLER_ANNOT_STAMP: "Stamp"
  case POPPLER_ANNOT_CARET: "Caret"
  case POPPLER_ANNOT_INK: "Ink"
  case POPPLER_ANNOT_FILE_ATTACHMENT: "FileAttachment"
  case POPPLER_ANNOT_SOUND: "Sound"
  case POPPLER_ANNOT_MOVIE: "Movie"
  case POPPLER_ANNOT_SCREEN: "Screen"
  case POPPLER_ANNOT_PRINTER_MARK: "PrinterMark"
  case POPPLER_ANNOT_TRAP_NET: "TrapNet"
  case POPPLER_ANNOT_WATERMARK: "Watermark"
  case POPPLER_ANNOT_3D: "3D"
  default: "unknown"
  }
}
