internal import Evidence
internal import Knowledge

/// The brands that the sentences of a letter name: with the sign of a trademark, in quotation
/// marks or capitals beside the word "brand", before the goods that bear them.
///
/// What the grant itself names counts before what the letter says the company owns.
struct BrandsInProse {
  let evidence: DocumentEvidence
  let letter: LetterText

  /// How much weaker than the plainest brand of its sentence another may be.
  private static let lead = 0.25

  func state() -> FieldState? {
    let tiers = tiers
    let plain = tiers.map { tier in tier.filter { $0.score > WrittenBrands.guess } }
    for tier in (plain.contains { !$0.isEmpty } ? plain : tiers) where !tier.isEmpty {
      let best = tier.map(\.score).max() ?? 0
      let brands = Self.distinct(tier.filter { $0.score >= best - Self.lead })
      guard let first = brands.first, best >= FieldDecision.leastScore else { continue }
      return .known(cited(brands, first, best))
    }
    return nil
  }

  /// The brands of the sentences that grant, that own, and of any other.
  private var tiers: [[BrandMention]] {
    let grants = ["cue.grants", "cue.authorized", "cue.authorized_by", "cue.grant"]
    let owners = ["cue.owner"]
    var found: [[BrandMention]] = [[], [], []]
    let house = HouseNames(letter)
    for page in letter.pages.indices {
      let finder = BrandFinder(letter: letter, page: page, house: house)
      for sentence in letter.pages[page].sentences {
        let mentions = finder.mentions(in: sentence).flatMap(Self.listed)
        let tier = [grants, owners].firstIndex { names in
          names.contains { name in
            letter.cues(name).contains {
              $0.page == page && sentence.contains($0.range.lowerBound)
            }
          }
        }
        found[tier ?? 2] += mentions
      }
    }
    return found
  }

  /// `LUMO、NOVA` is a list without blanks.
  private static func listed(_ mention: BrandMention) -> [BrandMention] {
    let parts = mention.name.split { "、，/／".contains($0) }.map { String($0).trimmingBlanks }
    guard parts.count > 1, parts.allSatisfy(BrandWords.isCapitals) else { return [mention] }
    return parts.map { name in
      BrandMention(
        page: mention.page, range: mention.range, name: name, isSigned: mention.isSigned,
        score: mention.score)
    }
  }

  /// Each brand once, at its plainest place, in the order of the letter.
  private static func distinct(_ mentions: [BrandMention]) -> [BrandMention] {
    var found: [BrandMention] = []
    for mention in mentions.sorted(by: {
      ($0.page, $0.range.lowerBound) < ($1.page, $1.range.lowerBound)
    }) {
      let key = NameKey(mention.name).text
      if let index = found.firstIndex(where: { NameKey($0.name).text == key }) {
        if mention.score > found[index].score { found[index].score = mention.score }
      } else {
        found.append(mention)
      }
    }
    // `KELMO 可莫` is KELMO where that stands by itself too.
    let all = found
    found = all.filter { brand in
      !all.contains { other in
        other.name != brand.name && brand.name.hasPrefix(other.name + " ")
          && brand.name.unicodeScalars.contains { $0.value >= 0x3400 }
      }
    }
    // A word of a longer brand is no brand beside it, unless it has the sign of one.
    return found.filter { brand in
      brand.isSigned
        || !found.contains { other in
          other.name.count > brand.name.count && other.range.overlaps(brand.range)
        }
    }
  }

  private func cited(
    _ brands: [BrandMention], _ first: BrandMention, _ score: Double
  ) -> Cited<FieldValue> {
    let text = brands.map(\.name).joined(separator: ", ")
    let places = brands.compactMap { letter.pages[$0.page].place(of: $0.range) }
    let page = letter.pages[first.page].place(of: first.range)?.page ?? 1
    let here = places.filter { $0.page == page }
    let start = here.first?.span.lowerBound ?? 0
    return Cited(
      .text(text),
      at: Place(
        page: page, span: start..<max(start, here.last?.span.upperBound ?? start),
        boxes: here.flatMap(\.boxes), source: here.first?.source ?? .text, text: text),
      confidence: score)
  }
}
