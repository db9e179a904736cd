public import Evidence
public import Knowledge

/// Tells which kind of document pages are: by their title first, then by what stands in them.
///
/// Every kind collects points; a kind is named only when it is clearly likelier than every other
/// kind and than none at all.
public struct Classifier: Sendable {
  private let knowledge: ReadingKnowledge

  /// What a kind must beat to be named at all.
  private static let noneScore = 2.4
  private static let leastConfidence = 0.6
  /// From which likelihood on a paper whose kind is open is read as a commercial one.
  private static let leastFamily = 0.75
  /// A picture that says no more than a package does is no document that was photographed.
  private static let mostWordsOfPhoto = 60
  /// In per cent of the type's size, as `Legibility` measures it: sharp pictures have 3 to 7, papers
  /// of which hardly anything is read 15 and more.
  private static let mostBlurOfPhoto = 10
  /// From which likelihood on a picture may be of a document whose kind is open.
  private static let leastDoubt = 0.25
  /// The same for a paper with text: less than two signs.
  private static let leastDoubtOfOther = 0.2
  private static let photoConfidence = 0.7
  /// Fewer say nothing of what they are not.
  private static let leastWordsOfOther = 25
  private static let mostAmountsOfOther = 3
  /// Of prose in a language that is read here, a third to a half of the words; of a form, a tenth.
  private static let leastShareOfLanguage = 0.08
  private static let exclusionConfidence = 0.6
  /// Of a kind that an e-invoice states and no title contradicts.
  private static let statedConfidence = 0.95

  public init(_ knowledge: ReadingKnowledge) { self.knowledge = knowledge }

  /// Names the kind with the reasons and the runner-up; no kind where the text tells none.
  public func classify(_ document: ExtractedDocument) -> ClassifiedDocument {
    let tallies = KindSearch(knowledge: knowledge, pages: document.pages).tallies
    let ranked = Self.rank(tallies)
    let seen = ranked.first.flatMap { $0.confidence >= Self.leastConfidence ? $0 : nil }
    let named =
      joined(seen, ranked, tallies, with: document.eInvoice) ?? photo(document, ranked, tallies)
      ?? other(document, ranked)
    let isCommercial =
      ranked.filter(\.kind.isCommercial).map(\.confidence).reduce(0, +) >= Self.leastFamily
    return ClassifiedDocument(
      extracted: document, match: named, runnerUp: ranked.first { $0.kind != named?.kind },
      assumedKind: isCommercial ? ranked.first(where: \.kind.isCommercial)?.kind : nil,
      languages: LanguageDetector(book: knowledge.languages).languages(of: document.pages))
  }

  /// The page's kind, or the e-invoice's where the page says nothing of its kind.
  ///
  /// People see the page: a title for another kind is not overruled by the XML.
  private func joined(
    _ seen: ClassifiedDocument.Match?, _ ranked: [ClassifiedDocument.Match],
    _ tallies: [DocumentKind: KindTally], with invoice: EInvoice?
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

  /// A picture file on which few words stand, none of which is a document's title.
  ///
  /// Of a blurred paper no more is read than of a thing: so its words have to be sharp, and without
  /// any, or where text is seen and not made out, nobody can tell what it is a picture of.
  private func photo(
    _ document: ExtractedDocument, _ ranked: [ClassifiedDocument.Match],
    _ tallies: [DocumentKind: KindTally]
  ) -> ClassifiedDocument.Match? {
    guard document.identified.mediaType?.hasPrefix("image/") == true, !document.pages.isEmpty,
      tallies.allSatisfy({ $0.key == .other || $0.value.title == 0 }),
      !mayBeJudged(ranked, from: Self.leastDoubt)
    else { return nil }
    var words = 0
    for page in document.pages {
      guard let recognition = page.recognition, !page.hasUnreadPicture,
        let blur = recognition.legibility[.blur], blur <= Self.mostBlurOfPhoto
      else { return nil }
      words += page.words.count
    }
    guard words <= Self.mostWordsOfPhoto else { return nil }
    return ClassifiedDocument.Match(
      kind: .photo, confidence: Self.photoConfidence,
      basis: [
        LocalizedText(
          en: "a picture with \(words) words, none of them a title", zh: "图片上只有 \(words) 个词，没有标题")
      ])
  }

  /// A paper that was read to its end and speaks for none of the kinds that tickets ask for: what
  /// people write and record about a case has no form of its own.
  ///
  /// Only of printed text in a language that is read here, and of papers that settle no account:
  /// nothing speaks in what could not be made out.
  private func other(
    _ document: ExtractedDocument, _ ranked: [ClassifiedDocument.Match]
  ) -> ClassifiedDocument.Match? {
    let words = document.pages.flatMap(\.words)
    guard document.isFullyRead, document.pages.allSatisfy({ $0.recognition == nil }),
      words.count >= Self.leastWordsOfOther, !mayBeJudged(ranked, from: Self.leastDoubtOfOther),
      words.count(where: { CommercialLayout.isAmount($0.text) }) <= Self.mostAmountsOfOther,
      LanguageDetector(book: knowledge.languages).share(of: document.pages)
        >= Self.leastShareOfLanguage
    else { return nil }
    return ClassifiedDocument.Match(
      kind: .other, confidence: Self.exclusionConfidence, isByExclusion: true,
      basis: [
        LocalizedText(
          en: "nothing in its \(words.count) words speaks for a kind that tickets ask for",
          zh: "全文 \(words.count) 个词中，没有任何内容表明它属于工单所需的材料类型")
      ])
  }

  /// Whether it is of a kind that tickets judge, with some likelihood.
  private func mayBeJudged(
    _ ranked: [ClassifiedDocument.Match], from likelihood: Double
  ) -> Bool {
    ranked.contains { $0.kind != .other && $0.confidence >= likelihood }
  }

  private static func rank(
    _ tallies: [DocumentKind: KindTally]
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
}
