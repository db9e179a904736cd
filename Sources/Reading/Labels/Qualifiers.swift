internal import Evidence
internal import Knowledge

extension DocumentEvidence {
  /// The words of a line that qualify what stands beside them, with the concepts that they name.
  func qualifiers(in line: TextLine) -> [(range: Range<Int>, name: String)] {
    knowledge.labels.qualifiers.matches(in: line.folded).map { match in
      let concept = knowledge.labels.concepts[match.meaning.concept]
      let start = line.offset(ofUnit: match.units.lowerBound)
      return (start..<line.end(ofUnit: match.units.upperBound - 1), concept.name)
    }
  }
}

extension ReadingKnowledge {
  /// Whether a text holds words of a qualifier.
  func qualifies(_ text: String, as name: String) -> Bool {
    labels.qualifiers.matches(in: FoldedText(text)).contains {
      labels.concepts[$0.meaning.concept].name == name
    }
  }
}
