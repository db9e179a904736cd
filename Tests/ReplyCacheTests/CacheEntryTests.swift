import Testing

@testable import ReplyCache

@Suite struct `An answer that is kept` {
  private let entry = CacheEntry(question: "sha256 00\nsize 3\n", reply: [0, 1, 2, 255])

  @Test func `comes back as it was`() {
    #expect(CacheEntry(entry.bytes) == entry)
    let empty = CacheEntry(question: "", reply: [])
    #expect(CacheEntry(empty.bytes) == empty)
  }

  @Test func `is none once a single bit of it has changed, wherever`() {
    let bytes = entry.bytes
    for position in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[position] ^= 1 << bit
        #expect(CacheEntry(damaged) == nil)
      }
    }
  }

  @Test func `is none once it is cut or something follows`() {
    let bytes = entry.bytes
    for count in 0..<bytes.count { #expect(CacheEntry(Array(bytes[..<count])) == nil) }
    #expect(CacheEntry(bytes + [0]) == nil)
  }
}

@Suite struct `What this program is made of` {
  @Test func `names its libraries with the identifiers of their builds`() throws {
    let lines = LoadedObjects.description.split(separator: "\n")
    let poppler = try #require(lines.first { $0.hasPrefix("libpoppler-glib.so") })
    let identifier = try #require(poppler.split(separator: " ").last)
    #expect(identifier.count >= 16 && identifier.allSatisfy(\.isHexDigit))
    #expect(LoadedObjects.description == LoadedObjects.description)
  }
}
