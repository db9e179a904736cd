internal import Evidence
internal import Knowledge

/// An amount among the sums of a document, with what its label says.
struct AmountRung: Sendable {
  /// The ways to read it, the likeliest first; never empty.
  let values: [DecimalNumber]
  let token: ValueToken<AmountCandidate>
  let names: Set<AmountName>
  /// Whether only words name it that may mean much else (`Amount`, `Balance`).
  let isWeak: Bool
  let row: Int

  /// Whether its value is printed where it stands, and not only made of the lines above.
  var isPrinted = true

  var value: DecimalNumber { values[0] }
  var box: Box { token.box }
}

/// Gathers the amounts outside the lines of the table, each with the labels of its row, or with
/// the label above it in a grid of boxes.
struct AmountRungs {
  let evidence: DocumentEvidence
  let table: LineTable
  let labels: AmountLabels
  private let amountsOfLine: [Int: [ValueToken<AmountCandidate>]]

  init(evidence: DocumentEvidence, table: LineTable, labels: AmountLabels) {
    self.evidence = evidence
    self.table = table
    self.labels = labels
    amountsOfLine = Dictionary(grouping: evidence.amounts) { $0.line.index }
  }

  /// Those behind the last line; all of them where hardly any are.
  var belowLines: [AmountRung] {
    let last = table.lastLine.map { evidence.text.rowOfLine[$0] } ?? -1
    let below = all.filter { $0.row > last }
    return below.count >= 2 ? below : all
  }

  /// All that stand in no line, as sums of groups between the lines do.
  var all: [AmountRung] {
    evidence.amounts.filter { !table.usedLines.contains($0.line.index) }.compactMap(rung)
      .sorted { ($0.row, $0.box.x0) < ($1.row, $1.box.x0) }
  }

  /// The sum of the lines, at the amount of the last of them, where no sum below states it.
  func lineSum(unless rungs: [AmountRung]) -> AmountRung? {
    guard let sum = table.sum, table.rows.count >= 2,
      !rungs.contains(where: { $0.value == sum && $0.names.contains(.net) }),
      let place = table.rows.last?.amount?.place,
      let token = evidence.amounts.first(where: { $0.place == place })
    else { return nil }
    return AmountRung(
      values: [sum], token: token, names: [], isWeak: true,
      row: evidence.text.rowOfLine[token.line.index], isPrinted: false)
  }

  private func rung(_ token: ValueToken<AmountCandidate>) -> AmountRung? {
    let named = names(of: token)
    guard token.content.isFormatted || !named.isEmpty else { return nil }
    let values = evidence.decimals.settle(token.content).map(\.value)
    guard !values.isEmpty else { return nil }
    return AmountRung(
      values: values, token: token, names: Set(named.map(\.key)),
      isWeak: named.allSatisfy(\.value.isWeak), row: evidence.text.rowOfLine[token.line.index])
  }

  private typealias Named = (key: AmountName, value: LabelBook.Meaning)

  private func names(of token: ValueToken<AmountCandidate>) -> [Named] {
    let row = evidence.text.rows[evidence.text.rowOfLine[token.line.index]]
    let beside = row.flatMap { evidence.hitsOfLine[$0] ?? [] }.filter {
      $0.box.x0 < token.box.x0 && $0.line.index != token.line.index
        || $0.line.index == token.line.index && $0.range.upperBound <= token.range.lowerBound
    }
    let own = nearest(beside, to: token, in: row).flatMap { Array(labels.names(ofRow: $0)) }
    return own.isEmpty && !hasWordsOfItsOwn(token) ? namesAbove(token) : own
  }

  /// Of the labels left of an amount those behind the amount before it, where there are any.
  private func nearest(
    _ labels: [LabelHit], to token: ValueToken<AmountCandidate>, in row: [Int]
  ) -> [LabelHit] {
    let before = row.flatMap { amountsOfLine[$0] ?? [] }.filter {
      $0.box.x1 <= token.box.x0 && $0.content.isFormatted
    }.map(\.box.x1).max()
    guard let before else { return labels }
    let own = labels.filter { $0.box.x0 >= before - 1 }
    // Words that no label is known in name it as well as labels would.
    let words: [Word] = row.flatMap { Array(evidence.text.lines[$0].words) }
    let hasWords = words.contains { word in
      guard word.box.x0 >= before - 1, word.box.x1 <= token.box.x0 + 1 else { return false }
      return word.text.count(where: \.isLetter) >= 2 && CurrencyMark(word.text) == nil
    }
    return own.isEmpty && !hasWords ? labels : own
  }

  /// Whether words stand before an amount in its row, which name it though no label is known.
  private func hasWordsOfItsOwn(_ token: ValueToken<AmountCandidate>) -> Bool {
    func areWords(_ text: String) -> Bool {
      text.count(where: \.isLetter) >= 4 && !text.contains(where: \.isNumber)
    }
    let lead = token.line.substring(0..<token.range.lowerBound)
    if lead.contains(where: \.isLetter) { return areWords(lead) }
    return evidence.text.left(of: token.line).last.map { areWords($0.text) } ?? false
  }

  /// The label of a box of a form: the last one above that begins left of the amount's middle.
  private func namesAbove(_ token: ValueToken<AmountCandidate>) -> [Named] {
    let height = max(6, token.box.height)
    let above = evidence.text.lines.filter {
      $0.page.number == token.line.page.number && $0.box.y1 <= token.box.midY
        && token.box.y0 - $0.box.y1 < height * 0.8 && $0.box.x0 <= token.box.midX
        && !$0.text.contains(where: \.isNumber) && !table.usedLines.contains($0.index)
    }
    guard let nearest = above.map(\.box.y1).max() else { return [] }
    let cell = above.filter { $0.box.y1 > nearest - height * 0.5 }.max { $0.box.x0 < $1.box.x0 }
    guard let cell else { return [] }
    return (evidence.hitsOfLine[cell.index] ?? []).filter { $0.box.x0 <= token.box.midX }
      .flatMap { Array(labels.names(of: $0)) }
  }
}
