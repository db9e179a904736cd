public import Evidence
internal import CPoppler

/// An open PDF, closed when it goes out of scope.
///
/// Poppler is not safe for threads: one thread of a process has all documents of that process.
public struct PDFDocument: ~Copyable {
  private let handle: OpaquePointer

  /// Opens a document, with the empty password where it has one.
  ///
  /// - Parameter needsColour: without, the profile that the document prefers for output is left
  ///   out, which takes most of Poppler's time on archivable PDFs and changes colours only.
  public init(bytes: [UInt8], needsColour: Bool = false) throws(PDFError) {
    guard let copy = g_malloc(gsize(max(bytes.count, 1))) else { throw .damaged("out of memory") }
    let buffer = UnsafeMutableRawBufferPointer(start: copy, count: bytes.count)
    buffer.copyBytes(from: bytes)
    if !needsColour { OutputIntent.hide(in: buffer) }
    let data = g_bytes_new_take(copy, gsize(bytes.count))
    defer { g_bytes_unref(data) }
    var failure: UnsafeMutablePointer<GError>?
    guard let handle = poppler_document_new_from_bytes(data, nil, &failure) else {
      throw PDFError(taking: failure)
    }
    self.handle = handle
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

  public var pageCount: Int { Int(poppler_document_get_n_pages(handle)) }

  /// Reads one page, counted from zero; nil when Poppler can't load it.
  public func withPage<Result, Failure>(
    at index: Int, _ body: (borrowing PDFPage) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard (0..<pageCount).contains(index),
      let page = poppler_document_get_page(handle, CInt(index))
    else { return nil }
    return try body(PDFPage(taking: page, document: handle))
  }

  /// What the document says of itself; attachments, annotations and revisions not among it.
  public func information() -> DocumentInformation {
    var information = DocumentInformation()
    information.title = GLibText.taken(poppler_document_get_title(handle))
    information.author = GLibText.taken(poppler_document_get_author(handle))
    information.producer = GLibText.taken(poppler_document_get_producer(handle))
    information.creator = GLibText.taken(poppler_document_get_creator(handle))
    information.created = day(poppler_document_get_creation_date_time(handle))
    information.modified = day(poppler_document_get_modification_date_time(handle))
    information.formatVersion = formatVersion
    information.forbidden = forbidden
    information.hasJavaScript = poppler_document_has_javascript(handle) != 0
    return information
  }

  /// Whether it was written for reading from the front, with an end marker near its beginning.
  public var isLinearized: Bool { poppler_document_is_linearized(handle) != 0 }

  /// The fonts of its pages, each once, in the order in which the pages use them.
  public func fonts(limit: Int) -> [DocumentInformation.Font] {
    guard let scanner = poppler_font_info_new(handle) else { return [] }
    defer { poppler_font_info_free(scanner) }
    var iterator: OpaquePointer?
    guard poppler_font_info_scan(scanner, CInt(pageCount), &iterator) != 0, let iterator else {
      return []
    }
    defer { poppler_fonts_iter_free(iterator) }
    var fonts: [DocumentInformation.Font] = []
    repeat {
      let name = poppler_fonts_iter_get_name(iterator).map { String(cString: $0) } ?? ""
      let font = DocumentInformation.Font(
        name: name, type: fontTypeName(poppler_fonts_iter_get_font_type(iterator)),
        isEmbedded: poppler_fonts_iter_is_embedded(iterator) != 0)
      if !fonts.contains(font) { fonts.append(font) }
    } while fonts.count < limit && poppler_fonts_iter_next(iterator) != 0
    return fonts
  }

  /// The files that travel inside the document.
  ///
  /// - Parameters:
  ///   - limit: At most so many are told.
  ///   - contentLimit: In bytes; longer ones are not shown to `reading`.
  ///   - reading: Is given the name and the bytes of each that is XML.
  public func attachments(
    limit: Int, contentLimit: Int, reading: (_ name: String, _ content: [UInt8]) -> Void
  ) -> [DocumentInformation.Attachment] {
    let list = poppler_document_get_attachments(handle)
    defer { g_list_free_full(list) { $0.map { g_object_unref($0) } } }
    var attachments: [DocumentInformation.Attachment] = []
    var node = list
    while let current = node, attachments.count < limit {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let attachment = data.assumingMemoryBound(to: PopplerAttachment.self)
      attachments.append(AttachmentContent.read(attachment, limit: contentLimit, tell: reading))
    }
    return attachments
  }

  private var formatVersion: String? {
    var major: guint = 0
    var minor: guint = 0
    poppler_document_get_pdf_version(handle, &major, &minor)
    return major > 0 && major < 100 && minor < 100 ? "\(major).\(minor)" : nil
  }

  private var forbidden: [String] {
    let granted = poppler_document_get_permissions(handle).rawValue
    let names: [(PopplerPermissions, String)] = [
      (POPPLER_PERMISSIONS_OK_TO_PRINT, "print"),
      (POPPLER_PERMISSIONS_OK_TO_PRINT_HIGH_RESOLUTION, "print-high-resolution"),
      (POPPLER_PERMISSIONS_OK_TO_MODIFY, "modify"),
      (POPPLER_PERMISSIONS_OK_TO_COPY, "copy"),
      (POPPLER_PERMISSIONS_OK_TO_ADD_NOTES, "annotate"),
      (POPPLER_PERMISSIONS_OK_TO_FILL_FORM, "fill-forms"),
      (POPPLER_PERMISSIONS_OK_TO_EXTRACT_CONTENTS, "extract"),
      (POPPLER_PERMISSIONS_OK_TO_ASSEMBLE, "assemble"),
    ]
    return names.filter { granted & $0.0.rawValue == 0 }.map(\.1)
  }
}

/// The day as the document states it, in its own time zone; frees the date.
private func day(_ date: OpaquePointer?) -> Day? {
  guard let date else { return nil }
  defer { g_date_time_unref(date) }
  return Day(
    year: Int(g_date_time_get_year(date)), month: Int(g_date_time_get_month(date)),
    day: Int(g_date_time_get_day_of_month(date)))
}

private func fontTypeName(_ type: PopplerFontType) -> String {
  switch type {
  case POPPLER_FONT_TYPE_TYPE1: "Type 1"
  case POPPLER_FONT_TYPE_TYPE1C: "Type 1C"
  case POPPLER_FONT_TYPE_TYPE1COT: "Type 1C (OpenType)"
  case POPPLER_FONT_TYPE_TYPE3: "Type 3"
  case POPPLER_FONT_TYPE_TRUETYPE: "TrueType"
  case POPPLER_FONT_TYPE_TRUETYPEOT: "TrueType (OpenType)"
  case POPPLER_FONT_TYPE_CID_TYPE0: "CID Type 0"
  case POPPLER_FONT_TYPE_CID_TYPE0C: "CID Type 0C"
  case POPPLER_FONT_TYPE_CID_TYPE0COT: "CID Type 0C (OpenType)"
  case POPPLER_FONT_TYPE_CID_TYPE2: "CID TrueType"
  case POPPLER_FONT_TYPE_CID_TYPE2OT: "CID TrueType (OpenType)"
  default: "unknown"
  }
}
