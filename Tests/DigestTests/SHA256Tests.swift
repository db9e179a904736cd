import Digest
import Testing

@Suite struct `SHA-256` {
  /// The vectors of FIPS 180-4's examples and of the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the standard's vectors`(message: String, digest: String) {
    var sha = SHA256()
    sha.update(Array(message.utf8).span.bytes)
    #expect(sha.hexadecimal() == digest)
  }

  @Test func `a million letters, however they are cut into pieces`() {
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    for size in [1_000_000, 65_536, 999, 64, 63] {
      var sha = SHA256()
      for start in stride(from: 0, to: piece.count, by: size) {
        sha.update(Array(piece[start..<min(start + size, piece.count)]).span.bytes)
      }
      #expect(
        sha.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
  }
}
