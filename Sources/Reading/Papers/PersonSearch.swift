internal import Evidence
internal import Knowledge

/// Reads the people of a paper: who signed it, released it, keeps its records, took the goods.
struct PersonSearch {
  let evidence: DocumentEvidence
  let letter: LetterText

  /// The person, or what the person is, by the first of the places that says it.
  func state(_ places: [String], field: FieldName) -> FieldState? {
    for place in places {
      if place == "signatory" {
        let reader = SignatoryReader(evidence: evidence, letter: letter)
        if let state = field == "signatory.title" ? reader.title : reader.name { return state }
      } else if let state = FieldDecision.settle(labelled(place)) {
        return state
      }
    }
    return nil
  }

  /// `Released by: Dr Jane Roe, Quality Manager`: the name is what stands before the comma.
  private func labelled(_ concept: String) -> [FieldCandidate] {
    guard let number = evidence.concept(concept) else { return [] }
    return evidence.hits(of: concept).compactMap { hit in
      guard let meaning = hit.names(number),
        let text = PaperBlock(at: hit, weakly: meaning.isWeak, in: evidence)?.texts.first
      else { return nil }
      let end = text.text.firstIndex { ",，|(（;·".contains($0) } ?? text.text.endIndex
      let name = String(text.text[..<end]).trimmingBlanks
      guard
        isPerson(name)
          || evidence.knowledge.labels.concepts[number].type == .party
            && CompanyName.isPlausible(name)
      else { return nil }
      return FieldCandidate(
        .text(name), at: text.place(of: 0..<name.utf8.count), score: text.score(for: meaning))
    }
  }

  private func isPerson(_ text: String) -> Bool {
    text.count { $0.isLetter } >= 2 && text.count <= 40 && !text.contains(where: \.isNumber)
      && text.split(separator: " ").count <= 5 && CompanyName.legalForm(in: text) < 0.7
      && !(text.first?.isLowercase ?? false)
  }
}
