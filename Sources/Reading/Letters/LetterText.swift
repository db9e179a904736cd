internal import Evidence
internal import Knowledge

/// A letter's pages as prose, and the cues in them.
struct LetterText: Sendable {
  /// A cue and the prose that it stands in.
  struct Cue: Sendable {
    let prose: Prose
    /// The prose's place in `pages`.
    let page: Int
    /// UTF-8 offsets of the cue in the prose.
    let range: Range<Int>
    let startsLine: Bool
  }

  let evidence: DocumentEvidence
  let pages: [Prose]
  private let cuesOfConcept: [Int: [Cue]]

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    var pages: [Prose] = []
    var cues: [Int: [Cue]] = [:]
    let breaks = LetterBreaks(evidence)
    for page in evidence.text.pages {
      let lines = Self.lines(of: page, in: evidence.text)
      let prose = Prose(page: page, lines: lines, isBreak: breaks.isBreak)
      let starts = Set(lines.compactMap { prose.offset(of: 0, in: $0) })
      for (concept, range) in Self.matches(in: prose, book: evidence.knowledge.labels) {
        cues[concept, default: []].append(
          Cue(
            prose: prose, page: pages.count, range: range,
            startsLine: starts.contains(range.lowerBound)))
      }
      pages.append(prose)
    }
    self.pages = pages
    cuesOfConcept = cues
  }

  /// A page's lines in reading order.
  ///
  /// Where hardly any stand side by side, it is the order of
  /// their heights, however they are aligned.
  private static func lines(of page: Page, in text: DocumentText) -> [TextLine] {
    let lines = text.lines.filter { $0.page.number == page.number }
    let rows = Dictionary(grouping: lines) { text.rowOfLine[$0.index] }
    let shared = rows.values.count { $0.count > 1 }
    guard shared * 8 <= rows.count else { return lines }
    return lines.sorted {
      (text.rowOfLine[$0.index], $0.box.x0) < (text.rowOfLine[$1.index], $1.box.x0)
    }
  }

  /// A cue may run over a line's end, so it is looked for in sentences and not in lines; brackets
  /// and quotation marks part words that make none together.
  private static func matches(in prose: Prose, book: LabelBook) -> [(Int, Range<Int>)] {
    prose.sentences.flatMap { sentence in
      let text = prose.substring(sentence)
      return text.split { "（）()，。；“”《》「」".contains($0) }.flatMap { part in
        let offset =
          sentence.lowerBound + text.utf8.distance(from: text.startIndex, to: part.startIndex)
        return matches(inPart: String(part), book: book).map { concept, range in
          (concept, (offset + range.lowerBound)..<(offset + range.upperBound))
        }
      }
    }
  }

  private static func matches(
    inPart text: String, book: LabelBook
  ) -> [(Int, Range<Int>)] {
    let folded = FoldedText(text)
    let bytes = Array(text.utf8)
    return (book.prose.matches(in: folded) + book.topics.matches(in: folded)).map { match in
      let start = folded.units[match.units.lowerBound].offset
      let last = folded.units[match.units.upperBound - 1].offset
      var end = last + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      return (match.meaning.concept, start..<end)
    }
  }

  /// The cues of a concept, in reading order.
  func cues(_ name: String) -> [Cue] {
    evidence.concept(name).flatMap { cuesOfConcept[$0] } ?? []
  }

  /// What follows a cue, up to so many bytes, not past the end of its page.
  func following(_ cue: Cue, upTo length: Int = 260) -> String {
    cue.prose.substring(cue.range.upperBound..<(cue.range.upperBound + length))
  }

  /// A candidate for a stretch behind a cue.
  func candidate(
    _ value: FieldValue, behind cue: Cue, at part: Range<Int>, score: Double
  ) -> FieldCandidate? {
    let start = cue.range.upperBound + part.lowerBound
    return cue.prose.place(of: start..<(start + part.count)).map {
      FieldCandidate(value, at: $0, score: score)
    }
  }
}
