internal import Evidence
internal import Knowledge

/// Reads the brand that a letter is about: under its label, in quotation marks beside the word
/// "brand", or with the sign of a trademark.
struct BrandReader {
  let evidence: DocumentEvidence
  let letter: LetterText

  func state() -> FieldState? {
    let labelled = labelled
    if let state = FieldDecision.settle(labelled) { return state }
    return FieldDecision.settle(signed + quoted)
  }

  /// What stands under a label, several brands of a column or a list joined in their order.
  private var labelled: [FieldCandidate] {
    guard let concept = evidence.concept("brand") else { return [] }
    return evidence.hits(of: "brand").compactMap { hit in
      guard let meaning = hit.names(concept), hit.startsLine, hit.hasColon || hit.endsLine,
        !hit.isQualified, !isModified(hit), let text = evidence.texts(at: hit, running: true).first
      else { return nil }
      if !hit.hasColon, let column = column(under: hit) { return column }
      let candidate = FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
      return cleaned(candidate)
    }
  }

  /// `Trademark No.` labels a number.
  private func isModified(_ hit: LabelHit) -> Bool {
    hit.companions.contains {
      let type = evidence.knowledge.labels.concepts[$0.concept].type
      return type == .identifier || type == .date
    }
  }

  /// The brands of a table, below its head.
  private func column(under hit: LabelHit) -> FieldCandidate? {
    guard !evidence.text.right(of: hit.line).isEmpty else { return nil }
    var lines: [TextLine] = []
    var last = hit.line
    while lines.count < 30,
      let next = evidence.text.below(last.box, on: last.page, within: max(6, last.box.height) * 1.6)
        .first,
      abs(next.box.x0 - hit.line.box.x0) < 6, let name = Self.brand(in: next.text),
      name == next.text, !evidence.startsWithLabel(next), !evidence.text.right(of: next).isEmpty
    {
      lines.append(next)
      last = next
    }
    let places = lines.map { $0.place(of: 0..<$0.text.utf8.count) }
    guard let first = places.first, places.count > 1, let end = places.last?.span.upperBound else {
      return nil
    }
    let text = lines.map(\.text).joined(separator: ", ")
    return FieldCandidate(
      .text(text),
      at: Place(
        page: first.page, span: first.span.lowerBound..<max(first.span.lowerBound, end),
        boxes: places.flatMap(\.boxes), source: first.source, text: text), score: 0.9)
  }

  /// `LUMO (Reg. No. 6123456)` and `"LUMO"®` are LUMO; `LUMO, NOVA` are two.
  private func cleaned(_ candidate: FieldCandidate) -> FieldCandidate? {
    var brands: [String] = []
    for part in candidate.value.canonical.split(whereSeparator: { ",，;；、".contains($0) }) {
      let isCut = part.contains { "(（".contains($0) }
      guard let brand = Self.brand(in: String(part)),
        brands.isEmpty || brand.first?.isUppercase ?? false
          || brand.contains(where: { !$0.isASCII })
      else { break }
      if !brands.contains(brand) { brands.append(brand) }
      if isCut { break }
    }
    guard !brands.isEmpty else { return nil }
    return FieldCandidate(
      .text(brands.joined(separator: ", ")), at: candidate.place, score: candidate.score)
  }

  /// The brand that a text is, without signs and remarks; nil for numbers and sentences.
  static func brand(in text: String) -> String? {
    let cut = text.firstIndex { "(（".contains($0) } ?? text.endIndex
    let bare = String(text[..<cut]).filter { !"\"“”„«»‘®™©《》「」".contains($0) }.trimmingBlanks
    let digits = bare.count { $0.isNumber }
    guard bare.contains(where: \.isLetter), digits < 5, bare.split(separator: " ").count <= 5,
      bare.count <= 40, !bare.hasSuffix("."), !bare.contains(":"), !bare.contains("：")
    else { return nil }
    return bare
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
      quotation(near: cue) ?? (isShouted(cue) ? nil : capitals(near: cue))
    }
  }

  /// In a heading all is in capitals, and no word of it is more than another.
  private func isShouted(_ cue: LetterText.Cue) -> Bool {
    let word = cue.prose.substring(cue.range)
    return word.count > 2 && word.contains(where: \.isUppercase)
      && !word.contains(where: \.isLowercase)
  }

  private static let pairs: [(Character, Character)] = [
    ("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"), ("《", "》"),
    ("「", "」"), ("”", "”"), ("【", "】"),
  ]

  private func quotation(near cue: LetterText.Cue) -> FieldCandidate? {
    let start = cue.prose.boundary(before: cue.range.lowerBound - 50)
    let window = start..<(cue.range.upperBound + 50)
    let text = cue.prose.substring(window)
    for (open, close) in Self.pairs {
      guard let first = text.firstIndex(of: open) else { continue }
      let inside = text[text.index(after: first)...]
      guard let last = inside.firstIndex(of: close) else { continue }
      let brand = String(inside[..<last]).filter { !"®™".contains($0) }.trimmingBlanks
      guard Self.brand(in: brand) == brand, (1...40).contains(brand.count),
        brand.contains(where: \.isLetter), !isRole(brand)
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
    let start = cue.prose.boundary(before: cue.range.lowerBound - 40)
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
      // What stands in brackets is a remark on the brand.
      guard !word.hasPrefix("(") || found.isEmpty && step > 0, !word.hasSuffix(")") else { break }
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

  /// Offices and codes in whose capitals no brand is written.
  private static let offices: Set<String> = [
    "USPTO", "EUIPO", "EUTM", "WIPO", "INPI", "DPMA", "UKIPO", "CNIPA", "ASIN", "FBA", "USA",
    "OEPM",
    "UIBM", "JPO",
  ]

  private func isCapitals(_ text: String) -> Bool {
    !Self.offices.contains(text) && text.count >= 3 && text.contains(where: \.isUppercase)
      && text.allSatisfy { !$0.isLowercase }
      && text.first?.isLetter ?? false && CompanyName.legalForm(in: "X " + text) < 0.5
  }
}
