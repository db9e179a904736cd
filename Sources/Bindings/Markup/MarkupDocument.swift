internal import CGLib

/// Reading XML with GLib's GMarkup, which knows no document types, no files elsewhere and no
/// entities but the five that XML itself has.
public enum MarkupDocument {
  /// The root element of a document.
  public static func parse(
    _ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupError) -> MarkupElement {
    guard bytes.count <= limits.size else { throw .limit("bytes") }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let isText = text.withUnsafeBytes { buffer in
      g_utf8_validate(
        buffer.assumingMemoryBound(to: gchar.self).baseAddress, gssize(buffer.count), nil) != 0
    }
    guard isText else { throw .encoding }
    let builder = MarkupBuilder(limits: limits)
    let message = run(builder, over: text)
    if let refusal = builder.refusal { throw refusal }
    if let message { throw .malformed(message) }
    guard let root = builder.root else { throw .malformed("no element") }
    return root
  }

  /// What GMarkup has to object to; nil when it came to the end.
  private static func run(_ builder: MarkupBuilder, over text: ArraySlice<UInt8>) -> String? {
    var parser = GMarkupParser()
    parser.start_element = start
    parser.end_element = { _, _, data, _ in builderOf(data)?.end() }
    parser.text = { _, text, length, data, _ in
      guard let text else { return }
      builderOf(data)?.add(UnsafeRawBufferPointer(start: text, count: Int(length)))
    }
    parser.passthrough = passThrough
    return withUnsafePointer(to: &parser) { parser in
      guard
        let context = g_markup_parse_context_new(
          parser, G_MARKUP_TREAT_CDATA_AS_TEXT, Unmanaged.passUnretained(builder).toOpaque(), nil)
      else { return "out of memory" }
      defer { g_markup_parse_context_free(context) }
      var failure: UnsafeMutablePointer<GError>?
      let isRead = text.withUnsafeBytes { buffer in
        g_markup_parse_context_parse(
          context, buffer.assumingMemoryBound(to: gchar.self).baseAddress, gssize(buffer.count),
          &failure) != 0
      }
      if isRead { _ = g_markup_parse_context_end_parse(context, &failure) }
      guard let failure else { return nil }
      defer { g_error_free(failure) }
      return failure.pointee.message.map { String(String(cString: $0).prefix(200)) } ?? ""
    }
  }
}

private func builderOf(_ data: gpointer?) -> MarkupBuilder? {
  data.map { Unmanaged<MarkupBuilder>.fromOpaque($0).takeUnretainedValue() }
}

/// GMarkup goes on until it is told that something is wrong.
private func stop(_ failure: UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?) {
  failure?.pointee = g_error_new_literal(g_quark_from_string("dossier"), 0, "refused")
}

private func start(
  _: OpaquePointer?, _ name: UnsafePointer<gchar>?,
  _ names: UnsafeMutablePointer<UnsafePointer<gchar>?>?,
  _ values: UnsafeMutablePointer<UnsafePointer<gchar>?>?, _ data: gpointer?,
  _ failure: UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
) {
  guard let name, let builder = builderOf(data) else { return }
  var attributes: [String: String] = [:]
  var index = 0
  while let key = names?[index], let value = values?[index] {
    attributes[String(cString: key)] = String(cString: value)
    index += 1
  }
  if !builder.start(String(cString: name), attributes) { stop(failure) }
}

/// Comments, declarations and processing instructions come here as they are written.
private func passThrough(
  _: OpaquePointer?, _ text: UnsafePointer<gchar>?, _ length: gsize, _ data: gpointer?,
  _ failure: UnsafeMutablePointer<UnsafeMutablePointer<GError>?>?
) {
  guard let text else { return }
  let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
  let isHarmless = bytes.starts(with: "<?".utf8) || bytes.starts(with: "<!--".utf8)
  guard !isHarmless else { return }
  builderOf(data)?.refuse(.documentType)
  stop(failure)
}
