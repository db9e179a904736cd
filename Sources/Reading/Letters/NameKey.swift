internal import Evidence

/// What names are told apart by: their words, `&` read as "and", the article left out.
struct NameKey: Hashable, Sendable {
  let words: [String]
  /// The words without those of the legal form.
  let stem: [String]

  var hasForm: Bool { stem != words }
  var text: String { words.joined() }

  init(_ name: String) {
    let spelled = name.map { $0 == "&" ? " and " : String($0) }.joined()
    let words = spelled.split { " ,/".contains($0) }.map { Self.bare(String($0)) }
      .filter { !$0.isEmpty }
    self.words = words.first == "the" ? Array(words.dropFirst()) : words
    stem = Self.stem(self.words)
  }

  /// A word as names are compared by it.
  static func bare(_ word: String) -> String {
    if word == "&" { return "and" }
    let letters = TextFolding.fold(word).filter { $0.isLetter || $0.isNumber }
    return shortForms[letters] ?? letters
  }

  /// Whether two names can be those of one company: equal but for a legal form that one leaves
  /// out, or one cut short.
  ///
  /// `House GmbH & Co. KG` is the end of `Brand House GmbH & Co. KG`.
  func isSame(as other: NameKey) -> Bool {
    if text == other.text { return true }
    if stem == other.stem, !hasForm || !other.hasForm { return true }
    let (short, long) = text.count < other.text.count ? (self, other) : (other, self)
    if short.isHan { return isHanPart(short, of: long) }
    guard short.stem.joined().count >= 4 else { return false }
    if short.hasForm {
      return long.hasForm
        && (long.words.suffix(short.words.count).elementsEqual(short.words)
          || long.stem == short.stem && long.words.starts(with: short.words))
    }
    return long.stem.starts(with: short.words)
      || long.stem.suffix(short.words.count).elementsEqual(short.words)
  }

  private var isHan: Bool { text.unicodeScalars.contains { $0.value >= 0x3400 } }

  private func isHanPart(_ short: NameKey, of long: NameKey) -> Bool {
    guard short.text.count >= 4 else { return false }
    return short.hasForm
      ? long.text.hasSuffix(short.text)
      : long.stem.joined().hasPrefix(short.text) || long.stem.joined().hasSuffix(short.text)
  }

  private static let shortForms = [
    "limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co",
  ]
  private static let forms: Set<String> = [
    "ltd", "llc", "inc", "corp", "gmbh", "ag", "kg", "ug", "ohg", "gbr", "ek", "e", "k", "se",
    "sarl", "sas", "sasu", "sa", "eurl", "srl", "spa", "sl", "slu", "bv", "nv", "vof", "ltda",
    "lda", "ab", "as", "aps", "oy", "plc", "llp", "lp", "pty", "pte", "sdn", "bhd", "kk", "co",
    "mbh", "kft", "sro", "doo", "pvt", "and", "s", "coop", "v", "haftungsbeschrankt", "sca", "snc",
    "scs", "sapa", "scrl", "srls", "sprl", "cvba", "kgaa", "ou", "uab", "sia", "ood", "eood", "asa",
    "ehf", "oyj", "ulc", "sc", "sll", "eirl",
  ]
  private static let hanForms = [
    "有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "株式会社", "公司",
  ]

  private static func stem(_ words: [String]) -> [String] {
    var stem = words
    while stem.count > 1, let last = stem.last, forms.contains(last) { stem.removeLast() }
    guard stem.count == words.count, let last = words.last,
      let form = hanForms.first(where: { last.hasSuffix($0) && last.count > $0.count + 1 })
    else { return stem }
    return stem.dropLast() + [String(last.dropLast(form.count))]
  }
}
