internal import Evidence
internal import Magic

/// Says what a file is by its bytes.
public struct FileIdentification: ~Copyable {
  /// What the bytes are, and what libmagic saw in them.
  public struct Answer: Hashable, Sendable {
    /// IANA media type.
    public let mediaType: String
    /// libmagic's description, cut at 200 characters.
    public let basis: String
  }

  /// What is known of bytes that nothing recognises.
  public static let unknownType = "application/octet-stream"

  private let database: MagicDatabase?

  /// Loads libmagic's database; without one every file is of unknown type.
  public init() { database = MagicDatabase() }

  /// Never fails: what is not recognised is `application/octet-stream`.
  public func identify(_ bytes: [UInt8]) -> Answer {
    guard let answer = database?.identify(bytes) else {
      return Answer(mediaType: Self.unknownType, basis: "")
    }
    return Answer(
      mediaType: refined(answer.mediaType, bytes), basis: String(answer.description.prefix(200)))
  }

  private func refined(_ mediaType: String, _ bytes: [UInt8]) -> String {
    switch mediaType {
    case "application/zip", Self.unknownType, "text/plain":
      if let office = OfficeContainer.mediaType(of: bytes) { return office }
      // Readers of PDF accept rubbish before its head; libmagic does not.
      return hasLateHead(bytes) ? "application/pdf" : mediaType
    case "image/x-ms-bmp": return "image/bmp"
    case "application/x-gzip": return "application/gzip"
    case "text/xml": return "application/xml"
    default: return mediaType
    }
  }

  private func hasLateHead(_ bytes: [UInt8]) -> Bool {
    let head = Array("%PDF-".utf8)
    let start = bytes.prefix(1024)
    return start.indices.contains { start[$0...].starts(with: head) }
  }
}
