internal import Glibc

/// Why a folder's entries were not all listed.
enum ListingError: Error, Hashable {
  case system(SystemError)
  case tooMany
}

extension Descriptor {
  /// The names in this folder, in the order of their bytes.
  func entries(atMost limit: Int) throws(ListingError) -> [[UInt8]] {
    let stream = try openStream()
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .system(.last) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
      }
      let name = Self.name(of: entry)
      guard name != Array(".".utf8), name != Array("..".utf8) else { continue }
      guard names.count < limit else { throw .tooMany }
      names.append(name)
    }
  }

  /// A stream of its own, so that listing leaves this descriptor's position alone.
  private func openStream() throws(ListingError) -> OpaquePointer {
    let own: Int32
    do {
      own = try folder(named: [UInt8(ascii: ".")]).release()
    } catch {
      throw .system(error)
    }
    guard let stream = fdopendir(own) else {
      let error = SystemError.last
      close(own)
      throw .system(error)
    }
    return stream
  }

  /// The bytes of an entry's name, up to its zero; an entry may be shorter than its C type.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry) + offset
    return Array(
      UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
    )
  }
}
