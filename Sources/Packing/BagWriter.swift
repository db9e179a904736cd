internal import Digest
public import Evidence
internal import Glibc

extension Bag {
  /// Writes the bag; it appears under its name when it is complete, or not at all.
  ///
  /// - Parameters:
  ///   - path: A folder that is not there yet, or is empty.
  ///   - open: Opens a document for reading; whoever calls closes the descriptor.
  public func write(
    to path: [UInt8], opening open: (EvidencePath) throws(FileProblem) -> Int32
  ) throws(BagFailure) {
    var folder = path
    while folder.count > 1, folder.last == UInt8(ascii: "/") { folder.removeLast() }
    var writer = BagWriter(beside: folder)
    do {
      try writer.makeFolder("")
      try writer.makeFolder("data")
      for item in items { try writer.copy(item, opening: open) }
      var digests: [String] = []
      for file in allTagFiles {
        digests.append("\(try writer.write(file.text, to: file.name))  \(file.name)\n")
      }
      _ = try writer.write(digests.joined(), to: "tagmanifest-sha256.txt")
      try writer.move(to: folder)
    } catch {
      writer.discard()
      throw error
    }
  }
}

/// The files of a bag in the making, in a hidden folder beside the one that it will be.
private struct BagWriter {
  private let root: [UInt8]
  /// What was made, the outermost first.
  private var made: [(path: [UInt8], isFolder: Bool)] = []

  init(beside folder: [UInt8]) {
    let nameStart = (folder.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    root =
      folder[..<nameStart] + [UInt8(ascii: ".")] + folder[nameStart...]
      + Array(".\(getpid()).partial".utf8)
  }

  /// - Parameter name: Empty for the bag's own folder.
  mutating func makeFolder(_ name: String) throws(BagFailure) {
    let path = path(of: name)
    guard mkdir(path.characters, 0o777) == 0 else { throw .last }
    made.append((path, true))
  }

  /// Writes a text; returns its digest.
  mutating func write(_ text: String, to name: String) throws(BagFailure) -> String {
    let file = try create(name)
    defer { close(file) }
    let bytes = Array(text.utf8)
    var sha = SHA256()
    sha.update(bytes.span.bytes)
    try write(bytes[...], to: file)
    return sha.hexadecimal()
  }

  mutating func copy(
    _ item: Bag.Item, opening open: (EvidencePath) throws(FileProblem) -> Int32
  ) throws(BagFailure) {
    let source: Int32
    do {
      source = try open(item.source)
    } catch {
      throw BagFailure(cause: .source(item.source, error))
    }
    defer { close(source) }
    let file = try create("data/" + item.name)
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var sha = SHA256()
    while true {
      let count = read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      if count == 0 { break }
      sha.update(buffer.span.extracting(first: count).bytes)
      try write(buffer[..<count], to: file)
    }
    guard sha.hexadecimal() == item.sha256 else {
      throw BagFailure(cause: .changed(item.source))
    }
  }

  func move(to folder: [UInt8]) throws(BagFailure) {
    guard rename(root.characters, folder.characters) == 0 else {
      let isOccupied = [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno)
      throw isOccupied ? BagFailure(cause: .occupied) : .last
    }
  }

  /// Removes what was made.
  func discard() {
    for entry in made.reversed() {
      _ = entry.isFolder ? rmdir(entry.path.characters) : unlink(entry.path.characters)
    }
  }

  private func path(of name: String) -> [UInt8] {
    name.isEmpty ? root : root + [UInt8(ascii: "/")] + Array(name.utf8)
  }

  private mutating func create(_ name: String) throws(BagFailure) -> Int32 {
    let path = path(of: name)
    let file = open(path.characters, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else { throw .last }
    made.append((path, false))
    return file
  }

  private func write(_ bytes: ArraySlice<UInt8>, to file: Int32) throws(BagFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .last
      }
    }
  }
}

extension BagFailure {
  /// Of the call that has just failed.
  fileprivate static var last: BagFailure { BagFailure(cause: .system(errno)) }
}

extension [UInt8] {
  /// A path as C has it.
  fileprivate var characters: [CChar] { map(CChar.init(bitPattern:)) + [0] }
}
