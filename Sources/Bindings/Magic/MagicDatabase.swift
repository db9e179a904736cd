internal import CMagic

/// libmagic's database, loaded; closed when it goes out of scope.
///
/// One database serves one thread.
public struct MagicDatabase: ~Copyable {
  /// What the bytes are.
  public struct Answer: Hashable, Sendable {
    /// IANA media type, without parameters.
    public let mediaType: String
    /// The description as `file` prints it.
    public let description: String
  }

  /// How many bytes from the start libmagic is given.
  public static let bufferSize = 64 * 1024

  private let cookie: magic_t

  /// Loads the system's database; nil when there is none.
  public init?() {
    // Never looks into compressed data: libmagic starts decompressors for that.
    guard let cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS) else { return nil }
    guard magic_load(cookie, nil) == 0 else {
      magic_close(cookie)
      return nil
    }
    self.cookie = cookie
  }

  deinit { magic_close(cookie) }

  /// Says what the bytes are by their first 64 KiB; nil when libmagic fails on them.
  public func identify(_ bytes: [UInt8]) -> Answer? {
    guard let mediaType = ask(bytes, flags: MAGIC_MIME_TYPE),
      let description = ask(bytes, flags: MAGIC_NONE)
    else { return nil }
    return Answer(mediaType: mediaType, description: description)
  }

  private func ask(_ bytes: [UInt8], flags: CInt) -> String? {
    guard magic_setflags(cookie, flags | MAGIC_NO_CHECK_COMPRESS) == 0 else { return nil }
    return bytes.withUnsafeBytes { buffer in
      magic_buffer(cookie, buffer.baseAddress, min(buffer.count, Self.bufferSize))
        .map { String(cString: $0) }
    }
  }
}
