internal import CPoppler

/// Why a PDF could not be opened.
public enum PDFError: Error, Hashable, Sendable {
  /// A password is needed to open it.
  case encrypted
  /// Poppler's own words.
  case damaged(String)

  /// Takes over the error and frees it.
  init(taking failure: UnsafeMutablePointer<GError>?) {
    guard let failure else {
      self = .damaged("unknown error")
      return
    }
    defer { g_error_free(failure) }
    let isPassword =
      failure.pointee.domain == poppler_error_quark()
      && failure.pointee.code == CInt(POPPLER_ERROR_ENCRYPTED.rawValue)
    self = isPassword ? .encrypted : .damaged(String(cString: failure.pointee.message))
  }
}
