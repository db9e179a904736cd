internal import Evidence
internal import Knowledge

/// A place in a letter's prose that names a brand.
struct BrandMention: Sendable {
  let page: Int
  let range: Range<Int>
  let name: String
  /// Whether ® or ™ stands behind it.
  let isSigned: Bool
  var score: Double
}

/// A stretch of a sentence that may be a brand.
struct BrandStretch {
  /// UTF-8 offsets in the sentence.
  let range: Range<Int>
  let name: String
  let score: Double
  /// Whether ® or ™ stands behind it.
  var isSigned = false

  init(_ range: Range<Int>, name: String, score: Double, isSigned: Bool = false) {
    self.range = range
    self.name = name
    self.score = score
    self.isSigned = isSigned
  }

  /// The words of a stretch; nil where signs are all that it holds.
  init?(_ range: Range<Int>, in text: String, score: Double, isSigned: Bool = false) {
    let own = IdentifierScan.trimmed(range, in: text)
    guard !own.isEmpty else { return nil }
    self.init(own, name: IdentifierScan.slice(text, own), score: score, isSigned: isSigned)
  }
}

/// Finds what may be brands in a sentence.
struct BrandFinder {
  let letter: LetterText
  let page: Int
  let house: HouseNames

  private var prose: Prose { letter.pages[page] }
  private var evidence: DocumentEvidence { letter.evidence }

  func mentions(in sentence: Range<Int>) -> [BrandMention] {
    let text = prose.substring(sentence)
    let cues = letter.cues("cue.brand").filter {
      $0.page == page && sentence.contains($0.range.lowerBound) && !isShouted($0)
    }
    let local = cues.map {
      ($0.range.lowerBound - sentence.lowerBound)..<($0.range.upperBound - sentence.lowerBound)
    }
    let isGerman = evidence.document.languages.first == "de"
    let written = WrittenBrands(text: text, house: house, isGerman: isGerman)
    let marked = SignedBrands(text: text, isGerman: isGerman).found
    let quoted = QuotedBrands(text: text, cues: local).found
    // Where all is in capitals they tell nothing.
    let hasSmall = text.contains(where: \.isLowercase)
    let plain = hasSmall ? local.flatMap(written.beside) + written.all : []
    let found = marked + quoted + plain
    let companies = CompanyMentions.ranges(in: text)
    return found.filter { brand in
      isPlausible(brand.name) && !isTitle(brand.range, from: sentence.lowerBound)
        && (brand.isSigned || !companies.contains { $0.overlaps(brand.range) })
    }.map { brand in
      BrandMention(
        page: page,
        range: (sentence.lowerBound + brand.range.lowerBound)..<(sentence.lowerBound
          + brand.range.upperBound), name: brand.name, isSigned: brand.isSigned, score: brand.score)
    }
  }

  /// Whether a stretch stands in the title of the letter.
  private func isTitle(_ range: Range<Int>, from start: Int) -> Bool {
    let lines = prose.lines(of: (start + range.lowerBound)..<(start + range.upperBound))
    return lines.contains { evidence.isTitle($0) }
  }

  /// In a heading all is in capitals, and no word of it is more than another.
  private func isShouted(_ cue: LetterText.Cue) -> Bool {
    let word = cue.prose.substring(cue.range)
    return word.count > 2 && word.contains(where: \.isUppercase)
      && !word.contains(where: \.isLowercase)
  }

  private func isPlausible(_ name: String) -> Bool {
    guard BrandReader.brand(in: name) == name, name.count <= 40, name.contains(where: \.isLetter),
      CompanyName.legalForm(in: name) < 0.7, !Marketplaces(evidence).names(name)
    else { return false }
    let folded = FoldedText(name)
    let labels = evidence.knowledge.labels
    let isCalled = (labels.prose.matches(in: folded) + labels.topics.matches(in: folded)).contains {
      $0.units.count * 4 >= folded.units.count * 3
    }
    let calls: Set<String> = [
      "products", "product", "goods", "marks", "mark", "agreement", "letter", "party", "parties",
      "territory", "authorization", "company", "us", "usa", "uk", "eu", "eea", "vat", "asin", "fba",
    ]
    return !isCalled && !calls.contains(TextFolding.compact(name))
      && Country.code(of: name) == nil && !["店", "我司", "公司"].contains(where: name.hasSuffix)
      && !name.lowercased().hasSuffix("store") && !name.lowercased().hasSuffix("shop")
  }
}
