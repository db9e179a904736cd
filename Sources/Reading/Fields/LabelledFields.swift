internal import Evidence
internal import Identifiers
internal import Knowledge

/// Reads fields that stand under labels of their own: numbers, dates, texts.
struct LabelledFields {
  let evidence: DocumentEvidence
  let settlement: DateSettlement
  private let dates: [BoundValue<DateCandidate>]
  /// Lines of the parties' blocks: a bare `Number:` there is the party's.
  private let partyLines: Set<Int>

  /// The concept of the document's own number: on an order the date beside `Order No.` is its own.
  private let ownNumber: String?
  /// Lines of the table of articles: `NR` there is a unit, `Réf.` the head of a column.
  private let tableLines: Set<Int>

  init(_ evidence: DocumentEvidence, tableLines: Set<Int> = []) {
    self.evidence = evidence
    self.tableLines = tableLines
    settlement = DateSettlement(evidence)
    let definition = evidence.document.readingKind.flatMap {
      evidence.knowledge.kinds.definitions[$0]
    }
    let numbers = definition?.fields.first { $0.name == "number" }?.concepts ?? []
    ownNumber = numbers.first { !evidence.hits(of: $0).isEmpty }
    let finder = PartyBlockFinder(evidence: evidence)
    partyLines = Set(
      ["supplier", "buyer", "ship_to"].flatMap(finder.blocks).flatMap(\.lines))
    dates = LabelBinder(evidence: evidence, tokens: evidence.dates, types: [.date], sharing: false)
      .bind()
  }

  /// The state of a field by its labels, the first concept that gives one.
  func state(of concepts: [String]) -> FieldState? {
    for name in concepts {
      guard let number = evidence.concept(name) else { continue }
      let found: FieldState?
      switch evidence.knowledge.labels.concepts[number].type {
      case .date: found = date([name])
      case .identifier: found = identifier([name])
      case .quantity: found = quantity(name)
      case .amount: found = amount(name)
      default: found = text(name)
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: Dates

  /// The date that a document states under one of the labels.
  func date(_ names: [String]) -> FieldState? {
    FieldDecision.settle(dateCandidates(names)) ?? unreadable(names)
  }

  /// Every day that a label of the concepts may point at.
  func dateCandidates(_ names: [String]) -> [FieldCandidate] {
    let concepts = names.compactMap(evidence.concept)
    let found = dates.flatMap { bound -> [(candidate: FieldCandidate, line: String)] in
      guard let meaning = bound.hit.meanings.first(where: { concepts.contains($0.concept) }) else {
        return []
      }
      let score = bound.score(for: meaning) - dateDoubt(bound.hit, meaning)
      return settlement.days(of: net(bound).content).map {
        (FieldCandidate(.date($0), at: net(bound).place, score: score), bound.hit.line.text)
      }
    }
    return FieldCandidate.withoutEchoes(found)
  }

  private func dateDoubt(_ hit: LabelHit, _ meaning: LabelBook.Meaning) -> Double {
    // `on or after`, in the small print.
    if hit.isInSentence {
      return meaning.isWeak ? 0.3 : 0.25 + (hit.line.page.number > 1 ? 0.15 : 0)
    }
    // `Bestellung vom 13.10.26` has the order's date.
    let isInside = meaning.isWeak && !hit.startsLine && !hit.hasColon
    let isOthers = meaning.isWeak && isOfOtherNumber(hit)
    return (!isInside ? 0 : hit.line.text.utf8.count > 60 ? 0.3 : 0.2) + (isOthers ? 0.4 : 0)
  }

  /// `Zahlbar bis 28.11. mit 2 % Skonto oder bis 14.12. ohne Abzug`: the first day is that of a
  /// discount for early payment, the next one counts.
  private func net(_ bound: BoundValue<DateCandidate>) -> ValueToken<DateCandidate> {
    let token = bound.token
    let next = evidence.dates.first {
      $0.line.index == token.line.index && $0.range.lowerBound >= token.range.upperBound
    }
    guard let next,
      evidence.said("cue.cash_discount", in: token.line).contains(where: {
        (token.range.upperBound..<next.range.lowerBound).contains($0.lowerBound)
      })
    else { return token }
    return next
  }

  /// `Buyer's Order No. | Dated`, `Bestellnr./Datum`: a bare label of a date goes with the number
  /// that it is joined to, or that stands at its left.
  private func isOfOtherNumber(_ hit: LabelHit) -> Bool {
    if hit.companions.contains(where: isOtherNumber) { return true }
    // `Less deposit of 3 February`
    if hit.companions.contains(where: isAmount) { return true }
    let isBehindOne = (evidence.hitsOfLine[hit.line.index] ?? []).contains { other in
      other.range.upperBound <= hit.range.lowerBound && other.startsLine
        && other.meanings.contains(where: isOtherNumber)
    }
    if isBehindOne { return true }
    guard hit.startsLine, let left = evidence.text.left(of: hit.line).first else { return false }
    return (evidence.hitsOfLine[left.index] ?? []).contains { other in
      (other.endsLine || other.hasColon) && other.meanings.contains(where: isOtherNumber)
    }
  }

  private func isAmount(_ meaning: LabelBook.Meaning) -> Bool {
    evidence.knowledge.labels.concepts[meaning.concept].type == .amount
  }

  private func isOtherNumber(_ meaning: LabelBook.Meaning) -> Bool {
    let concept = evidence.knowledge.labels.concepts[meaning.concept]
    return !meaning.isWeak && concept.type == .identifier && concept.name != ownNumber
      && [
        "order_number", "delivery_note_number", "customer_number", "other_number",
        "preceding_invoice",
      ].contains(concept.name)
  }

  // MARK: Identifiers

  /// The number that a document states under one of the labels.
  func identifier(_ names: [String]) -> FieldState? {
    FieldDecision.settle(identifierCandidates(names))
  }

  func identifierCandidates(_ names: [String]) -> [FieldCandidate] {
    names.flatMap { labelledNumbers($0).map(\.candidate) }
  }

  /// Every number that a label of the concept may point at, with the label.
  func labelledNumbers(_ name: String) -> [(candidate: FieldCandidate, hit: LabelHit)] {
    guard let concept = evidence.concept(name) else { return [] }
    var seen: Set<String> = []
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), !isOvershadowed(hit, by: name),
        !meaning.isWeak
          || (hit.startsLine && !partyLines.contains(hit.line.index)
            && !tableLines.contains(hit.line.index)),
        let candidate = number(at: hit, meaning),
        seen.insert("\(candidate.value.canonical) \(hit.line.text)").inserted
      else { return nil }
      return (candidate, hit)
    }
  }

  private func number(at hit: LabelHit, _ meaning: LabelBook.Meaning) -> FieldCandidate? {
    for text in evidence.texts(at: hit) {
      guard let found = IdentifierScan.number(in: text.text), !isPostal(text) else { continue }
      let length = found.value.count { $0.isNumber }
      // `the order issued on or after 1 May` has no number.
      guard length >= 3 || !hit.isInSentence else { continue }
      // `Invoice 3` behind a weak label may be anything; a longer number is one.
      let doubt = (length < 3 && meaning.isWeak ? 0.3 : 0) + (hit.isInSentence ? 0.25 : 0)
      let prefix = prefix(of: hit, before: text)
      let start = text.range.lowerBound
      let range = start + found.range.lowerBound..<start + found.range.upperBound
      return FieldCandidate(
        .text(prefix + found.value),
        at: hit.line.index == text.line.index && !prefix.isEmpty
          ? text.line.place(of: hit.range.lowerBound..<range.upperBound)
          : text.line.place(of: range),
        score: max(0.05, text.score(for: meaning) - doubt - placeDoubt(hit)))
    }
    return nil
  }

  /// What of a label is part of the number that it is joined to: the `WZ/` of `WZ/88/2026`.
  private func prefix(of hit: LabelHit, before text: LabelledText) -> String {
    let label = hit.line.substring(hit.range)
    guard text.line.index == hit.line.index, hit.range.upperBound < text.range.lowerBound,
      (2...4).contains(label.count), label.allSatisfy({ $0.isASCII && $0.isUppercase }),
      !["NO", "NR", "REF", "NUM"].contains(label)
    else { return "" }
    let between = hit.line.substring(hit.range.upperBound..<text.range.lowerBound)
    return between == "/" ? label + between : ""
  }

  /// A document's own number stands in its head.
  private func placeDoubt(_ hit: LabelHit) -> Double {
    hit.line.page.number > 1 || hit.box.midY > hit.line.page.height * 0.6 ? 0.06 : 0
  }

  /// Whether a text that only stands near the label is the town line of an address.
  private func isPostal(_ text: LabelledText) -> Bool {
    text.line.index != text.hit.line.index && TownLine.isTown(text.line.text)
  }

  /// Whether the same words are at least as good a label of another kind of number.
  private func isOvershadowed(_ hit: LabelHit, by name: String) -> Bool {
    guard let own = hit.names(evidence.concept(name)), own.isWeak else { return false }
    // `HRB Nr. 4711`: the number is what the label beside it names.
    return (hit.meanings + hit.companions).contains { meaning in
      !meaning.isWeak && evidence.knowledge.labels.concepts[meaning.concept].type == .identifier
        && evidence.knowledge.labels.concepts[meaning.concept].name != name
    }
  }

  // MARK: Quantities and texts

  func quantity(_ name: String) -> FieldState? {
    guard let concept = evidence.concept(name) else { return nil }
    var sums: [FieldCandidate] = []
    var others: [FieldCandidate] = []
    for hit in evidence.hits(of: name) where !isUnit(hit) {
      guard let meaning = hit.names(concept) else { continue }
      let found = quantities(at: hit, meaning)
      if isSum(hit) { sums += found } else { others += found }
    }
    // What is labelled a sum counts all that stands in the rows above it.
    return FieldDecision.settle(sums.isEmpty ? others : sums)
  }

  /// The readings of the first quantity at a label.
  private func quantities(at hit: LabelHit, _ meaning: LabelBook.Meaning) -> [FieldCandidate] {
    for text in evidence.texts(at: hit) {
      guard let quantity = QuantityReader.candidates(in: text.text).first,
        quantity.range.lowerBound <= 4,
        hit.hasColon || !leads(text, to: quantity.range.lowerBound)
      else { continue }
      return candidates(quantity.readings, in: quantity.range, of: text, meaning)
    }
    return []
  }

  /// The readings of a number that fit the document's other numbers.
  private func candidates(
    _ readings: [NumberReading], in range: Range<Int>, of text: LabelledText,
    _ meaning: LabelBook.Meaning
  ) -> [FieldCandidate] {
    evidence.decimals.settle(readings).map {
      FieldCandidate(.decimal($0.value), at: text.place(of: range), score: text.score(for: meaning))
    }
  }

  /// `Kartons auf 2 Paletten`: words lead from what is no label then to another number.
  private func leads(_ text: LabelledText, to number: Int) -> Bool {
    IdentifierScan.slice(text.text, 0..<number).contains(where: \.isLowercase)
  }

  /// Whether a label is the unit of the number before it: `32 Kartons`.
  private func isUnit(_ hit: LabelHit) -> Bool {
    guard !hit.hasColon, let last = hit.line.substring(0..<hit.range.lowerBound).last, last == " "
    else { return false }
    return QuantityReader.candidates(in: hit.line.text).contains { quantity in
      guard quantity.unitKind == .package, quantity.range.lowerBound < hit.range.lowerBound else {
        return false
      }
      // `32 Kartons / boxes` has its unit in two languages.
      let end = min(quantity.range.upperBound, hit.range.lowerBound)
      let between = hit.line.substring(end..<hit.range.lowerBound)
      return !between.contains { $0.isLetter || $0.isNumber }
    }
  }

  /// `TOTAL BOXES`, `Packstücke gesamt`, 总箱数: a label that begins or ends with the name of a sum.
  private func isSum(_ hit: LabelHit) -> Bool {
    let label = hit.line.substring(hit.range)
    let words = label.split(separator: " ")
    let beginnings: [Substring] = [label.prefix(1), label.prefix(2)]
    let parts = [words.first, words.last].compactMap { $0 } + beginnings
    let total = evidence.concept("total")
    return parts.contains { part in
      let folded = FoldedText(String(part))
      return folded.units.count < FoldedText(label).units.count
        && evidence.knowledge.labels.index.matches(in: folded).contains {
          $0.meaning.concept == total && $0.units.count == folded.units.count
        }
    }
  }

  /// The amount that stands at the labels of a concept, whatever its currency.
  func amount(_ name: String) -> FieldState? {
    guard let concept = evidence.concept(name) else { return nil }
    let candidates = evidence.hits(of: name).flatMap { hit -> [FieldCandidate] in
      guard let meaning = hit.names(concept) else { return [] }
      for text in evidence.texts(at: hit) {
        guard let amount = AmountReader.candidates(in: text.text).first,
          amount.range.lowerBound <= 4
        else { continue }
        return self.candidates(amount.readings, in: amount.range, of: text, meaning)
      }
      return staggered(hit, meaning)
    }
    return FieldDecision.settle(candidates)
  }

  /// The amount at the lower right of a label, as boxes of forms have it: half a row below, before
  /// the next label of the column.
  private func staggered(_ hit: LabelHit, _ meaning: LabelBook.Meaning) -> [FieldCandidate] {
    guard hit.endsLine else { return [] }
    let label = hit.line
    let near = evidence.text.lines.filter { line in
      line.page.number == label.page.number && line.box.x0 > label.box.x1
        && line.box.x0 - label.box.x1 < label.page.width * 0.2 && line.box.midY > label.box.y1
        && line.box.y0 - label.box.y1 < label.box.height * 1.2
    }.min { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    let next = evidence.text.below(label.box, on: label.page, within: label.box.height * 3).first
    guard let near, next.map({ $0.box.y0 > near.box.midY }) ?? true,
      let amount = AmountReader.candidates(in: near.text).first, amount.range.lowerBound == 0,
      amount.range.upperBound >= near.text.utf8.count - 1
    else { return [] }
    let text = LabelledText(hit: hit, line: near, range: 0..<near.text.utf8.count, cost: 0.15)
    return candidates(amount.readings, in: amount.range, of: text, meaning)
  }

  /// The text that stands under the labels of a concept.
  func text(_ name: String) -> FieldState? { FieldDecision.settle(textCandidates(name)) }

  func textCandidates(_ name: String) -> [FieldCandidate] {
    guard let concept = evidence.concept(name) else { return [] }
    return evidence.hits(of: name).compactMap { hit in
      guard let meaning = hit.names(concept), hit.startsLine,
        hit.hasColon || hit.endsLine || !meaning.isWeak,
        let text = evidence.texts(at: hit).first
      else { return nil }
      let isPlain = hit.hasColon || text.line.index != hit.line.index
      return FieldCandidate(
        .text(text.text), at: text.place(of: 0..<text.range.count),
        score: text.score(for: meaning) - (isPlain ? 0 : 0.3))
    }
  }

  /// A label that says what stands there, with words behind it of which no value can be made.
  private func unreadable(_ names: [String]) -> FieldState? {
    for name in names {
      guard let concept = evidence.concept(name) else { continue }
      for hit in evidence.hits(of: name) {
        guard let meaning = hit.names(concept), !meaning.isWeak, hit.hasColon, hit.startsLine,
          let text = evidence.textBehind(hit), text.text.contains(where: \.isNumber)
        else { continue }
        return .unknown(Doubt(.notUnderstood, at: text.place(of: 0..<text.range.count)))
      }
    }
    return nil
  }
}
