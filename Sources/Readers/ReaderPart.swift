internal import Evidence
package import Extraction

/// What a reader tells of a document, piece by piece.
package enum ReaderPart: Hashable, Sendable {
  /// How many bytes were read.
  case size(Int)
  /// Of the bytes that were read: SHA-256 in lower-case hexadecimal digits.
  case digest(String)
  case identified(mediaType: String, basis: String)
  case extracted(ExtractedPart)
  /// Nothing was left out.
  case end
}
