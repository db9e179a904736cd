internal import Evidence
internal import Knowledge

/// Cuts a Chinese or Japanese company's name out of a line whose other words, apart by blanks, are
/// something else: its address, its number, its other name, a title, who is addressed there.
struct HanNamePart {
  let evidence: DocumentEvidence

  /// The stretch without such words at its ends; all of it where one word does not hold the name.
  func range(in range: Range<Int>, of line: TextLine) -> Range<Int> {
    let text = line.substring(range)
    let words = IdentifierScan.words(of: text)
    guard words.count >= 2 else { return range }
    let named = words.indices.filter { holdsName(IdentifierScan.slice(text, words[$0])) }
    guard let first = named.first, named.count == 1 else { return range }
    var lower = first
    let name = IdentifierScan.slice(text, words[first])
    while lower > 0, !isOthers(IdentifierScan.slice(text, words[lower - 1]), than: name) {
      lower -= 1
    }
    var upper = first
    while upper + 1 < words.count, !isBehind(IdentifierScan.slice(text, words[upper + 1]), name) {
      upper += 1
    }
    return range.lowerBound + words[lower].lowerBound..<range.lowerBound + words[upper].upperBound
  }

  /// Whether a word has a legal form and a name before or behind it.
  private func holdsName(_ word: String) -> Bool {
    Self.letters(besideFormOf: word) >= 2
  }

  /// How many letters a word has besides its legal form; none without one.
  private static func letters(besideFormOf word: String) -> Int {
    guard let form = HanCompanyForm.range(in: word) else { return 0 }
    return word.count - IdentifierScan.slice(word, form).count
  }

  /// Whether a word before a name is no part of it.
  private func isOthers(_ word: String, than name: String) -> Bool {
    guard word.unicodeScalars.contains(where: { $0.value >= 0x3400 }) else {
      // Numbers, and the name in Latin letters.
      return word.contains { $0.isLetter || $0.isNumber }
    }
    // 货主 before a name that is whole without it.
    let isPlace = word.last.map(Self.places.contains) ?? false
    let isApart = word.count <= 3 && !isPlace && Self.letters(besideFormOf: name) >= 4
    return isApart || Self.isAddress(word) || isTitle(word)
  }

  /// Whether a word behind a name is no part of it.
  private func isBehind(_ word: String, _ name: String) -> Bool {
    // In Chinese the form ends the name.
    let isEnded = HanCompanyForm.range(in: name)?.upperBound == name.utf8.count
    let isRemark = word.first.map { "(（".contains($0) } ?? false
    return isEnded && !isRemark || word.contains(where: \.isNumber) || Self.isAddress(word)
      || isTitle(word)
      || Self.persons.contains(where: word.hasPrefix) || Self.honorifics.contains(word)
  }

  private func isTitle(_ word: String) -> Bool {
    let folded = FoldedText(word)
    return evidence.knowledge.kinds.index.matches(in: folded).contains {
      $0.meaning.role == .title && $0.units.count * 3 >= folded.units.count * 2
    }
  }

  private static let persons = ["ご担当", "御担当", "担当", "购买", "採購"]
  private static let honorifics: Set<String> = ["殿", "様", "御中", "行", "宛", "台照", "台鑒", "台鉴"]

  /// Whether a word is a place down to its street or district: 台南市永康區中正南路.
  private static func isAddress(_ word: String) -> Bool {
    word.count { places.contains($0) } >= 2 || AddressShape.isCertain(word)
  }

  private static let places: Set<Character> = [
    "省", "市", "县", "縣", "県", "区", "區", "镇", "鎮", "乡", "鄉", "路", "街", "道", "巷", "号", "號", "町",
    "村", "段", "楼", "樓", "室", "丁", "番", "府", "都",
  ]
}
