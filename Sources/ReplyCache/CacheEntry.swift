internal import Digest

/// What one file of the cache holds: the question, the answer, and a digest over both.
struct CacheEntry: Hashable {
  let question: String
  let reply: [UInt8]

  private static let magic = Array("dossier reply 1\n".utf8)
  private static let digestLength = 64

  init(question: String, reply: [UInt8]) {
    self.question = question
    self.reply = reply
  }

  /// Nil for bytes that are damaged, cut, or of another program.
  init?(_ bytes: [UInt8]) {
    let head = Self.magic.count + 8
    let end = bytes.count - Self.digestLength
    guard end >= head, bytes.starts(with: Self.magic),
      Array(Self.digest(of: bytes[..<end]).utf8) == Array(bytes[end...])
    else { return nil }
    let length = (0..<8).reduce(0) { $0 | UInt64(bytes[Self.magic.count + $1]) << UInt64(8 * $1) }
    guard let count = Int(exactly: length), count <= end - head,
      let question = String(validating: bytes[head..<(head + count)], as: UTF8.self)
    else { return nil }
    self.question = question
    reply = Array(bytes[(head + count)..<end])
  }

  var bytes: [UInt8] {
    let question = Array(question.utf8)
    var bytes = Self.magic
    bytes.reserveCapacity(bytes.count + question.count + reply.count + 72)
    withUnsafeBytes(of: UInt64(question.count).littleEndian) { bytes += $0 }
    bytes += question
    bytes += reply
    return bytes + Array(Self.digest(of: bytes[...]).utf8)
  }

  static func digest(of bytes: ArraySlice<UInt8>) -> String {
    var sha = SHA256()
    sha.update(bytes.span.bytes)
    return sha.hexadecimal()
  }
}
