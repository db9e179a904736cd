internal import Evidence
internal import Knowledge

/// Reads what stands under the heads of a paper's prescribed sections, each as a field of its own:
/// `section.root_cause`.
struct SectionTexts {
  private let evidence: DocumentEvidence
  private let prefix: String
  private let heads: SectionHeads

  /// - Parameter prefix: What the concepts of the heads begin with, up to a point.
  init(_ evidence: DocumentEvidence, under prefix: String) {
    self.evidence = evidence
    self.prefix = prefix + "."
    heads = SectionHeads(evidence, under: prefix + ".")
  }

  /// The sections in the order of the knowledge; one that is not among them has no head and is
  /// spoken of nowhere.
  func fields() -> [ReadDocument.Field] {
    let names = evidence.knowledge.labels.concepts.map(\.name).filter { $0.hasPrefix(prefix) }
    let found = Set(heads.all.map(\.section))
    // Of a form whose heads are mostly strange, none can be said to lack one.
    let isStrange = names.count > Self.fewSections && found.count * 2 < names.count
    return names.compactMap { name in
      let section = String(name.dropFirst(prefix.count))
      let field = FieldName("section.\(section)")
      if let text = text(of: section) { return .init(name: field, state: .known(text)) }
      let spoken = evidence.hits(of: name).first { hit in
        !heads.all.contains { $0.hit.line.index == hit.line.index }
      }
      guard spoken != nil || isStrange else { return nil }
      let place = spoken.map { $0.line.place(of: $0.range) }
      return .init(name: field, state: .unknown(Doubt(.notUnderstood, at: place)))
    }
  }

  /// Up to so many sections the head of each is expected, however few are there.
  private static let fewSections = 3

  /// What stands under all heads of a section; nil where there is no head or nothing under it.
  private func text(of section: String) -> Cited<FieldValue>? {
    var texts: [String] = []
    var place: Place?
    for head in heads.all where head.section == section {
      let parts = heads.parts(of: head)
      texts += parts.map(\.text)
      let page = head.hit.line.page.number
      let own = parts.filter { $0.page == page }
      if place == nil, !own.isEmpty {
        place = Place.joined(own, text: own.map(\.text).joined(separator: " "))
      }
      place = place ?? parts.first
    }
    guard let place, !texts.isEmpty else { return nil }
    return Cited(.text(texts.joined(separator: " ")), at: place, confidence: 0.9)
  }
}
