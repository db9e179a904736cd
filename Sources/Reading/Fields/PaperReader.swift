internal import Evidence
internal import Knowledge

/// Reads papers of which every field stands under a label: the kind's definition says which.
struct PaperReader {
  let evidence: DocumentEvidence
  let fields: LabelledFields

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    fields = LabelledFields(evidence)
  }

  /// The fields that the definition of the kind names, and the sections that the text has.
  func read(_ kind: DocumentKind) -> [ReadDocument.Field] {
    var result = FieldList()
    for field in evidence.knowledge.kinds.definitions[kind]?.fields ?? [] {
      result.add(field.name, fields.state(of: field.concepts))
    }
    if let sections = sections { result.add("sections", sections) }
    return result.fields
  }

  /// The named sections of a letter that argues, in their order: `root_cause, actions_taken`.
  private var sections: FieldState? {
    var names: [String] = []
    var place: Place?
    for hit in evidence.hits where hit.startsLine {
      for meaning in hit.meanings {
        let name = evidence.knowledge.labels.concepts[meaning.concept].name
        guard name.hasPrefix("section.") else { continue }
        let section = String(name.dropFirst("section.".count))
        if !names.contains(section) { names.append(section) }
        place = place ?? hit.line.place(of: hit.range)
      }
    }
    guard let place else { return nil }
    return .known(Cited(.text(names.joined(separator: ", ")), at: place, confidence: 0.9))
  }
}
