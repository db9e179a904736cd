public import Evidence
public import Knowledge

/// Tells which kind of document pages are: by their title first, then by what stands in them.
///
/// Every kind collects points; a kind is named only when it is clearly likelier than every other
/// kind and than none at all.
public struct Classifier: Sendable {
  private let knowledge: ReadingKnowledge

  /// Points of a title that could not be plainer.
  private static let titleWeight = 6.5
  private static let signWeight = 0.7
  private static let mostSigns = 4.2
  private static let labelWeight = 0.25
  private static let mostLabels = 2.0
  private static let againstWeight = 1.6
  private static let mostAgainst = 3.2
  /// What a sentence claims that only such documents do says what they are, without a title.
  private static let claimWeight = 2.9
  private static let furtherClaim = 0.6
  private static let mostClaims = 4.1
  /// How many letters may stand between the halves of a claim.
  private static let claimReach = 90
  /// What a kind must beat to be named at all.
  private static let noneScore = 2.4
  /// Titles are looked for on the first pages only; terms and annexes follow.
  private static let titlePages = 2
  private static let leastConfidence = 0.6
  /// Of a kind that an e-invoice states and no title contradicts.
  private static let statedConfidence = 0.95

  public init(_ knowledge: ReadingKnowledge) { self.knowledge = knowledge }

  /// Names the kind with the reasons and the runner-up; no kind where the text tells none.
  public func classify(_ document: ExtractedDocument) -> ClassifiedDocument {
    let pages = document.pages
    var tallies: [DocumentKind: Tally] = [:]
    let bodySize = TitleEvidence.bodySize(of: pages)
    var concepts: Set<Int> = []
    for page in pages.prefix(8) {
      let evidence = TitleEvidence(page: page, bodySize: bodySize)
      for line in page.lines {
        let text = FoldedText(words: page.words[line].map(\.text))
        weigh(line: line, text: text, evidence: evidence, into: &tallies)
        concepts.formUnion(knowledge.labels.index.matches(in: text).map(\.meaning.concept))
      }
      weighBrokenSigns(of: page, into: &tallies)
      weighClaims(of: page, into: &tallies)
    }
    for page in pages.prefix(Self.titlePages) {
      let evidence = TitleEvidence(page: page, bodySize: bodySize)
      for line in evidence.brokenTitles {
        let text = FoldedText(words: page.words[line].map(\.text))
        weigh(line: line, text: text, evidence: evidence, into: &tallies)
      }
    }
    count(concepts, into: &tallies)
    let ranked = Self.rank(tallies)
    let seen = ranked.first.flatMap { $0.confidence >= Self.leastConfidence ? $0 : nil }
    let named = joined(seen, ranked, tallies, with: document.eInvoice)
    return ClassifiedDocument(
      extracted: document, match: named, runnerUp: ranked.first { $0.kind != named?.kind },
      languages: LanguageDetector(book: knowledge.languages).languages(of: pages))
  }

  /// The page's kind, or the e-invoice's where the page says nothing of its kind.
  ///
  /// People see the page: a title for another kind is not overruled by the XML.
  private func joined(
    _ seen: ClassifiedDocument.Match?, _ ranked: [ClassifiedDocument.Match],
    _ tallies: [DocumentKind: Tally], with invoice: EInvoice?
  ) -> ClassifiedDocument.Match? {
    guard let invoice, let kind = invoice.kind else { return seen }
    let own = ranked.first { $0.kind == kind }
    if let seen, seen.kind != kind { return seen }
    let title = tallies[kind]?.title ?? 0
    let isContradicted = tallies.contains { $0.key != kind && $0.value.title > title }
    guard seen != nil || !isContradicted else { return nil }
    return ClassifiedDocument.Match(
      kind: kind, confidence: max(own?.confidence ?? 0, Self.statedConfidence),
      basis: [invoice.basis] + (own?.basis ?? []))
  }

  private func weigh(
    line: Range<Int>, text: FoldedText, evidence: TitleEvidence,
    into tallies: inout [DocumentKind: Tally]
  ) {
    let matches = knowledge.kinds.index.matches(in: text)
    guard !matches.isEmpty else { return }
    let words = Array(evidence.page.words[line])
    var titles: [DocumentKind: Set<Int>] = [:]
    for match in matches {
      let phrase = Self.words(of: match.units, in: text, page: evidence.page, line: line)
      let kind = match.meaning.kind
      switch match.meaning.role {
      case .title: titles[kind, default: []].formUnion(match.units)
      case .sign:
        tallies[kind, default: Tally()].signs.insert(phrase)
        if match.units.lowerBound == 0, isNumberLabel(match, of: text, words: words),
          let number = evidence.prominence(ofNumberLabelIn: line)
        {
          weigh(title: number, kind, words: words, into: &tallies)
        }
      case .against: tallies[kind, default: Tally()].against.insert(phrase)
      }
    }
    guard evidence.page.number <= Self.titlePages else { return }
    for (kind, covered) in titles {
      let prominence = evidence.prominence(
        ofLine: line, title: TitleHead(units: covered, of: text, words: words))
      weigh(title: prominence, kind, words: words, into: &tallies)
    }
  }

  private func weigh(
    title prominence: Double, _ kind: DocumentKind, words: [Word],
    into tallies: inout [DocumentKind: Tally]
  ) {
    var tally = tallies[kind] ?? Tally()
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
  private func weighBrokenSigns(of page: Page, into tallies: inout [DocumentKind: Tally]) {
    for (line, next) in zip(page.lines, page.lines.dropFirst()) {
      let text = FoldedText(words: page.words[line].map(\.text) + page.words[next].map(\.text))
      for match in knowledge.kinds.index.matches(in: text) where match.meaning.role == .sign {
        let first = text.units[match.units.lowerBound].word
        let last = text.units[match.units.upperBound - 1].word
        guard first < line.count, last >= line.count else { continue }
        let words =
          (page.words[line].suffix(line.count - first)
          + page.words[next].prefix(last + 1 - line.count))
          .map(\.text).joined(separator: " ").lowercased()
        tallies[match.meaning.kind, default: Tally()].signs.insert(words)
      }
    }
  }

  /// "is authorized … to resell": both halves within a line and the next.
  private func weighClaims(of page: Page, into tallies: inout [DocumentKind: Tally]) {
    let lines = page.lines + [page.words.count..<page.words.count]
    for (line, next) in zip(lines, lines.dropFirst()) {
      let words = Array(page.words[line] + page.words[next]).map(\.text)
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
        tallies[verb.meaning.kind, default: Tally()].claims
          .insert(words[start...end].joined(separator: " ").lowercased())
      }
    }
  }

  private func count(_ concepts: Set<Int>, into tallies: inout [DocumentKind: Tally]) {
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

  private static func rank(
    _ tallies: [DocumentKind: Tally]
  ) -> [ClassifiedDocument.Match] {
    let scores = tallies.mapValues(\.score)
    let top = max(noneScore, scores.values.max() ?? 0)
    var total = exponential(noneScore - top)
    for score in scores.values { total += exponential(score - top) }
    return
      scores
      .map { kind, score in
        ClassifiedDocument.Match(
          kind: kind, confidence: exponential(score - top) / total,
          basis: tallies[kind]?.basis ?? [])
      }
      .sorted { ($1.confidence, $0.kind.rawValue) < ($0.confidence, $1.kind.rawValue) }
  }

  /// The points of one kind.
  private struct Tally {
    var title = 0.0
    var titleText = ""
    var signs: Set<String> = []
    var against: Set<String> = []
    var claims: Set<String> = []
    var labels = 0

    var score: Double {
      title * Classifier.titleWeight
        + min(Classifier.mostSigns, Double(signs.count) * Classifier.signWeight)
        + (claims.isEmpty
          ? 0
          : min(
            Classifier.mostClaims,
            Classifier.claimWeight + Double(claims.count - 1) * Classifier.furtherClaim))
        + min(Classifier.mostLabels, Double(labels) * Classifier.labelWeight)
        - min(Classifier.mostAgainst, Double(against.count) * Classifier.againstWeight)
    }

    var basis: [LocalizedText] {
      var result: [LocalizedText] = []
      if title > 0 {
        result.append(LocalizedText(en: "title \"\(titleText)\"", zh: "标题“\(titleText)”"))
      }
      result += signs.sorted().prefix(6).map {
        LocalizedText(en: "says \"\($0)\"", zh: "含有“\($0)”")
      }
      result += claims.sorted().prefix(3).map {
        LocalizedText(en: "claims \"\($0)\"", zh: "声明“\($0)”")
      }
      if labels > 0 {
        result.append(LocalizedText(en: "\(labels) of its labels", zh: "含有 \(labels) 个该类字段名"))
      }
      result += against.sorted().prefix(3).map {
        LocalizedText(en: "against: \"\($0)\"", zh: "反面依据“\($0)”")
      }
      return result
    }
  }
}
