internal import MarkedYAML

/// The names that make a folder a case folder.
enum CaseFileName {
  static let all = ["case.yaml", "case.yml", "case.json"]

  /// Those that stand in a folder; a folder of that name is none.
  static func present(in folder: borrowing Descriptor) -> [String] {
    var names: [String] = []
    for name in all {
      guard let status = try? folder.status(of: name.utf8), status.kind != .folder else { continue }
      names.append(name)
    }
    return names
  }

  /// The file's bytes; of one that is too large, enough to see that it is.
  static func content(of file: borrowing Descriptor) throws(SystemError) -> [UInt8] {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while content.count <= MarkedYAML.maximumSize {
      let count = try file.read(into: &buffer)
      guard count > 0 else { break }
      content += buffer[..<count]
    }
    return content
  }
}
