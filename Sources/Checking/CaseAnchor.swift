internal import Evidence
internal import Knowledge

/// The day of the case file from which a window counts, and the day that has to lie in it.
struct CaseAnchor: Sendable {
  /// Paths in the order of preference: the first that is stated counts.
  private let from: [String]
  /// Of the day that has to lie in the window.
  let at: String
  /// Entries that state this are none of the rule's business.
  private let unless: String?
  private let isOfShort: Bool

  init(_ arguments: ArgumentReader) {
    from = arguments.casePaths("from")
    at = arguments.optionalCasePath("at") ?? CaseContext.upload
    unless = arguments.optionalCasePath("unless")
    isOfShort = arguments.flag("short")
  }

  struct Days: Sendable {
    let path: String
    let start: Day
    let day: Day
    let subject: String?
  }

  /// The days to compare: of one entry, or of the whole case file.
  func days(of target: CheckTarget, in context: CaseContext) -> Days? {
    func path(_ path: String) -> String { CaseEntry.path(path, of: target) }
    let file = context.readCase.file
    if isOfShort, ShippedUnits.isWhole(target, in: context) { return nil }
    if let unless, !file.nodes(at: path(unless)).isEmpty { return nil }
    guard let day = context.day(path(at)) else { return nil }
    for candidate in from.map(path) {
      guard let found = file.nodes(at: candidate).first, let start = found.node.day else {
        continue
      }
      return Days(path: found.path, start: start, day: day, subject: CaseEntry.name(of: target))
    }
    return nil
  }
}

/// An entry of a list of the case file, as rules and reports name it.
enum CaseEntry {
  /// `shipments[].delivered` of the entry `shipments[2]` is `shipments[2].delivered`.
  static func path(_ path: String, of target: CheckTarget) -> String {
    guard case .entry(_, let entry) = target, let open = entry.lastIndex(of: "[") else {
      return path
    }
    let list = "\(entry[..<open])[]"
    return path.hasPrefix(list) ? entry + path.dropFirst(list.count) : path
  }

  /// What the entry is called by: its number at Amazon.
  static func name(of target: CheckTarget) -> String? {
    guard case .entry(let node, _) = target else { return nil }
    return (node["id"] ?? node["asin"] ?? node["name"])?.canonical
  }
}
