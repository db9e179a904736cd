internal import Evidence

/// The brands that a sentence writes beside the word for a brand, or before the goods that bear
/// them: told by their capitals, or because the letter's own companies are called so.
struct WrittenBrands {
  let text: String
  let house: HouseNames
  /// Every noun of a German sentence has a capital.
  let isGerman: Bool

  private static let capitalScore = 0.66
  /// What is told without the word for a brand; it counts where nothing else does.
  static let guess = 0.62

  /// `LUMO and NOVA brand products`, `the word mark LUMO`, `marca n.º 3.914.206 LUMO`, `la marca
  /// Kelmo`.
  func beside(_ cue: Range<Int>) -> [BrandStretch] {
    let list = run(behind: cue).map { [$0] + listed(behind: $0) } ?? []
    return list.isEmpty ? before(cue) : list
  }

  // MARK: Behind the word

  /// The brand that begins behind a cue, office, number and brackets passed over.
  private func run(behind cue: Range<Int>) -> BrandStretch? {
    let words = IdentifierScan.words(of: text).filter { $0.lowerBound >= cue.upperBound }
    var depth = 0
    for (index, word) in words.prefix(14).enumerated() {
      let piece = IdentifierScan.slice(text, word)
      let opens = piece.contains { "(（".contains($0) }
      if opens { depth += 1 }
      defer { if piece.contains(where: { ")）".contains($0) }) { depth -= 1 } }
      guard depth == 0, !opens else { continue }
      if let range = BrandWords.capitalRun(words, from: index, step: 1, in: text) {
        return BrandStretch(range, in: text, score: Self.capitalScore)
      }
      if let range = BrandWords.titledRun(words, from: index, in: text) {
        if let own = house.name(startingAt: range.lowerBound..<text.utf8.count, in: text),
          own.upperBound > range.upperBound
        {
          return BrandStretch(own, in: text, score: 0.66)
        }
        return titled(range, behind: words[..<index], cue)
      }
      guard BrandWords.isPassed(piece) else { return nil }
    }
    return nil
  }

  /// A brand in small letters with a capital in front: behind a registration's number, by the
  /// name of the house, or right behind the word for a brand.
  private func titled(
    _ range: Range<Int>, behind passed: ArraySlice<Range<Int>>, _ cue: Range<Int>
  ) -> BrandStretch? {
    let isNumbered = passed.contains {
      IdentifierScan.slice(text, $0).count(where: \.isNumber) > 2
    }
    if let own = house.name(startingAt: range, in: text) {
      return BrandStretch(own, in: text, score: 0.65)
    }
    if isNumbered { return BrandStretch(range, in: text, score: 0.62) }
    // `Trademark Office` is a name of its own, `the trademark Kelmo` names a brand.
    let word = IdentifierScan.slice(text, cue).split(separator: " ").last
    let isWord = word?.first?.isLowercase ?? false
    return isWord && !isGerman && passed.isEmpty ? BrandStretch(range, in: text, score: 0.58) : nil
  }

  /// Further brands of a list behind the first.
  private func listed(behind first: BrandStretch) -> [BrandStretch] {
    var result: [BrandStretch] = []
    var last = first
    let isTitled = first.name.contains(where: \.isLowercase)
    while result.count < 8 {
      let words = IdentifierScan.words(of: text).filter { $0.lowerBound >= last.range.upperBound }
      let next = words.indices.prefix(8).lazy.compactMap { index -> BrandStretch? in
        let range =
          BrandWords.capitalRun(words, from: index, step: 1, in: text)
          ?? (isTitled ? BrandWords.titledRun(words, from: index, in: text) : nil)
        return range.flatMap { BrandStretch($0, in: text, score: first.score) }
      }.first
      guard let brand = next,
        BrandWords.areListed(last.range.upperBound, brand.range.lowerBound, in: text)
      else { break }
      result.append(brand)
      last = brand
    }
    return result
  }

  // MARK: Before the word

  private func before(_ cue: Range<Int>) -> [BrandStretch] {
    let words = IdentifierScan.words(of: text).filter { $0.upperBound <= cue.lowerBound }
    guard let last = words.indices.last else { return [] }
    if let range = BrandWords.capitalRun(words, from: last, step: -1, in: text),
      let brand = BrandStretch(range, in: text, score: Self.capitalScore)
    {
      return listed(before: brand) + [brand]
    }
    return titled(before: last, in: words).map { [$0] } ?? []
  }

  /// `bearing the Kelmo marks`: the name of the house, in up to three words.
  private func titled(before last: Int, in words: [Range<Int>]) -> BrandStretch? {
    for first in max(0, last - 2)...last {
      let range = words[first].lowerBound..<words[last].upperBound
      if let own = house.name(startingAt: range, in: text), own.upperBound == range.upperBound {
        return BrandStretch(own, in: text, score: 0.64)
      }
    }
    return nil
  }

  /// `KELMO and NORA products`: the brands of the list that one ends.
  private func listed(before last: BrandStretch) -> [BrandStretch] {
    var result: [BrandStretch] = []
    var first = last
    while result.count < 8 {
      let words = IdentifierScan.words(of: text).filter { $0.upperBound <= first.range.lowerBound }
      let isJoined = words.last.map { BrandWords.isJoint(IdentifierScan.slice(text, $0)) } ?? false
      let end = words.count - (isJoined ? 2 : 1)
      guard words.indices.contains(end),
        isJoined || IdentifierScan.slice(text, words[end]).hasSuffix(","),
        let range = BrandWords.capitalRun(words, from: end, step: -1, in: text),
        let other = BrandStretch(range, in: text, score: Self.capitalScore)
      else { break }
      result.insert(other, at: 0)
      first = other
    }
    return result
  }

  /// What is told without the word for a brand.
  var all: [BrandStretch] { beforeGoods + owned + besideGoods }

  // MARK: The house's own

  private static let owners: Set<String> = [
    "our", "its", "unsere", "unserer", "unseren", "unser", "nos", "notre", "nuestros", "nuestra",
    "nuestro", "nuestras", "nostri", "nostro", "nostra", "nostre", "onze", "my",
  ]

  /// `our Kelmo line`, `nos coffrets Kelmo`: a word by which the house is called, behind what says
  /// that the goods are its own.
  var owned: [BrandStretch] {
    let words = IdentifierScan.words(of: text)
    return words.indices.flatMap { index -> [BrandStretch] in
      let word = IdentifierScan.slice(text, words[index]).lowercased().filter(\.isLetter)
      guard Self.owners.contains(word) else { return [] }
      for next in words.indices.dropFirst(index + 1).prefix(2) {
        let piece = IdentifierScan.slice(text, words[next])
        if let own = house.name(startingAt: words[next].lowerBound..<text.utf8.count, in: text),
          BrandWords.isTitled(piece), goesOnSmall(behind: own)
        {
          return BrandStretch(own, in: text, score: Self.guess).map { [$0] } ?? []
        }
        guard piece.first?.isLowercase ?? false, piece.last?.isLetter ?? false else { break }
      }
      return []
    }
  }

  private static let small: Set<String> = [
    "and", "or", "in", "on", "at", "by", "for", "to", "is", "are", "was", "has", "have", "shall",
    "may", "of", "from", "with", "the", "a", "an", "as", "that", "which", "under", "und", "oder",
    "im", "auf", "von", "mit", "für", "ist", "sind", "der", "die", "das", "dem", "den", "et", "ou",
    "en", "sur", "par", "pour", "de", "du", "des", "la", "le", "les", "est", "y", "o", "por",
    "para", "con", "el", "los", "las", "es", "e", "su", "da", "di", "il", "lo", "gli", "per",
    "hereby", "will", "can", "whose", "into", "through", "via", "über", "bei", "zu", "al", "del",
  ]

  /// `HANBIT cookware`, `juguetes POLICHINELA`: capitals beside the goods, whatever those are.
  var besideGoods: [BrandStretch] {
    let words = IdentifierScan.words(of: text)
    func isGoods(_ index: Int) -> Bool {
      guard words.indices.contains(index) else { return false }
      let word = IdentifierScan.slice(text, words[index])
      return word.first?.isLowercase ?? false && word.count > 3
        && !Self.small.contains(word.filter(\.isLetter))
    }
    var index = 0
    var found: [BrandStretch] = []
    while index < words.count {
      defer { index += 1 }
      guard let range = BrandWords.capitalRun(words, from: index, step: 1, in: text),
        let brand = BrandStretch(range, in: text, score: 0.64)
      else { continue }
      let first = index
      while index + 1 < words.count, words[index + 1].lowerBound < range.upperBound { index += 1 }
      let isClosed = range.upperBound < words[index].upperBound
      let isNamed = brand.name.count(where: \.isLetter) >= 5 || house.calls(brand.name)
      let isBefore = !isClosed && isGoods(index + 1)
      let isBehind =
        first > 0 && isGoods(first - 1)
        && IdentifierScan.slice(text, words[first - 1]).last?.isLetter ?? false
      guard isNamed, isBefore || isBehind else { continue }
      found += (isBefore ? listed(before: brand) : []) + [brand]
    }
    return found
  }

  /// A company's name has its form behind it, and a person's the next capital.
  private func goesOnSmall(behind range: Range<Int>) -> Bool {
    let rest = IdentifierScan.slice(text, range.upperBound..<text.utf8.count)
    guard let next = rest.first(where: { $0 != " " }) else { return true }
    return next.isLowercase || ",.;(".contains(next)
  }

  // MARK: Goods

  private static let goods: Set<String> = [
    "products", "goods", "brand", "items", "produkte", "produkten", "produits", "productos",
    "prodotti", "merchandise", "product", "producten", "artikel", "articles", "artículos",
    "articoli", "range", "line", "lines", "collection", "series", "sortiment", "gamme", "gama",
    "linea", "línea",
  ]

  /// `distributor of PebbleNest products`: a word with capitals inside, or the house's name, before
  /// the goods.
  var beforeGoods: [BrandStretch] {
    let words = IdentifierScan.words(of: text)
    return words.indices.dropFirst().flatMap { index -> [BrandStretch] in
      let bare = IdentifierScan.slice(text, words[index]).lowercased().filter(\.isLetter)
      guard Self.goods.contains(bare) else { return [] }
      if let range = BrandWords.capitalRun(words, from: index - 1, step: -1, in: text) {
        return BrandStretch(range, in: text, score: Self.capitalScore).map {
          listed(before: $0) + [$0]
        } ?? []
      }
      return capitalised(before: index, in: words).map { [$0] } ?? []
    }
  }

  private func capitalised(before index: Int, in words: [Range<Int>]) -> BrandStretch? {
    var first = index
    while first > 0, index - first < 3,
      BrandWords.isTitled(IdentifierScan.slice(text, words[first - 1])),
      IdentifierScan.slice(text, words[first - 1]).last?.isLetter ?? false
    {
      first -= 1
    }
    guard first < index,
      let brand = BrandStretch(
        words[first].lowerBound..<words[index - 1].upperBound, in: text, score: Self.guess)
    else { return nil }
    let isCamel =
      brand.name.dropFirst().contains(where: \.isUppercase)
      && brand.name.contains(where: \.isLowercase) && !brand.name.contains(" ")
    if isCamel { return BrandStretch(brand.range, in: text, score: Self.capitalScore) }
    return house.calls(brand.name) ? brand : nil
  }
}
