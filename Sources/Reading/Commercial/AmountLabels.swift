internal import Evidence
internal import Knowledge

/// What the label of an amount says that it is.
enum AmountName: String, CaseIterable, Sendable {
  case net, tax, total, payable, paid
}

/// Tells what labels say of amounts: `VAT` names the tax, `Order value incl. VAT` the total,
/// `Amount excluding VAT` the net, `%VAT` a rate.
struct AmountLabels {
  let evidence: DocumentEvidence
  private let concepts: [(name: AmountName, number: Int)]
  private static let qualified: [String: AmountName] = [
    "tax_included": .total, "tax_excluded": .net,
  ]

  init(_ evidence: DocumentEvidence) {
    self.evidence = evidence
    concepts = AmountName.allCases.compactMap { name in
      evidence.concept(name.rawValue).map { (name, $0) }
    }
  }

  func names(of hit: LabelHit) -> [AmountName: LabelBook.Meaning] {
    var names: [AmountName: LabelBook.Meaning] = [:]
    for (name, number) in concepts {
      if let meaning = hit.names(number) { names[name] = meaning }
    }
    guard let tax = names[.tax] else { return names }
    if isRate(hit) || isInNameOfSum(hit) { names[.tax] = nil }
    if let whole = qualified(hit) {
      names[.tax] = nil
      names[whole] = names[whole] ?? tax
    }
    return names
  }

  /// What a label at the start of a row with an amount says: there `Summe EUR`, which heads
  /// columns, names a sum.
  func names(ofRow hit: LabelHit) -> [AmountName: LabelBook.Meaning] {
    let names = names(of: hit)
    guard names.isEmpty, hit.startsLine, hit.endsLine,
      let head = hit.names(evidence.concept("column.amount"))
    else { return names }
    return [
      .total: LabelBook.Meaning(concept: head.concept, language: head.language, isWeak: true)
    ]
  }

  /// Whether a per-cent sign without a number stands at the label: `%IVA`, `VAT %`.
  private func isRate(_ hit: LabelHit) -> Bool {
    let label = hit.line.substring(hit.range)
    let before = hit.line.substring(0..<hit.range.lowerBound).reversed().drop { $0 == " " }
    let behind = hit.line.substring(hit.range.upperBound..<hit.line.text.utf8.count)
      .first { $0 != " " && $0 != "(" }
    // `20 % VAT` states a rate of its own and is the label of an amount all the same.
    let precedesRate = before.dropFirst().first { $0 != " " }?.isNumber ?? false
    return before.first == "%" && !precedesRate
      || behind == "%" && !label.contains(where: \.isNumber)
  }

  /// Whether a net or a total is named before it in the same words: `Net amount subject to VAT`.
  private func isInNameOfSum(_ hit: LabelHit) -> Bool {
    let sums = concepts.filter { $0.name == .net || $0.name == .total }
    return (evidence.hitsOfLine[hit.line.index] ?? []).contains { other in
      guard other.startsLine, other.range.upperBound <= hit.range.lowerBound,
        sums.contains(where: { other.names($0.number)?.isWeak == false })
      else { return false }
      let between = hit.line.words.filter {
        $0.box.x0 >= other.box.x1 - 1 && $0.box.x1 <= hit.box.x0 + 1
      }
      return !between.contains { $0.text.contains(where: \.isNumber) }
        && TableChunk.chunks(of: hit.line).contains {
          $0.range.contains(other.range.lowerBound) && $0.range.contains(hit.range.lowerBound)
        }
    }
  }

  /// What a tax's name only qualifies: words stand before it, and `incl.` or `excl.` right before
  /// or behind it.
  private func qualified(_ hit: LabelHit) -> AmountName? {
    let line = hit.line
    let behind = line.substring(hit.range.upperBound..<line.text.utf8.count)
    // `TOTAL (includes GST of 27.45)` states the tax.
    guard !behind.lowercased().hasPrefix(" of ") else { return nil }
    for cue in evidence.qualifiers(in: line) {
      guard let whole = Self.qualified[cue.name] else { continue }
      let end = min(hit.range.upperBound, cue.range.upperBound)
      let next = max(hit.range.lowerBound, cue.range.lowerBound)
      guard end <= next, !line.substring(end..<next).contains(where: \.isLetter) else { continue }
      let start = min(cue.range.lowerBound, hit.range.lowerBound)
      // `Hors TVA` alone names what is left without it; `incl. VAT` alone may be the tax.
      if whole == .net, cue.range.lowerBound < hit.range.lowerBound { return whole }
      guard line.substring(0..<start).contains(where: \.isLetter) else { continue }
      return whole
    }
    return nil
  }
}
