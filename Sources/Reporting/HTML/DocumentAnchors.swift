internal import Evidence

/// What the places of a page are called, for links within it.
struct DocumentAnchors {
  private let names: [EvidencePath: String]

  /// - Parameter documents: In the order of the report.
  init(_ documents: [EvidencePath]) {
    names = Dictionary(
      documents.enumerated().map { ($1, "d\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
  }

  func document(_ path: EvidencePath) -> String? { names[path] }

  func page(_ number: Int, of path: EvidencePath) -> String? {
    names[path].map { "\($0)-p\(number)" }
  }

  /// The row of a field, by its position.
  func field(_ position: Int, of path: EvidencePath) -> String? {
    names[path].map { "\($0)-f\(position + 1)" }
  }
}
