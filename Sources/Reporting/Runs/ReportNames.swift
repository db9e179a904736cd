/// The names of the files that the cases of a run have in its folder, given in their order.
public struct ReportNames: Sendable {
  private static let mostBytes = 180

  private var taken: Set<String> = []

  public init() {}

  /// Named after the case's folder: `cases__acme.json` for `cases/acme`; with a number where that
  /// is taken already.
  public mutating func name(forCase casePath: String, fileExtension: String) -> String {
    let parts = casePath.split(separator: "/").filter { $0 != "." && $0 != ".." }
    var base = parts.joined(separator: "__")
    while base.utf8.count > Self.mostBytes { base.removeFirst() }
    if base.isEmpty || base.hasPrefix(".") { base = "case" + base }
    var name = "\(base).\(fileExtension)"
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(base)-\(count).\(fileExtension)"
    }
    return name
  }

  /// The name as a page beside the file refers to it (RFC 3986).
  mutating func link(forCase casePath: String, fileExtension: String) -> String {
    name(forCase: casePath, fileExtension: fileExtension).utf8.reduce(into: "./") { link, byte in
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~".utf8.contains(byte)
      link +=
        isPlain
        ? String(UnicodeScalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
