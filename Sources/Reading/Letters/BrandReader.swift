internal import Evidence
internal import Knowledge

/// Reads the brand that a letter is about: under its label, in quotation marks beside the word
/// "brand", or with the sign of a trademark.
struct BrandReader {
  let evidence: DocumentEvidence
  let letter: LetterText

  func state() -> FieldState? {
    let fields = LabelledFields(evidence)
    let labelled = fields.textCandidates("brand").compactMap(cleaned)
    if let state = FieldDecision.settle(labelled) { return state }
    return FieldDecision.settle(signed + quoted)
  }

  /// `LUMO (Reg. No. 6123456)` and `"LUMO"®` are LUMO.
  private func cleaned(_ candidate: FieldCandidate) -> FieldCandidate? {
    let text = candidate.value.canonical
    let cut = text.firstIndex { "(（,，;；".contains($0) } ?? text.endIndex
    let bare = String(text[..<cut]).filter { !"\"“”„«»‘’'®™©《》「」".contains($0) }.trimmingBlanks
    guard !bare.isEmpty, bare.split(separator: " ").count <= 6 else { return nil }
    return FieldCandidate(.text(bare), at: candidate.place, score: candidate.score)
  }

  /// Words with ® or ™.
  private var signed: [FieldCandidate] {
    evidence.text.lines.flatMap { line -> [FieldCandidate] in
      line.words.enumerated().compactMap { index, word in
        guard word.text.contains("®") || word.text.contains("™") else { return nil }
        let bare = word.text.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "&" }
        let range = line.offsets[index]..<(line.offsets[index] + word.text.utf8.count)
        guard bare.count >= 2 else { return nil }
        return FieldCandidate(.text(bare), at: line.place(of: range), score: 0.8)
      }
    }
  }

  /// The text in quotation marks, or the capitals, just before or behind a cue.
  private var quoted: [FieldCandidate] {
    letter.cues("cue.brand").compactMap { cue in
      quotation(near: cue) ?? capitals(near: cue)
    }
  }

  private static let pairs: [(Character, Character)] = [
    ("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"), ("《", "》"), ("「", "」"), ("”", "”"), ("【", "】"),
  ]

  private func quotation(near cue: LetterText.Cue) -> FieldCandidate? {
    let start = max(0, cue.range.lowerBound - 50)
    let window = start..<(cue.range.upperBound + 50)
    let text = cue.prose.substring(window)
    for (open, close) in Self.pairs {
      guard let first = text.firstIndex(of: open) else { continue }
      let inside = text[text.index(after: first)...]
      guard let last = inside.firstIndex(of: close) else { continue }
      let brand = String(inside[..<last]).filter { !"®™".contains($0) }.trimmingBlanks
      guard (1...40).contains(brand.count), brand.contains(where: \.isLetter), !isRole(brand)
      else { continue }
      let offset = start + text.utf8.distance(from: text.startIndex, to: inside.startIndex)
      let range = offset..<(offset + inside[..<last].utf8.count)
      return cue.prose.place(of: range).map { FieldCandidate(.text(brand), at: $0, score: 0.88) }
    }
    return nil
  }

  /// `"Licensor"` in quotation marks is what the letter calls a party.
  private func isRole(_ text: String) -> Bool {
    let folded = FoldedText(text)
    return evidence.knowledge.labels.index.matches(in: folded).contains {
      $0.units.count * 4 >= folded.units.count * 3
        && evidence.knowledge.labels.concepts[$0.meaning.concept].type == .party
    }
  }

  /// `LUMO brand products`, `the brand LUMO`.
  private func capitals(near cue: LetterText.Cue) -> FieldCandidate? {
    let behind = cue.prose.substring(cue.range.upperBound..<(cue.range.upperBound + 40))
    let words = IdentifierScan.words(of: behind)
    if let range = capitalRun(words, from: 0, step: 1, in: behind) {
      let text = IdentifierScan.slice(behind, range)
      return letter.candidate(.text(text), behind: cue, at: range, score: 0.66)
    }
    let start = max(0, cue.range.lowerBound - 40)
    let before = cue.prose.substring(start..<cue.range.lowerBound)
    let earlier = IdentifierScan.words(of: before)
    guard let range = capitalRun(earlier, from: earlier.count - 1, step: -1, in: before) else {
      return nil
    }
    let text = IdentifierScan.slice(before, range)
    return cue.prose.place(of: (start + range.lowerBound)..<(start + range.upperBound)).map {
      FieldCandidate(.text(text), at: $0, score: 0.66)
    }
  }

  /// Words in capitals next to each other, `&` and `AND` between them included: HARLOW & PINE.
  private func capitalRun(
    _ words: [Range<Int>], from start: Int, step: Int, in text: String
  ) -> Range<Int>? {
    var found: [Range<Int>] = []
    var index = start
    while words.indices.contains(index), found.count < 5 {
      let range = IdentifierScan.trimmed(words[index], in: text)
      let word = IdentifierScan.slice(text, words[index])
      guard word == "&" || isCapitals(IdentifierScan.slice(text, range)) else { break }
      found.append(word == "&" ? words[index] : range)
      // A comma or a full stop ends the run on the far side.
      if step > 0, range.upperBound < words[index].upperBound, word != "&" { break }
      index += step
    }
    let inOrder = step > 0 ? found : found.reversed()
    guard let first = inOrder.first, let last = inOrder.last,
      IdentifierScan.slice(text, first) != "&", IdentifierScan.slice(text, last) != "&"
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  private func isCapitals(_ text: String) -> Bool {
    text.count >= 3 && text.contains(where: \.isLetter) && text.allSatisfy { !$0.isLowercase }
      && text.first?.isLetter ?? false && CompanyName.legalForm(in: "X " + text) < 0.5
  }
}
