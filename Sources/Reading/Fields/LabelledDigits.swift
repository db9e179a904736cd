internal import Evidence

extension LabelledFields {
  /// A number of so many digits that the document states under the labels of a concept; blanks
  /// between groups of digits are for the eye.
  func digits(_ name: String, counts: Set<Int>) -> FieldState? {
    guard let concept = evidence.concept(name) else { return nil }
    let candidates = evidence.hits(of: name).flatMap { hit -> [FieldCandidate] in
      guard let meaning = hit.names(concept) else { return [] }
      return evidence.texts(at: hit).compactMap { text in
        guard let found = IdentifierScan.registration(in: text.text, schemes: []) else {
          return nil
        }
        let digits = found.value.filter { $0 != " " }
        guard counts.contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return FieldCandidate(
          .text(digits), at: text.place(of: found.range), score: text.score(for: meaning))
      }
    }
    return FieldDecision.settle(candidates)
  }
}
