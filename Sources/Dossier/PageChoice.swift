internal import Evidence

/// Which pages a report shows, and how large their pictures may be: what ten documents of usual
/// length add stays under three megabytes.
struct PageChoice {
  /// In bytes, for each document of a case on the average, before they are written as text.
  private static let bytesPerDocument = 200_000
  /// In bytes: from here on a page gains nothing.
  private static let mostBytes = 150_000
  /// Of one document.
  private static let mostPages = 12
  /// Of one document that is looked at by itself.
  private static let mostInspectedPages = 40

  private let pages: [EvidencePath: [Int]]
  private let bytesPerPage: Int

  init(_ assessment: Assessment) {
    let told = assessment.findings.flatMap(\.evidence) + assessment.undecided.flatMap(\.evidence)
    let proven = assessment.checks.flatMap(\.evidence)
    var pages: [EvidencePath: [Int]] = [:]
    for document in assessment.readCase.documents {
      // What is told must be shown; what was read is shown as far as there is room.
      let own = (told + proven).filter { $0.document == document.path }.compactMap(\.place?.page)
      let read = document.fields.flatMap { $0.state.readings.map(\.place.page) }
      var chosen: [Int] = []
      for page in own + [1] + read where !chosen.contains(page) { chosen.append(page) }
      pages[document.path] = Array(chosen.prefix(Self.mostPages))
    }
    self.pages = pages
    let count = max(1, pages.values.map(\.count).reduce(0, +))
    bytesPerPage = min(Self.mostBytes, Self.bytesPerDocument * pages.count / count)
  }

  func pages(of document: EvidencePath) -> PageSelection {
    PageSelection(pages[document] ?? [], bytesPerPage: bytesPerPage)
  }

  /// The first pages of a document, whatever stands on them.
  static func pages(of document: ReadDocument) -> PageSelection {
    let count = min(document.extracted.pageCount ?? 0, mostInspectedPages)
    return PageSelection(1..<(count + 1), bytesPerPage: mostBytes)
  }
}
