import Glibc
import Intake

/// A folder of a test's own, removed with all that is in it.
final class TemporaryFolder {
  struct Failure: Error {
    let call: String
    let number: Int32
  }

  let path: FolderPath

  init() throws {
    var template = Array((P_tmpdir + "/intake-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard made else { throw Failure(call: "mkdtemp", number: errno) }
    path = FolderPath(bytes: template.dropLast().map(UInt8.init(bitPattern:)))
  }

  deinit { Self.remove(path.bytes) }

  /// The path of something inside, as C has it.
  func characters(_ name: some Collection<UInt8>) -> [CChar] {
    (path.bytes + [UInt8(ascii: "/")] + name + [0]).map(CChar.init(bitPattern:))
  }

  func write(_ bytes: [UInt8], to name: String) throws { try write(bytes, to: Array(name.utf8)) }

  func write(_ bytes: [UInt8], to name: [UInt8]) throws {
    let descriptor = open(characters(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(call: "open", number: errno) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw Failure(call: "write", number: errno) }
  }

  func makeFolder(_ name: String) throws { try check("mkdir", mkdir(characters(name.utf8), 0o755)) }

  func link(_ name: String, to target: String) throws {
    try check("symlink", symlink(target, characters(name.utf8)))
  }

  func check(_ call: String, _ result: Int32) throws {
    guard result == 0 else { throw Failure(call: call, number: errno) }
  }

  private static func remove(_ path: [UInt8]) {
    let name = (path + [0]).map(CChar.init(bitPattern:))
    guard Glibc.remove(name) != 0, let stream = opendir(name) else { return }
    while let entry = readdir(stream) {
      let inner = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)
      }
      let bytes = Array(
        UnsafeBufferPointer(
          start: inner, count: strlen(UnsafeRawPointer(inner).assumingMemoryBound(to: CChar.self))))
      guard bytes != Array(".".utf8), bytes != Array("..".utf8) else { continue }
      remove(path + [UInt8(ascii: "/")] + bytes)
    }
    closedir(stream)
    _ = Glibc.remove(name)
  }
}
