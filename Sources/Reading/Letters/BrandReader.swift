internal import Evidence
internal import Knowledge

/// Reads the brands that a letter is about: under their label, in a table, or in its sentences.
struct BrandReader {
  let evidence: DocumentEvidence
  let letter: LetterText

  func state() -> FieldState? {
    if let state = FieldDecision.settle(labelled) { return state }
    return BrandsInProse(evidence: evidence, letter: letter).state()
  }

  /// What stands under a label, several brands of a column or a list joined in their order.
  private var labelled: [FieldCandidate] {
    guard let concept = evidence.concept("brand") else { return [] }
    return evidence.hits(of: "brand").compactMap { hit in
      guard let meaning = hit.names(concept), hit.startsLine || isSecond(hit),
        hit.hasColon || hit.endsLine,
        !hit.isQualified, !isModified(hit), let text = evidence.texts(at: hit, running: true).first
      else { return nil }
      if !hit.hasColon, let column = column(under: hit) { return column }
      if text.line.index != hit.line.index,
        let list = BulletList(evidence: evidence).brands(
          from: text.line)
      {
        return list
      }
      let candidate = FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count), score: text.score(for: meaning))
      return cleaned(candidate)
    }
  }

  /// `许可商标 Brand：`: the label has another language before it.
  private func isSecond(_ hit: LabelHit) -> Bool {
    let before = hit.line.substring(0..<hit.range.lowerBound)
    return hit.hasColon && before.count <= 10
      && before.unicodeScalars.contains { FoldedText.isIdeographic($0) }
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
}
