internal import Evidence
internal import Knowledge

/// Finds the sections of papers that have prescribed ones: `root_cause, actions_taken`.
struct Sections {
  let evidence: DocumentEvidence

  /// Their names in their order.
  ///
  /// - Parameter prefix: What the concepts of their heads begin with, up to a point.
  func state(under prefix: String) -> FieldState? {
    var names: [String] = []
    var place: Place?
    for hit in evidence.hits where hit.startsLine || hit.isNumbered || isNumberedHead(hit) {
      for meaning in hit.meanings {
        let name = evidence.knowledge.labels.concepts[meaning.concept].name
        guard name.hasPrefix(prefix + ".") else { continue }
        let section = String(name.dropFirst(prefix.count + 1))
        if !names.contains(section) { names.append(section) }
        place = place ?? hit.line.place(of: hit.range)
      }
    }
    guard let place else { return nil }
    return .known(Cited(.text(names.joined(separator: ", ")), at: place, confidence: 0.9))
  }

  /// `SECTION 4: First aid measures`: a word and a number before the head.
  private func isNumberedHead(_ hit: LabelHit) -> Bool {
    let words = hit.line.substring(0..<hit.range.lowerBound).split { " :.：–-".contains($0) }
    return words.count == 2 && words[1].allSatisfy(\.isNumber)
  }
}
