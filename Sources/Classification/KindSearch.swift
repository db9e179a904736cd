internal import Evidence
internal import Knowledge

/// Looks through pages for what each kind of document is known by.
struct KindSearch {
  let knowledge: ReadingKnowledge
  private(set) var tallies: [DocumentKind: KindTally] = [:]

  /// How many letters may stand between the halves of a claim.
  private static let claimReach = 90
  /// Titles are looked for on the first pages only; terms and annexes follow.
  private static let titlePages = 2
  private static let mostPages = 8
  private static let mostTitleWords = 14

  init(knowledge: ReadingKnowledge, pages: [Page]) {
    self.knowledge = knowledge
    let bodySize = TitleEvidence.bodySize(of: pages)
    var concepts: Set<Int> = []
    var layout = CommercialLayout()
    for page in pages.prefix(Self.mostPages) {
      let evidence = TitleEvidence(page: page, bodySize: bodySize)
      var hits: [CommercialLayout.Hit] = []
      for line in page.lines {
        let text = FoldedText(words: page.words[line].map(Self.spoken))
        weigh(line: line, text: text, evidence: evidence)
        hits += labels(in: text, line: line, of: page)
      }
      concepts.formUnion(hits.map(\.concept))
      layout.add(page, hits: hits, labels: knowledge.labels)
      weighBrokenSigns(of: page)
      weighClaims(of: page)
    }
    for page in pages.prefix(Self.titlePages) {
      let evidence = TitleEvidence(page: page, bodySize: bodySize)
      for line in evidence.brokenTitles {
        let text = FoldedText(words: page.words[line].map(\.text))
        weigh(line: line, text: text, evidence: evidence)
      }
    }
    weigh(layout)
    count(concepts)
    turn()
  }

  /// A word as it speaks for a kind; the name of a file says what another paper is.
  private static func spoken(_ word: Word) -> String {
    guard let end = word.text.lastIndex(where: { $0.isLetter || $0.isNumber }) else {
      return word.text
    }
    let bare = word.text[...end].lowercased()
    return fileEndings.contains { bare.hasSuffix($0) } ? "" : word.text
  }

  private static let fileEndings = [
    ".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".doc", ".docx", ".xls", ".xlsx",
    ".csv", ".eml", ".zip",
  ]

  private func labels(
    in text: FoldedText, line: Range<Int>, of page: Page
  ) -> [CommercialLayout.Hit] {
    knowledge.labels.index.matches(in: text).compactMap { match in
      let first = line.lowerBound + text.units[match.units.lowerBound].word
      let last = line.lowerBound + text.units[match.units.upperBound - 1].word
      guard let box = Box.union(of: page.words[first...last].map(\.box)) else { return nil }
      return CommercialLayout.Hit(
        concept: match.meaning.concept, isWeak: match.meaning.isWeak, box: box)
    }
  }

  /// Sums and articles speak for every commercial kind that is spoken of, and where payment is
  /// asked for, for an invoice, unless the paper says by its title that it is another.
  private mutating func weigh(_ layout: CommercialLayout) {
    let isTitledOtherwise = tallies.contains {
      $0.key != .invoice && $0.value.title >= Self.plainTitle
    }
    if isTitledOtherwise { tallies[.invoice]?.claims = [] }
    guard layout.points > 0 else { return }
    for kind in tallies.keys where kind.isCommercial { tallies[kind]?.layout = layout.points }
    let isAsked = !(tallies[.invoice]?.claims.isEmpty ?? true)
    let bill = layout.pointsOfBill(isAsked: isAsked)
    if bill > 0, !isTitledOtherwise {
      tallies[.invoice, default: KindTally()].layout = layout.points + bill
    }
    if layout.pointsOfReceipt > 0 {
      tallies[.receipt, default: KindTally()].layout = layout.points + layout.pointsOfReceipt
    }
    if layout.isCredit, tallies[.invoice] != nil {
      tallies[.creditNote, default: KindTally()].givesBack = true
    }
  }

  /// How prominent a title is that what a paper asks for does not overrule.
  private static let plainTitle = 0.35

  /// A title's document that says so is another: an invoice that cancels one is a credit note.
  private mutating func turn() {
    for (kind, definition) in knowledge.kinds.definitions {
      guard let tally = tallies[kind], !tally.turns.isEmpty || tally.givesBack else { continue }
      let origin = definition.turnsFrom.compactMap { tallies[$0] }.max { $0.score < $1.score }
      guard let origin else { continue }
      var turned = origin.score >= tally.score ? origin : tally
      turned.turns = tally.turns
      turned.givesBack = tally.givesBack
      turned.layout += Self.turnWeight
      tallies[kind] = turned
    }
  }

  /// By how much more a document is what it was turned into, in points.
  private static let turnWeight = 2.0

  private mutating func weigh(
    line: Range<Int>, text: FoldedText, evidence: TitleEvidence
  ) {
    let matches = knowledge.kinds.index.matches(in: text)
    let words = Array(evidence.page.words[line])
    let mayBeTitle = evidence.page.number <= Self.titlePages
    var plain: [DocumentKind: Set<Int>] = [:]
    for match in matches {
      let phrase = Self.words(of: match.units, in: text, page: evidence.page, line: line)
      let kind = match.meaning.kind
      switch match.meaning.role {
      case .title: plain[kind, default: []].formUnion(match.units)
      case .sign:
        tallies[kind, default: KindTally()].signs.insert(phrase)
        if match.units.lowerBound == 0, isNumberLabel(match, of: text, words: words),
          let number = evidence.prominence(ofNumberLabelIn: line)
        {
          weigh(title: number, kind, words: words)
        }
      case .against: tallies[kind, default: KindTally()].against.insert(phrase)
      case .turn: tallies[kind, default: KindTally()].turns.insert(phrase)
      }
    }
    guard mayBeTitle else { return }
    let composed = words.count <= Self.mostTitleWords ? composedTitles(in: text) : [:]
    // What is a title as it stands is not put together from halves.
    let longest = plain.values.map(\.count).max() ?? 0
    let titles = plain.merging(composed.filter { $0.value.count > longest }) { $0.union($1) }
    for (kind, covered) in titles {
      let head = TitleHead(
        units: covered, of: text, words: words, book: knowledge.kinds)
      let prominence = evidence.prominence(ofLine: line, title: head)
      weigh(title: prominence, kind, words: words)
    }
  }

  /// Titles that are put together of a sort of paper and its subject: `Dichiarazione di rivenditore
  /// autorizzato`, in either order.
  private func composedTitles(in text: FoldedText) -> [DocumentKind: Set<Int>] {
    var parts: [DocumentKind: (forms: Set<Int>, subjects: Set<Int>)] = [:]
    for match in knowledge.kinds.titleParts.matches(in: text) {
      let kind = match.meaning.kind
      if match.meaning.isForm {
        parts[kind, default: ([], [])].forms.formUnion(match.units)
      } else {
        parts[kind, default: ([], [])].subjects.formUnion(match.units)
      }
    }
    return parts.compactMapValues { forms, subjects in
      // A word cannot be both halves.
      forms.isDisjoint(with: subjects) && !forms.isEmpty && !subjects.isEmpty
        ? forms.union(subjects) : nil
    }
  }

  private mutating func weigh(
    title prominence: Double, _ kind: DocumentKind, words: [Word]
  ) {
    var tally = tallies[kind] ?? KindTally()
    if prominence > tally.title {
      tally.title = prominence
      tally.titleText = words.map(\.text).joined(separator: " ")
    }
    tallies[kind] = tally
  }

  /// `Invoice number: IF-88`: the label of a document's own number, with the number behind it,
  /// names the document; a word of it is one of the kind's titles.
  private func isNumberLabel(
    _ sign: PhraseIndex<KindBook.Meaning>.Match, of text: FoldedText, words: [Word]
  ) -> Bool {
    let last = text.units[sign.units.upperBound - 1].word
    guard last + 1 < words.count,
      words[last + 1].text.utf8.contains(where: { (48...57).contains($0) })
    else { return false }
    return words[...last].contains { word in
      let folded = FoldedText(word.text)
      return knowledge.kinds.index.matches(in: folded).contains {
        $0.meaning.kind == sign.meaning.kind && $0.meaning.role == .title
          && $0.units.count == folded.units.count
      }
    }
  }

  /// What prose says of its kind may run over the end of a line.
  private mutating func weighBrokenSigns(of page: Page) {
    for (line, next) in zip(page.lines, page.lines.dropFirst()) {
      let text = FoldedText(words: (page.words[line] + page.words[next]).map(Self.spoken))
      for match in knowledge.kinds.index.matches(in: text) where match.meaning.role == .sign {
        let first = text.units[match.units.lowerBound].word
        let last = text.units[match.units.upperBound - 1].word
        guard first < line.count, last >= line.count else { continue }
        let words =
          (page.words[line].suffix(line.count - first)
          + page.words[next].prefix(last + 1 - line.count))
          .map(\.text).joined(separator: " ").lowercased()
        tallies[match.meaning.kind, default: KindTally()].signs.insert(words)
      }
    }
  }

  /// "is authorized … to resell": both halves within a line and the next.
  private mutating func weighClaims(of page: Page) {
    let lines = page.lines + [page.words.count..<page.words.count]
    for (line, next) in zip(lines, lines.dropFirst()) {
      let words = (page.words[line] + page.words[next]).map(Self.spoken)
      let text = FoldedText(words: words)
      let matches = knowledge.kinds.claims.matches(in: text)
      for verb in matches
      where verb.meaning.isVerb && text.units[verb.units.lowerBound].word < line.count {
        let object = matches.first { other in
          !other.meaning.isVerb && other.meaning.kind == verb.meaning.kind
            && !other.units.overlaps(verb.units)
            && min(
              abs(other.units.lowerBound - verb.units.upperBound),
              abs(verb.units.lowerBound - other.units.upperBound)) <= Self.claimReach
        }
        guard object != nil else { continue }
        let start = text.units[verb.units.lowerBound].word
        let end = text.units[verb.units.upperBound - 1].word
        tallies[verb.meaning.kind, default: KindTally()].claims
          .insert(words[start...end].joined(separator: " ").lowercased())
      }
    }
  }

  private mutating func count(_ concepts: Set<Int>) {
    for (kind, definition) in knowledge.kinds.definitions where tallies[kind] != nil {
      let present = definition.labels.count { name in
        knowledge.labels.concept(named: name).map(concepts.contains) ?? false
      }
      tallies[kind]?.labels = present
    }
  }

  private static func words(
    of units: Range<Int>, in text: FoldedText, page: Page, line: Range<Int>
  ) -> String {
    let first = text.units[units.lowerBound].word
    let last = text.units[units.upperBound - 1].word
    return page.words[(line.lowerBound + first)...(line.lowerBound + last)]
      .map(\.text).joined(separator: " ").lowercased()
  }
}
