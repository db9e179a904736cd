internal import Evidence

/// A folder as the caller named it: bytes, as the file system has them.
public struct FolderPath: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  /// Slashes at the end are dropped.
  public init(bytes: some Collection<UInt8>) {
    var bytes = Array(bytes)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    self.bytes = bytes
  }

  public init(_ text: String) { self.init(bytes: text.utf8) }

  /// Printable, escaped as evidence paths are.
  public var description: String { EvidencePath(bytes: bytes).description }

  func appending(_ name: some Collection<UInt8>) -> FolderPath {
    let separator = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return FolderPath(bytes: bytes + separator + name)
  }
}
