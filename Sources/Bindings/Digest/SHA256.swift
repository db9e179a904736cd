internal import CGLib

/// A SHA-256 digest (FIPS 180-4) over bytes that come piece by piece.
public struct SHA256: ~Copyable {
  private let checksum: OpaquePointer

  public init() {
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else {
      // GLib gives nil only for an algorithm that it does not know.
      preconditionFailure("GLib knows SHA-256 since version 2.16")
    }
    self.checksum = checksum
  }

  deinit { g_checksum_free(checksum) }

  /// Adds bytes behind those that came before.
  public mutating func update(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.bindMemory(to: UInt8.self).baseAddress else { return }
      g_checksum_update(checksum, start, buffer.count)
    }
  }

  /// The digest of all the bytes, as 64 lower-case hexadecimal digits.
  public consuming func hexadecimal() -> String {
    String(cString: g_checksum_get_string(checksum))
  }
}
