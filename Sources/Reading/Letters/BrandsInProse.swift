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
    for tier in tiers where !tier.isEmpty {
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
    for page in letter.pages.indices {
      let finder = BrandFinder(letter: letter, page: page)
      for sentence in letter.pages[page].sentences {
        let mentions = finder.mentions(in: sentence)
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

/// A place in a letter's prose that names a brand.
struct BrandMention: Sendable {
  let page: Int
  let range: Range<Int>
  let name: String
  /// Whether ® or ™ stands behind it.
  let isSigned: Bool
  var score: Double
}

/// Finds what may be brands in a sentence.
struct BrandFinder {
  let letter: LetterText
  let page: Int

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
    let found =
      signed(text) + quoted(text, cues: local) + local.flatMap { capitals(text, beside: $0) }
      + goods(text)
    let companies = CompanyMentions.ranges(in: text)
    return found.filter { brand in
      isPlausible(brand.name)
        && (brand.isSigned || !companies.contains { $0.overlaps(brand.range) })
    }.map { brand in
      BrandMention(
        page: page,
        range: (sentence.lowerBound + brand.range.lowerBound)..<(sentence.lowerBound
          + brand.range.upperBound), name: brand.name, isSigned: brand.isSigned, score: brand.score)
    }
  }

  private struct Found {
    let range: Range<Int>
    let name: String
    let score: Double
    var isSigned = false
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

  // MARK: Signs

  /// Words with ® or ™, and the words in the same letters before them.
  private func signed(_ text: String) -> [Found] {
    let words = IdentifierScan.words(of: text)
    return words.indices.compactMap { index in
      let word = IdentifierScan.slice(text, words[index])
      guard word.contains(where: { "®™".contains($0) }) else { return nil }
      let isApart = word.allSatisfy { !$0.isLetter }
      let last = isApart ? index - 1 : index
      guard words.indices.contains(last) else { return nil }
      let own = IdentifierScan.slice(text, words[last]).prefix { !"®™".contains($0) }
      let isCapital = isCapitals(String(own))
      var first = last
      while first > 0, last - first < 3 {
        let before = IdentifierScan.slice(text, words[first - 1])
        let earlier = first > 1 ? IdentifierScan.slice(text, words[first - 2]) : ""
        let isJoint = before == "&" && isSameCase(earlier, isCapital)
        guard isJoint || isSameCase(before, isCapital) && !isFirst(first - 1, words, text) else {
          break
        }
        first -= isJoint ? 2 : 1
      }
      let end = words[last].lowerBound + String(own).utf8.count
      return found(words[first].lowerBound..<end, in: text, score: 0.84, isSigned: true)
    }
  }

  /// Whether a word may stand in one brand with words in capitals, or with capitals in front.
  private func isSameCase(_ word: String, _ isCapital: Bool) -> Bool {
    guard let last = word.last, last.isLetter || last.isNumber, let first = word.first,
      !word.contains("®"), !word.contains("™")
    else { return false }
    if isCapital { return isCapitals(word) }
    // Every noun of a German sentence has a capital.
    return first.isUppercase && evidence.document.languages.first != "de"
  }

  private func isFirst(_ index: Int, _ words: [Range<Int>], _ text: String) -> Bool {
    index == 0 && !isCapitals(IdentifierScan.slice(text, words[0]))
  }

  private func found(
    _ range: Range<Int>, in text: String, score: Double, isSigned: Bool = false
  ) -> Found? {
    let own = IdentifierScan.trimmed(range, in: text)
    guard !own.isEmpty else { return nil }
    return Found(
      range: own, name: IdentifierScan.slice(text, own), score: score, isSigned: isSigned)
  }

  // MARK: Quotation marks

  private static let pairs: [(Character, Character)] = [
    ("“", "”"), ("\"", "\""), ("„", "“"), ("«", "»"), ("‘", "’"), ("《", "》"), ("「", "」"),
    ("”", "”"), ("【", "】"), ("'", "'"), ("„", "”"), ("『", "』"),
  ]

  /// What stands in quotation marks within a few characters of a cue, and what is listed with it.
  private func quoted(_ text: String, cues: [Range<Int>]) -> [Found] {
    var near = false
    var last: Range<Int>?
    return Self.quotations(in: text).compactMap { range, name in
      let isBeside = cues.contains { cue in
        let gap =
          cue.upperBound <= range.lowerBound
          ? IdentifierScan.slice(text, cue.upperBound..<range.lowerBound)
          : cue.lowerBound >= range.upperBound
            ? IdentifierScan.slice(text, range.upperBound..<cue.lowerBound)
            : "…………………………………………………………"
        return gap.count <= 30
      }
      let isListed = near && last.map { isJoint(text, $0.upperBound, range.lowerBound) } ?? false
      near = (isBeside || isListed) && !isAlias(range, in: text)
      last = range
      let bare = name.filter { !"®™".contains($0) }.trimmingBlanks
      return near ? Found(range: range, name: bare, score: 0.88) : nil
    }
  }

  /// `Pinecone Gifts LLC ("Pinecone")` is what the letter calls a company.
  private func isAlias(_ quote: Range<Int>, in text: String) -> Bool {
    let before = IdentifierScan.slice(text, 0..<quote.lowerBound)
    guard let open = before.lastIndex(where: { "(（".contains($0) }) else { return false }
    let inside = before[before.index(after: open)...]
    let end = before.utf8.distance(from: before.startIndex, to: open)
    return !inside.contains(where: { ")）".contains($0) })
      && CompanyMentions.ranges(in: text).contains { (0...2).contains(end - $0.upperBound) }
  }

  private static func quotations(in text: String) -> [(Range<Int>, String)] {
    var found: [(Range<Int>, String)] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { character in pairs.contains { $0.0 == character } }) {
      let inside = rest[rest.index(after: open)...]
      let closes = pairs.filter { $0.0 == rest[open] }.map(\.1)
      // An apostrophe in a word opens nothing.
      let isApostrophe =
        "'’‘".contains(rest[open]) && open > text.startIndex
        && text[text.index(before: open)].isLetter
      guard !isApostrophe, let close = inside.firstIndex(where: { closes.contains($0) }) else {
        rest = inside
        continue
      }
      let start = text.utf8.distance(from: text.startIndex, to: inside.startIndex)
      let name = String(inside[..<close])
      found.append((start..<(start + name.utf8.count), name))
      rest = inside[inside.index(after: close)...]
    }
    return found
  }

  /// Whether two stretches are parts of one list: `“A” and “B”`, a number in brackets between.
  private func isJoint(_ text: String, _ end: Int, _ start: Int) -> Bool {
    guard end < start else { return false }
    var depth = 0
    let bare = IdentifierScan.slice(text, end..<start).filter { character in
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth -= 1 }
      return depth == 0 && !")）".contains(character)
    }
    return bare.split { !$0.isLetter }.allSatisfy { joints.contains($0.lowercased()) }
  }

  private let joints: Set<String> = [
    "and", "or", "und", "et", "y", "e", "sowie", "&", "和", "及", "与",
  ]

  // MARK: Capitals

  /// `LUMO and NOVA brand products`, `the word mark LUMO`, `marca n.º 3.914.206 LUMO`.
  private func capitals(_ text: String, beside cue: Range<Int>) -> [Found] {
    let behind = run(text, from: cue.upperBound)
    let list = behind.map { [$0] + listed(text, behind: $0) } ?? []
    return list.isEmpty ? before(text, cue) : list
  }

  /// The brand that begins behind an offset, office, number and brackets passed over.
  private func run(_ text: String, from start: Int) -> Found? {
    let words = IdentifierScan.words(of: text).filter { $0.lowerBound >= start }
    var depth = 0
    for (index, word) in words.prefix(14).enumerated() {
      let piece = IdentifierScan.slice(text, word)
      let opens = piece.contains { "(（".contains($0) }
      if opens { depth += 1 }
      defer { if piece.contains(where: { ")）".contains($0) }) { depth -= 1 } }
      guard depth == 0, !opens else { continue }
      if let range = capitalRun(words, from: index, step: 1, in: text) {
        return found(range, in: text, score: 0.66)
      }
      if let range = titledRun(words, from: index, in: text), index > 0 {
        let numbers = words[..<index].map { IdentifierScan.slice(text, $0) }
        // Behind a registration's number a brand stands even in small letters.
        return numbers.contains { $0.count(where: \.isNumber) > 2 }
          ? found(range, in: text, score: 0.62) : nil
      }
      guard isPassed(piece) else { return nil }
    }
    return nil
  }

  private static let passed: Set<String> = [
    "no", "nr", "n", "nº", "nos", "reg", "registration", "number", "us", "uk", "eu", "the", "of",
    "and", "name",
    "names", "word", "registered", "trade", "mark", "marks", "española", "europea", "unión",
    "european", "union", "de", "la", "del", "der", "die", "den", "l", "européenne", "française",
    "italiano", "dell", "unione", "europeo", "unionsmarke", "following", "brand", "called", "is",
    "known", "as", "our", "named", "wordmark",
  ]

  private func isPassed(_ word: String) -> Bool {
    let bare = word.lowercased().filter(\.isLetter)
    return bare.isEmpty || Self.passed.contains(bare) || word.count(where: \.isNumber) > 2
  }

  /// Further brands of a list behind the first.
  private func listed(_ text: String, behind first: Found) -> [Found] {
    var result: [Found] = []
    var last = first
    while result.count < 8 {
      let words = IdentifierScan.words(of: text).filter { $0.lowerBound >= last.range.upperBound }
      let next = words.indices.prefix(8).lazy.compactMap { index -> Found? in
        capitalRun(words, from: index, step: 1, in: text).flatMap {
          found($0, in: text, score: 0.66)
        }
      }.first
      guard let brand = next, isJoint(text, last.range.upperBound, brand.range.lowerBound) else {
        break
      }
      result.append(brand)
      last = brand
    }
    return result
  }

  private func before(_ text: String, _ cue: Range<Int>) -> [Found] {
    let words = IdentifierScan.words(of: text).filter { $0.upperBound <= cue.lowerBound }
    guard let last = words.indices.last,
      let range = capitalRun(words, from: last, step: -1, in: text),
      let brand = found(range, in: text, score: 0.66)
    else { return [] }
    return listed(before: brand, in: text) + [brand]
  }

  /// `KELMO and NORA products`: the brands of the list that one ends.
  private func listed(before last: Found, in text: String) -> [Found] {
    var result: [Found] = []
    var first = last
    while result.count < 8 {
      let words = IdentifierScan.words(of: text).filter { $0.upperBound <= first.range.lowerBound }
      let isJoined = words.last.map { joints.contains(IdentifierScan.slice(text, $0).lowercased()) }
      let end = words.count - (isJoined ?? false ? 2 : 1)
      guard words.indices.contains(end),
        isJoined ?? false || IdentifierScan.slice(text, words[end]).hasSuffix(","),
        let range = capitalRun(words, from: end, step: -1, in: text),
        let other = found(range, in: text, score: 0.66)
      else { break }
      result.insert(other, at: 0)
      first = other
    }
    return result
  }

  /// Words in capitals next to each other, `&` and `AND` between them included: HARLOW & PINE.
  private func capitalRun(
    _ words: [Range<Int>], from start: Int, step: Int, in text: String
  ) -> Range<Int>? {
    var found: [Range<Int>] = []
    var index = start
    while words.indices.contains(index), found.count < 5 {
      let range = IdentifierScan.trimmed(words[index], in: text)
      let word = IdentifierScan.slice(text, words[index])
      // What stands in brackets is a remark on the brand.
      guard !word.hasPrefix("(") || found.isEmpty && step > 0, !word.hasSuffix(")") else { break }
      let bare = IdentifierScan.slice(text, range)
      let isDigits = !found.isEmpty && step > 0 && bare.count <= 4 && bare.allSatisfy(\.isNumber)
      guard word == "&" || isDigits || isCapitals(bare) else { break }
      found.append(word == "&" ? words[index] : range)
      // A comma or a full stop ends the run on the far side.
      if step > 0, range.upperBound < words[index].upperBound, word != "&" { break }
      index += step
    }
    let inOrder = step > 0 ? found : found.reversed()
    guard let first = inOrder.first, let last = inOrder.last,
      IdentifierScan.slice(text, first) != "&", IdentifierScan.slice(text, last) != "&"
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// One to three words with capitals in front.
  private func titledRun(_ words: [Range<Int>], from start: Int, in text: String) -> Range<Int>? {
    var end = start
    while words.indices.contains(end), end - start < 3 {
      let word = IdentifierScan.slice(text, words[end])
      let bare = word.lowercased().filter(\.isLetter)
      guard word.first?.isUppercase ?? false, !Self.passed.contains(bare), bare.count > 1 else {
        break
      }
      end += 1
      if !(word.last?.isLetter ?? false) { break }
    }
    return end > start ? words[start].lowerBound..<words[end - 1].upperBound : nil
  }

  /// Offices and codes in whose capitals no brand is written.
  private static let offices: Set<String> = [
    "USPTO", "EUIPO", "EUTM", "WIPO", "INPI", "DPMA", "UKIPO", "CNIPA", "ASIN", "FBA", "USA",
    "OEPM", "UIBM", "JPO", "SKU", "UPC", "GTIN", "EAN", "ABN", "VAT", "LLC", "LTD", "INC", "THE",
    "SIRET", "MAP", "LED", "USB", "PVC", "OEM", "ODM", "PET", "BPA",
  ]

  private func isCapitals(_ text: String) -> Bool {
    !Self.offices.contains(text) && text.count >= 3 && text.contains(where: \.isUppercase)
      && text.allSatisfy { !$0.isLowercase }
      && text.first?.isLetter ?? false && CompanyName.legalForm(in: "X " + text) < 0.5
      && text.count(where: \.isLetter) > text.count(where: \.isNumber)
  }

  // MARK: Goods

  /// `distributor of PebbleNest products`: a word with capitals inside, or one that the letterhead
  /// shows large, before the goods.
  private func goods(_ text: String) -> [Found] {
    let words = IdentifierScan.words(of: text)
    let kinds: Set<String> = [
      "products", "goods", "brand", "items", "produkte", "produkten", "produits", "productos",
      "prodotti", "merchandise", "product",
    ]
    return words.indices.dropFirst().flatMap { index -> [Found] in
      let bare = IdentifierScan.slice(text, words[index]).lowercased().filter(\.isLetter)
      guard kinds.contains(bare) else { return [] }
      if let range = capitalRun(words, from: index - 1, step: -1, in: text) {
        return found(range, in: text, score: 0.66).map { listed(before: $0, in: text) + [$0] } ?? []
      }
      var first = index
      while first > 0, index - first < 3,
        IdentifierScan.slice(text, words[first - 1]).first?.isUppercase ?? false,
        IdentifierScan.slice(text, words[first - 1]).last?.isLetter ?? false
      {
        first -= 1
      }
      guard first < index,
        let brand = found(
          words[first].lowerBound..<words[index - 1].upperBound, in: text, score: 0.66)
      else { return [] }
      let isCamel =
        brand.name.dropFirst().contains(where: \.isUppercase) && !brand.name.contains(" ")
      return isCamel || isLogo(brand.name) ? [brand] : []
    }
  }

  /// Whether a line at the head of the letter is that name and nothing else.
  private func isLogo(_ name: String) -> Bool {
    let key = NameKey(name).text
    return evidence.text.lines.contains { line in
      line.page.number == 1 && line.box.midY < line.page.height * 0.3
        && (NameKey(line.text).text == key || NameKey(line.text).stem.first == key)
    }
  }
}
