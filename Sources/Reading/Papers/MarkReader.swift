internal import Evidence
internal import Knowledge

/// Reads the mark that a trademark certificate shows: under its label, or set apart in the largest
/// letters of the page.
struct MarkReader {
  let evidence: DocumentEvidence
  let holder: PaperHolder

  /// How much larger than the body of the text a mark is set that has no label.
  private static let prominence = 1.25

  func state(_ places: [String]) -> FieldState? {
    for place in places {
      let found = place == "emblem" ? emblem.map { [$0] } ?? [] : labelled(place)
      if let state = FieldDecision.settle(found) { return state }
    }
    return nil
  }

  private func labelled(_ concept: String) -> [FieldCandidate] {
    guard let number = evidence.concept(concept) else { return [] }
    return evidence.hits(of: concept).compactMap { hit in
      guard let meaning = hit.names(number), hit.hasColon || hit.endsLine || hit.isSetApart,
        evidence.said("cue.office", in: hit.line).isEmpty,
        let text = PaperBlock(at: hit, weakly: meaning.isWeak, in: evidence)?.texts.first,
        !isOfRegister(text),
        let mark = BrandReader.brand(in: text.text)
      else { return nil }
      return FieldCandidate(
        .text(mark), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
    }
  }

  /// `Trademark | Principal Register`: what tells that the paper is a certificate is no mark.
  private func isOfRegister(_ text: LabelledText) -> Bool {
    let folded = FoldedText(text.line.text)
    return evidence.knowledge.kinds.index.matches(in: folded).contains { match in
      guard match.meaning.role == .title || match.meaning.role == .sign,
        let last = folded.units[match.units].last
      else { return false }
      let phrase = folded.units[match.units.lowerBound].offset..<(last.offset + 1)
      return phrase.upperBound >= text.range.upperBound
        && phrase.overlaps(text.range)
        && phrase.lowerBound <= text.range.lowerBound
    }
  }

  /// The line in the largest letters of the first page that is neither the paper's title nor the
  /// office's name; none where another is as large.
  private var emblem: FieldCandidate? {
    let lines = evidence.text.lines.filter { line in
      line.page.number == 1 && line.fontSize >= evidence.text.bodySize * Self.prominence
        && mayBeMark(line)
    }
    guard let largest = lines.max(by: { $0.fontSize < $1.fontSize }) else { return nil }
    let rivals = lines.filter {
      $0.fontSize > largest.fontSize * 0.94 && NameKey($0.text).text != NameKey(largest.text).text
    }
    guard rivals.isEmpty, let mark = BrandReader.brand(in: largest.text) else { return nil }
    return FieldCandidate(
      .text(mark), at: largest.place(of: 0..<largest.text.utf8.count), score: 0.8)
  }

  private func mayBeMark(_ line: TextLine) -> Bool {
    guard BrandReader.brand(in: line.text) != nil, !line.isVertical, !evidence.isTitle(line),
      !isPartOfTitle(line), evidence.said("cue.office", in: line).isEmpty,
      Country.code(of: line.text) == nil, CompanyName.legalForm(in: line.text) < 0.7
    else { return false }
    return !(evidence.hitsOfLine[line.index] ?? []).contains { $0.startsLine && $0.hasColon }
  }

  /// 商 标 注 册 证 may stand in several lines of one height.
  private func isPartOfTitle(_ line: TextLine) -> Bool {
    let row = evidence.text.rows[evidence.text.rowOfLine[line.index]].map {
      evidence.text.lines[$0]
    }
    let folded = FoldedText(row.map(\.text).joined(separator: " "))
    return evidence.knowledge.kinds.index.matches(in: folded).contains {
      $0.meaning.role == .title && $0.units.count * 10 >= folded.units.count * 7
    }
  }
}
