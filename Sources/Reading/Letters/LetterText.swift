internal import Evidence
internal import Knowledge

/// A letter's pages as prose, and the cues in them.
struct LetterText: Sendable {
  /// A cue and the prose that it stands in.
  struct Cue: Sendable {
    let prose: Prose
    /// UTF-8 offsets of the cue in the prose.
    let range: Range<Int>
    let hit: LabelHit
  }

  let evidence: DocumentEvidence
  let pages: [Prose]

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    pages = evidence.text.pages.map { page in
      Prose(page: page, lines: evidence.text.lines.filter { $0.page.number == page.number })
    }
  }

  /// The cues of a concept, in reading order; a cue may run over a line's end.
  func cues(_ name: String) -> [Cue] {
    evidence.hits(of: name).compactMap { hit in
      guard let index = evidence.text.pages.firstIndex(where: { $0.number == hit.line.page.number }),
        let start = pages[index].offset(of: hit.range.lowerBound, in: hit.line)
      else { return nil }
      return Cue(prose: pages[index], range: start..<(start + hit.range.count), hit: hit)
    }
  }

  /// What follows a cue, up to so many bytes, not past the end of its page.
  func following(_ cue: Cue, upTo length: Int = 260) -> String {
    cue.prose.substring(cue.range.upperBound..<(cue.range.upperBound + length))
  }

  /// A candidate for a stretch behind a cue.
  func candidate(_ value: FieldValue, behind cue: Cue, at part: Range<Int>, score: Double) -> FieldCandidate? {
    let start = cue.range.upperBound + part.lowerBound
    return cue.prose.place(of: start..<(start + part.count)).map { FieldCandidate(value, at: $0, score: score) }
  }
}
