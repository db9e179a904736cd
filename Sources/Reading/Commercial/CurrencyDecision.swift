internal import Evidence
internal import Knowledge

/// Tells the currency by its code or sign beside the amounts, or by what a label states.
struct CurrencyDecision {
  let evidence: DocumentEvidence

  /// - Parameter mark: What is printed beside the total.
  func state(beside mark: CurrencyMark?) -> FieldState? {
    if let mark, let code = mark.code, let place = place(of: mark) {
      return .known(Cited(.text(code), at: place, confidence: 0.98))
    }
    if let stated = stated { return stated }
    let marked = evidence.amounts.filter { $0.content.currency != nil }
    let codes = counts(marked)
    if let (code, token) = unanimous(codes, marked) {
      return .known(Cited(.text(code), at: token.place, confidence: 0.95))
    }
    return bySign(marked)
  }

  private func place(of mark: CurrencyMark) -> Place? {
    evidence.amounts.last { $0.content.currency == mark }?.place
  }

  /// `Currency: EUR`, `Amount (USD)`: a code that stands in a label's text or a column's head.
  var stated: FieldState? {
    let labelled = evidence.hits(of: "currency").compactMap { hit -> FieldCandidate? in
      for text in evidence.texts(at: hit) {
        let word = text.text.split(separator: " ").first.map(String.init) ?? ""
        let bare = word.filter {
          $0.isLetter || $0 == "$" || $0 == "€" || $0 == "¥" || $0 == "￥" || $0 == "£"
        }
        if let code = CurrencyMark(bare)?.code {
          return FieldCandidate(.text(code), at: text.place(of: 0..<text.range.count), score: 0.95)
        }
      }
      return nil
    }
    if let state = FieldDecision.settle(labelled) { return state }
    return FieldDecision.settle(evidence.hits.filter(isOfMoney).flatMap(codes))
  }

  /// Whether a label names sums or heads a column of them.
  private func isOfMoney(_ hit: LabelHit) -> Bool {
    let names: Set<String> = [
      "column.amount", "column.gross", "column.unit_price", "column.tax_amount", "total", "net",
      "payable",
    ]
    return hit.meanings.contains {
      names.contains(evidence.knowledge.labels.concepts[$0.concept].name)
    }
  }

  /// Codes in the words of a label's own cell: `Amount (USD)`, `TOTAL EUR`, 合计人民币.
  private func codes(at hit: LabelHit) -> [FieldCandidate] {
    let cells = TableChunk.chunks(of: hit.line).filter { $0.range.overlaps(hit.range) }
    return cells.flatMap { cell -> [FieldCandidate] in
      let words = cell.text.split(whereSeparator: { " ()/[]:.（）：".contains($0) })
      return words.compactMap { word in
        guard word.utf8.count >= 2, !word.contains(where: \.isLowercase),
          let code = CurrencyMark(String(word))?.code ?? CurrencyMark.named(in: word)?.code
        else { return nil }
        let start =
          cell.range.lowerBound
          + cell.text.utf8.distance(from: cell.text.startIndex, to: word.startIndex)
        let place = hit.line.place(of: start..<(start + word.utf8.count))
        return FieldCandidate(.text(code), at: place, score: 0.85)
      }
    }
  }

  private func counts(_ tokens: [ValueToken<AmountCandidate>]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for token in tokens {
      if let code = token.content.currency?.code { counts[code, default: 0] += 1 }
    }
    return counts
  }

  private func unanimous(
    _ counts: [String: Int], _ tokens: [ValueToken<AmountCandidate>]
  ) -> (String, ValueToken<AmountCandidate>)? {
    guard let (code, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count * 4 > counts.values.reduce(0, +) * 3,
      let token = tokens.last(where: { $0.content.currency?.code == code })
    else { return nil }
    return (code, token)
  }

  /// A sign that several currencies share is settled by the issuer's country, or left ambiguous.
  private func bySign(_ tokens: [ValueToken<AmountCandidate>]) -> FieldState? {
    guard let token = tokens.last, var codes = token.content.currency?.codes else {
      return withoutSign
    }
    for other in tokens {
      let shared = codes.filter { other.content.currency?.codes.contains($0) ?? false }
      if !shared.isEmpty { codes = shared }
    }
    if codes.count > 1, let home = HomeCurrency(evidence: evidence).choice(among: codes) {
      codes = [home]
    }
    let cited = codes.map {
      Cited(FieldValue.text($0), at: token.place, confidence: codes.count == 1 ? 0.9 : 0.5)
    }
    return cited.count == 1 ? .known(cited[0]) : .ambiguous(cited)
  }

  /// Amounts in Chinese words count yuan; others the money of the one country whose form the
  /// paper has, or in which all its addresses lie.
  private var withoutSign: FieldState? {
    let home = HomeCurrency(evidence: evidence)
    if case .known(let words)? = AmountInWordsReader(evidence: evidence).state() {
      let code = home.only ?? "CNY"
      return .known(Cited(.text(code), at: words.place, confidence: 0.8))
    }
    guard let code = home.only ?? home.local,
      let amount = evidence.amounts.last(where: { $0.content.isFormatted })
    else { return nil }
    return .known(Cited(.text(code), at: amount.place, confidence: 0.7))
  }
}

/// Finds the amount written in words: 壹万贰仟叁佰元整.
struct AmountInWordsReader {
  let evidence: DocumentEvidence

  func state() -> FieldState? {
    let candidates = evidence.text.lines.flatMap { line in
      ChineseNumeral.amounts(in: line.text).map {
        FieldCandidate(.text(line.substring($0.range)), at: line.place(of: $0.range), score: 0.95)
      }
    }
    return FieldDecision.settle(candidates)
  }
}
