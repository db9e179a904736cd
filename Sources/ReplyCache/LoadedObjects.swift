internal import Evidence
internal import Glibc

/// What this process is made of, so that nothing is kept from one version to the next: its program
/// and every library that it has loaded.
enum LoadedObjects {
  /// A line for each, in the order of their paths: the build identifier that the linker gave it, or
  /// its size and date where it has none.
  static var description: String {
    let maps = FileBytes.read("/proc/self/maps", atMost: 8 << 20) ?? []
    let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n")
      .compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
    return Set(paths).sorted().map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return "\(name) \(buildIdentifier(of: path) ?? FileStamp.of(path))"
    }.joined(separator: "\n")
  }

  /// The note `NT_GNU_BUILD_ID` of an ELF file of 64 bits, in hexadecimal digits.
  private static func buildIdentifier(of path: String) -> String? {
    guard let head = FileBytes.read(path, atMost: 4096), head.count >= 64,
      head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    else { return nil }
    let (table, size) = (Int(clamping: number(head, 32, 8)), Int(number(head, 54, 2)))
    for index in 0..<Int(number(head, 56, 2)) {
      let start = table + index * size
      guard start + 56 <= head.count else { return nil }
      let isNote = number(head, start, 4) == 4
      guard isNote,
        let notes = FileBytes.read(
          path, from: Int(clamping: number(head, start + 8, 8)),
          atMost: Int(clamping: min(number(head, start + 32, 8), 4096)))
      else { continue }
      if let identifier = identifier(in: notes) { return identifier }
    }
    return nil
  }

  private static func identifier(in notes: [UInt8]) -> String? {
    var position = 0
    while position + 12 <= notes.count {
      let (name, length) = (Int(number(notes, position, 4)), Int(number(notes, position + 4, 4)))
      let start = position + 12 + (name + 3) / 4 * 4
      guard start + length <= notes.count else { return nil }
      if number(notes, position + 8, 4) == 3,
        notes[(position + 12)...].starts(with: "GNU\0".utf8)
      {
        return notes[start..<(start + length)].map { byte in
          (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
      }
      position = start + (length + 3) / 4 * 4
    }
    return nil
  }

  /// Of so many bytes, the lowest first; zero behind the end.
  private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> UInt64 {
    guard position >= 0, position + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }
}
