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
    "./" + URIPath.encoded(name(forCase: casePath, fileExtension: fileExtension))
  }
}
