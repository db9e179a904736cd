internal import CPoppler

/// How the document asks a page to be turned.
enum PageRotation {
  /// 0, 90, 180 or 270 degrees clockwise.
  ///
  /// The binding has no question for it, but it turns an annotation that is put on the page into
  /// the page's own coordinates: one is put there for a moment.
  static func probe(_ page: OpaquePointer, of document: OpaquePointer) -> Int {
    var probe = PopplerRectangle()
    (probe.x1, probe.y1, probe.x2, probe.y2) = (1, 2, 4, 6)
    guard let annotation = poppler_annot_text_new(document, &probe) else { return 0 }
    defer { g_object_unref(UnsafeMutableRawPointer(annotation)) }
    poppler_page_add_annot(page, annotation)
    defer { poppler_page_remove_annot(page, annotation) }
    var turned = PopplerRectangle()
    poppler_annot_get_rectangle(annotation, &turned)
    if abs(turned.x1 - probe.x1) < 0.5 { return 0 }
    if abs(turned.x1 - probe.y2) < 0.5 { return 270 }
    return turned.y1 < probe.y1 ? 90 : 180
  }
}
