internal import CPoppler
internal import Evidence

/// Takes the bytes that Poppler writes, up to a limit.
private final class BoundedSink {
  let limit: Int
  var bytes: [UInt8] = []
  var count = 0

  init(limit: Int) { self.limit = limit }

  /// Whether more is wanted.
  func take(_ block: UnsafeRawBufferPointer) -> Bool {
    count += block.count
    if count <= limit { bytes.append(contentsOf: block) }
    return count <= limit
  }
}

/// Reading the bytes of one embedded file.
enum AttachmentContent {
  /// Reads an attachment; its content is told only where it is XML and within the limit.
  static func read(
    _ attachment: UnsafeMutablePointer<PopplerAttachment>, limit: Int,
    tell: (_ name: String, _ content: [UInt8]) -> Void
  ) -> DocumentInformation.Attachment {
    let name = attachment.pointee.name.map { String(cString: $0) } ?? ""
    let stated = Int(clamping: attachment.pointee.size)
    let sink = BoundedSink(limit: limit)
    let isWhole = save(attachment, into: sink)
    let isXML = name.lowercased().hasSuffix(".xml") || beginsLikeXML(sink.bytes)
    if isWhole, isXML { tell(name, sink.bytes) }
    return DocumentInformation.Attachment(
      name: name, size: isWhole ? sink.count : max(stated, sink.count))
  }

  private static func save(
    _ attachment: UnsafeMutablePointer<PopplerAttachment>, into sink: BoundedSink
  ) -> Bool {
    var failure: UnsafeMutablePointer<GError>?
    let saved = poppler_attachment_save_to_callback(
      attachment,
      { buffer, count, context, failure in
        guard let context else { return 0 }
        let sink = Unmanaged<BoundedSink>.fromOpaque(context).takeUnretainedValue()
        if sink.take(UnsafeRawBufferPointer(start: buffer, count: Int(count))) { return 1 }
        // GLib wants a reason with every refusal.
        failure?.pointee = g_error_new_literal(g_quark_from_string("dossier"), 0, "limit")
        return 0
      }, Unmanaged.passUnretained(sink).toOpaque(), &failure)
    if let failure { g_error_free(failure) }
    return saved != 0
  }

  private static func beginsLikeXML(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    return text.starts(with: Array("<?xml".utf8))
  }
}
